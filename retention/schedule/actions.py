"""Actions on the retention schedule: propose and adopt."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from foundation.history import write
from foundation.turns import made_before, wait_for_turn
from people.models import User
from retention import policy
from retention.choices import RecordKind, Then
from retention.models import Schedule, ScheduleLine

Lines = Mapping[RecordKind, tuple[int, Then]]  # years, and what happens then


@transaction.atomic
def propose_schedule(lines: Lines, *, by: User, key: UUID | None = None) -> Schedule:
    """A whole new schedule, which is in force once somebody else has adopted it. The same `key` is
    the same proposal."""
    policy.can_propose_schedule(by).or_raise()
    if made := made_before(Schedule.objects.all(), key, proposed_by=by):
        return made
    more = {"key": key} if key else {}
    schedule = Schedule(proposed_by=by, proposed_at=timezone.now(), **more)
    write(schedule, by=by, reason="proposed")
    for kind, (years, then) in lines.items():
        ScheduleLine.objects.create(schedule=schedule, kind=kind, years=years, then=then)
    return schedule


@transaction.atomic
def adopt_schedule(schedule: Schedule, *, by: User) -> Schedule:
    """Put a proposed schedule in force in place of the one before."""
    wait_for_turn("retention schedule")
    schedule = Schedule.objects.select_for_update(of=("self",)).get(pk=schedule.pk)
    policy.can_adopt_schedule(by, schedule).or_raise()
    write(schedule, by=by, reason="adopted", adopted_by=by, adopted_at=timezone.now())
    return schedule
