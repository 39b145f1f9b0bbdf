"""Having emails sent again that were put off, refused or perhaps sent."""

import logging

from django.db import transaction
from django.utils import timezone

from casework.models import Notice, NoticeState
from casework.notices import mail_server
from casework.notices.overdue import stuck
from casework.unsent import policy
from people.models import User

logger = logging.getLogger(__name__)
MOST = 500  # of one press; the next takes the next


@transaction.atomic
def send_again(key: int, *, by: User) -> None:
    """Have one sent by the next sweep. Pressed twice, it is sent once."""
    notice = Notice.objects.select_for_update(of=("self",)).get(pk=key)
    policy.can_send_again(by, notice, timezone.now()).or_raise()
    put_back(notice)
    logger.info("Notice %s is sent again, by user %s.", key, by.pk)
    mail_server.try_at_once()


@transaction.atomic
def send_all_again(*, by: User) -> int:
    """The same of all that are put off, refused or perhaps sent; also of those that name no case.
    Returns how many."""
    now = timezone.now()
    rows = stuck(now).order_by("due_at", "pk").select_for_update(skip_locked=True, of=("self",))
    notices = [row for row in rows[:MOST] if policy.can_send_again(by, row, now)]
    for notice in notices:
        put_back(notice)
    logger.info("%d notices are sent again, by user %s.", len(notices), by.pk)
    mail_server.try_at_once()
    return len(notices)


def put_back(notice: Notice) -> None:
    """Due at once. Without a change the row stays as it is, and gets no new link."""
    if notice.state != NoticeState.WAITING or notice.retry_at:
        notice.state, notice.retry_at = NoticeState.WAITING, None
        notice.save(update_fields=["state", "retry_at"])
