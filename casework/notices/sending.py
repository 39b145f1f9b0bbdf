"""Sending a notice of the ledger: claimed, mailed, and marked in the same transaction."""

import logging
from datetime import timedelta

from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone

from casework.models import Notice, NoticeState
from casework.notices.mail import mail_of_notice

logger = logging.getLogger(__name__)
MOST_ATTEMPTS = 10


@transaction.atomic
def send_next(connection: BaseEmailBackend, pk: int | None = None) -> bool:
    """Send the first due notice with a reference that nobody else is sending, or the one of this
    key. False when there is none."""
    now = timezone.now()
    claimed = Notice.objects.due(now).select_for_update(skip_locked=True, of=("self",))
    claimed = claimed.filter(pk=pk) if pk else claimed.exclude(reference="")
    notice = claimed.select_related("addressee").first()
    if notice is None:
        return False
    notice.attempts += 1
    try:
        if notice.addressee.is_active:
            connection.send_messages([mail_of_notice(notice)])
        notice.state, notice.sent_at, notice.error = NoticeState.SENT, now, ""
    except Exception as failed:  # whatever a mail server does, one notice must not stop the others
        logger.warning("Notice %s was not sent: %s", notice.pk, type(failed).__name__)
        connection.close()
        put_off(notice, failed)
    notice.save(update_fields=["state", "attempts", "sent_at", "error", "due_at"])
    return True


def put_off(notice: Notice, failed: Exception) -> None:
    """Try again later; give up after ten attempts."""
    notice.error = str(failed)[:300]
    notice.due_at = timezone.now() + delay_after(notice.attempts)
    if notice.attempts >= MOST_ATTEMPTS:
        notice.state = NoticeState.FAILED


def delay_after(attempts: int) -> timedelta:
    """1, 2, 4 … minutes, a day at most."""
    return timedelta(minutes=min(2**attempts // 2, 1440))
