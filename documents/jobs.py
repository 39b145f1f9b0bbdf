"""Timed jobs for document requests: reminders, and the removal of old drafts."""

from collections.abc import Sequence
from datetime import datetime

from celery import shared_task

from casework.models import Notice
from casework.notices import reminders as notices_reminders
from documents import departures
from documents.ladder import DocumentLadder
from documents.models import DocumentDraft, DocumentPromise
from foundation import sweeps


@shared_task
def nudge() -> int:
    """Write the reminders whose time has come. Returns how many promises were looked at."""
    return notices_reminders.write_reminders(DocumentLadder().promises(), reminders)


def reminders(batch: Sequence[DocumentPromise], now: datetime) -> list[Notice]:
    return notices_reminders.reminders_by(DocumentLadder(), batch, now)


@shared_task
def tell_of_departures() -> int:
    """Tell officers whose request is of a councillor who has left. Returns of how many."""
    return departures.tell_where_member_left()


@shared_task
def forget_drafts() -> int:
    """Remove what was typed and never sent for a month."""
    old = DocumentDraft.objects.forgotten()
    keys = old.values_list("pk", flat=True)

    def forget(key: int) -> int:
        return old.filter(pk=key).delete()[0]

    return sweeps.deal_with_each("old drafts of requests", keys, forget)
