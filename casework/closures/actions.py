"""Changing the calendar: closure days are written and open promises re-dated."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from casework.closures import policy, redating
from foundation.history import remove_row, write_new
from people.models import User, system_user
from protocols import calendar
from protocols.calendar import Holiday, calendar_with
from protocols.models import ClosureDay
from protocols.words import full_day

DATES_CHANGED_MEANWHILE = (
    "The dates that would move have changed since you looked. Nothing has been saved. Check"
    " again, then confirm"
)


@dataclass(frozen=True)
class CalendarChange:
    """Closure days to come, each a local date and why, and days to go."""

    adding: tuple[tuple[date, str], ...] = ()
    removing: tuple[date, ...] = ()

    def calendars(self) -> redating.Calendars:
        """The working calendars as they would be."""
        adding = dict(self.adding)
        return lambda division: calendar_with(division, adding=adding, removing=self.removing)


@transaction.atomic
def change_days(change: CalendarChange, *, by: User, shown: str = "") -> int:
    """Write the days and move the open promises that they touch; how many dates moved.

    `shown` is the fingerprint of the moves that this person was shown. Raises PermissionDenied,
    or ValidationError with a sentence when somebody was first or other dates move by now; then
    nothing is written.
    """
    policy.can_edit_calendar(by).or_raise()
    calendar.lock_calendar()
    refuse_conflicting_days(change)
    added = [ClosureDay(day=day, why=why) for day, why in change.adding]
    write_new(added, by=by, reason="added")
    for row in ClosureDay.objects.filter(day__in=change.removing):
        remove_row(row, by=by, reason="removed")
    transaction.on_commit(calendar.forget_calendars)
    moved = redating.redate_open_promises(calendar_with, timezone.now(), by=by)
    if shown and shown != redating.fingerprint_of_moves(moved):
        raise ValidationError(DATES_CHANGED_MEANWHILE)
    return len(moved)


def refuse_conflicting_days(change: CalendarChange) -> None:
    """Somebody else may have added or removed the same day since the page was opened."""
    changed_days = [*dict(change.adding), *change.removing]
    closed = set(ClosureDay.objects.filter(day__in=changed_days).values_list("day", flat=True))
    twice = [f"{full_day(d)} is already a closure day." for d, _ in change.adding if d in closed]
    gone = [
        f"{full_day(d)} is no longer a closure day." for d in change.removing if d not in closed
    ]
    if twice or gone:
        raise ValidationError(twice + gone)


@transaction.atomic
def add_published_holidays(published: Iterable[Holiday]) -> tuple[int, int]:
    """Write newly published holidays and re-date; how many days were new, how many dates moved.

    Run without news it mends what another process dated by the calendar it still remembered.
    """
    portal = system_user()
    new = calendar.add_holidays(published, by=portal, reason="published")
    transaction.on_commit(calendar.forget_calendars)
    return new, len(redating.redate_open_promises(calendar_with, timezone.now(), by=portal))
