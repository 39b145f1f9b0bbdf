"""Work from a formal decision: it is recorded, and marked as done."""

from django.db import transaction
from django.utils import timezone

from enquiries.decisions import policy
from enquiries.models import DecidedWork
from foundation.history import write
from foundation.turns import wait_for_turn
from people.models import User
from protocols.models import Protocol


@transaction.atomic
def record_work(version: Protocol, work: DecidedWork, *, by: User) -> DecidedWork:
    """Save a new task that names its decision. The same key is the same task, also once it is done;
    two tasks of one decision can have the same words."""
    policy.can_record_work(by, version).or_raise()
    wait_for_turn("work", by.pk)
    recorded = DecidedWork.objects.filter(recorded_by=by).exclude(key=None)
    if before := recorded.filter(key=work.key).first():
        return before
    write(work, by=by, reason="recorded", recorded_by=by, recorded_at=timezone.now())
    return work


@transaction.atomic
def finish_work(work: DecidedWork, *, by: User) -> None:
    work = DecidedWork.objects.select_for_update(of=("self",)).get(pk=work.pk)
    policy.can_finish_work(by, work).or_raise()
    write(work, by=by, reason="done", done_at=timezone.now())
