"""Notices that may have been sent: the worker was killed, or the mail server answered too late.

They are counted in `times_uncertain`. Sent again, once, are only those in SENT_AGAIN.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from casework.models import Notice, NoticeState
from casework.notices.mail_server import delay_after

# Longer than a task of the worker can run, so that nobody is still sending it.
ABANDONED_AFTER = timedelta(minutes=10)
MOST_TIMES = 2
NO_ANSWER = "The portal stopped before the mail server answered."
# By event: receiving it twice is better than never. Reminders are, whatever their event.
SENT_AGAIN = frozenset(
    {
        # somebody has to act, and may not know it
        "asked",
        "asked-to-share",
        "assigned",
        "catch-up",
        "challenged",
        "chased",
        "flagged",
        "followed-up",
        "for-decision",
        "proposed",
        "questioned",
        "referred",
        # somebody waits for it
        "added",
        "announced",
        "announcement-withdrawn",
        "advised",
        "answered",
        "decided",
        "declined",
        "held",
        "replied",
        "settled",
        "file-refused",
        # ways into the portal, and changes to them
        "invitation",
        "password-link",
        "no-account",
        "address-proposed",
        "address-changed",
        "mail-refused",
        # stands for everything that waited for it
        "morning",
        # names no case and is like any other, so twice tells nothing
        "something",
    }
)
# So do all about posts that take two people, and about absences.
SENT_AGAIN_STARTS = ("post-", "first-", "absence-")


def is_sent_again(notice: Notice) -> bool:
    """Whether twice is better than never, for a notice that may have arrived."""
    event = notice.event
    return bool(notice.step) or event in SENT_AGAIN or event.startswith(SENT_AGAIN_STARTS)


def settle_unanswered(notice: Notice, why: str) -> None:
    """What follows for one whose answer never came, in the row as it is in memory."""
    notice.error = why
    notice.times_uncertain += 1
    if is_sent_again(notice) and notice.times_uncertain < MOST_TIMES:
        notice.state = NoticeState.WAITING
        notice.retry_at = timezone.now() + delay_after(notice.attempts)


def settle_abandoned(now: datetime) -> int:
    """Those that a worker claimed and never settled. Returns how many."""
    rows = Notice.objects.abandoned(now - ABANDONED_AFTER).values_list("pk", flat=True)
    return sum(settle_one(pk, now) for pk in list(rows))


@transaction.atomic
def settle_one(pk: int, now: datetime) -> bool:
    rows = Notice.objects.abandoned(now - ABANDONED_AFTER)
    notice = rows.select_for_update(skip_locked=True).filter(pk=pk).first()
    if notice is None:
        return False
    settle_unanswered(notice, NO_ANSWER)
    notice.save(update_fields=["state", "error", "times_uncertain", "retry_at"])
    return True
