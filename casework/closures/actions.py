"""What happens when the calendar changes? Days are written, open promises re-dated."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from casework.closures import policy, redating
from foundation.history import remove, write_new
from people.models import User, system_user
from protocols import calendar
from protocols.calendar import Holiday, calendar_with
from protocols.models import ClosureDay
from protocols.words import full_day

OTHERS = (
    "The dates that would move have changed since you looked. Nothing has been saved. Check"
    " again, then confirm"
)


@dataclass(frozen=True)
class Change:
    """Closure days to come, each a local date and why, and days to go."""

    adding: tuple[tuple[date, str], ...] = ()
    removing: tuple[date, ...] = ()

    def calendars(self) -> redating.Calendars:
        """The working calendars as they would be."""
        adding = dict(self.adding)
        return lambda division: calendar_with(division, adding=adding, removing=self.removing)


@transaction.atomic
def change_days(change: Change, *, by: User, shown: str = "") -> int:
    """Write the days and move the open promises that they touch; how many dates moved.

    `shown` is the fingerprint of the moves that this person was shown. Raises PermissionDenied,
    or ValidationError with a sentence when somebody was first or other dates move by now; then
    nothing is written.
    """
    policy.can_edit_calendar(by).or_raise()
    calendar.one_at_a_time()
    refuse_what_is_done(change)
    added = [ClosureDay(day=day, why=why) for day, why in change.adding]
    write_new(added, by=by, reason="added")
    for row in ClosureDay.objects.filter(day__in=change.removing):
        remove(row, by=by, reason="removed")
    transaction.on_commit(calendar.forget)
    moved = redating.redate(calendar_with, timezone.now(), by=by)
    if shown and shown != redating.fingerprint(moved):
        raise ValidationError(OTHERS)
    return len(moved)


def refuse_what_is_done(change: Change) -> None:
    """Somebody else may have added or removed the same day since the page was opened."""
    asked = [*dict(change.adding), *change.removing]
    there = set(ClosureDay.objects.filter(day__in=asked).values_list("day", flat=True))
    twice = [f"{full_day(d)} is already a closure day." for d, _ in change.adding if d in there]
    gone = [f"{full_day(d)} is no longer a closure day." for d in change.removing if d not in there]
    if twice or gone:
        raise ValidationError(twice + gone)


@transaction.atomic
def take_holidays(published: Iterable[Holiday]) -> tuple[int, int]:
    """Write newly published holidays and re-date; how many days were new, how many dates moved.

    Run without news it mends what another process dated by the calendar it still remembered.
    """
    portal = system_user()
    new = calendar.add_holidays(published, by=portal, reason="published")
    transaction.on_commit(calendar.forget)
    return new, len(redating.redate(calendar_with, timezone.now(), by=portal))
