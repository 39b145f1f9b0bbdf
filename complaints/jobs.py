"""Scheduled jobs of complaints: reminders to the office, and deleting old drafts.

The worker needs no private key, because tags find the readers for an office.
"""

from collections.abc import Sequence
from datetime import datetime

from celery import shared_task
from django.utils import timezone

from casework.models import Notice
from casework.notices import reminders as notices_reminders
from casework.sealing import keys
from complaints import ladder, notices
from complaints.models import ComplaintPromise, Draft, Evidence
from complaints.routing import Posts
from foundation import sweeps
from foundation.history import start_of_day


@shared_task
def nudge() -> int:
    """Write the reminders whose time has come. Returns how many promises were looked at."""
    if not keys.can_seal():
        return 0
    owed = ComplaintPromise.objects.select_related("case", "rule")
    owed = owed.prefetch_related("case__exclusions")
    return notices_reminders.write_reminders(owed, reminders, sealed=True)


def reminders(batch: Sequence[ComplaintPromise], now: datetime) -> list[Notice]:
    """They are encrypted, so none of them is for the ledger."""
    posts = Posts()
    for promise in batch:
        remind_office(promise, now, posts)
    return []


def remind_office(promise: ComplaintPromise, now: datetime, posts: Posts) -> None:
    """To the readers of the office; its next reminder is set as well."""
    case = promise.case
    steps, at = notices_reminders.steps_due(case, promise, now)
    if steps:
        ladder.remind(promise, notices.readers_by_tags(posts, case), due_at=at)


@shared_task
def forget_drafts() -> int:
    """Remove what was typed and not sent for a month, and its files."""
    old = Draft.objects.filter(changed_at__lt=start_of_day(timezone.now()) - Draft.KEPT_FOR)

    def forget(writer: str) -> int:
        Evidence.objects.filter(draft=writer).delete()
        return old.filter(writer=writer).delete()[0]

    writers = old.values_list("writer", flat=True)
    return sweeps.deal_with_each("old drafts of complaints", writers, forget, sealed=True)
