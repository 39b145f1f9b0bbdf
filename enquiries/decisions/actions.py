"""Work from a formal decision: it is recorded, and marked as done."""

from django.db import transaction
from django.utils import timezone

from enquiries.decisions import policy
from enquiries.models import DecidedWork
from foundation.history import write
from foundation.turns import made_before
from people.models import User
from protocols.models import Protocol


@transaction.atomic
def record_work(version: Protocol, work: DecidedWork, *, by: User) -> DecidedWork:
    """Save a new task that names its decision. The same key is the same task, also once it is done;
    two tasks of one decision can have the same words."""
    policy.can_record_work(by, version).or_raise()
    if before := made_before(DecidedWork.objects.all(), work.key, recorded_by=by):
        return before
    write(work, by=by, reason="recorded", recorded_by=by, recorded_at=timezone.now())
    return work


@transaction.atomic
def finish_work(work: DecidedWork, *, by: User) -> None:
    work = DecidedWork.objects.select_for_update(of=("self",)).get(pk=work.pk)
    policy.can_finish_work(by, work).or_raise()
    write(work, by=by, reason="done", done_at=timezone.now())
