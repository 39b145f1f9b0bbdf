"""Changing the calendar: closure days are written and open promises re-dated."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from casework.closures import policy, redating
from foundation import sweeps
from foundation.history import remove_row, write_new
from people.models import User, system_user
from protocols import bank_holidays, calendar
from protocols.bank_holidays import Differences
from protocols.calendar import CalendarChange, calendar_with
from protocols.holiday_sources.published import Holiday
from protocols.models import BankHoliday, ClosureDay
from protocols.words import full_day

DATES_CHANGED_MEANWHILE = (
    "The dates that would move have changed since you looked. Nothing has been saved. Check"
    " again, then confirm"
)


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
    write_new(closure_days(change), by=by, reason="added")
    for row in ClosureDay.objects.filter(day__in=change.removing):
        remove_row(row, by=by, reason="removed")
    if change.striking or change.observing:
        change_holidays(change, by=by)
    transaction.on_commit(calendar.forget_calendars)
    late_days = change.passed(timezone.localdate()) if change.also_late else ()
    now = timezone.now()
    moved = redating.redate_open_promises(calendar_with, now, by=by, late_days=late_days)
    if shown and shown != redating.fingerprint_of_moves(moved):
        raise ValidationError(DATES_CHANGED_MEANWHILE)
    return len(moved)


def change_holidays(change: CalendarChange, *, by: User) -> None:
    holidays = BankHoliday.objects.of(change.division)
    struck = holidays.filter(day__in=change.striking)
    bank_holidays.strike_out(struck, why=change.why, by=by)
    bank_holidays.strike_out(holidays.filter(day__in=change.observing), why="", by=by)


def closure_days(change: CalendarChange) -> list[ClosureDay]:
    passed = change.passed(timezone.localdate()) if change.also_late else ()
    closed = [ClosureDay(day=day, why=why, also_late=day in passed) for day, why in change.adding]
    early = [ClosureDay(day=day, why=one.why, closes_at=one.at) for day, one in change.early]
    return closed + early


def refuse_conflicting_days(change: CalendarChange) -> None:
    """Somebody else may have changed the same day since the page was opened."""
    closed = set(ClosureDay.objects.filter(day__in=change.days).values_list("day", flat=True))
    holidays = BankHoliday.objects.of(change.division).filter(day__in=change.days)
    rows = list(holidays.values_list("day", "struck_out")) if change.division else []
    observed = {day for day, why in rows if not why}
    struck = {day for day, why in rows if why}
    problems = [
        (
            "is already a closure day",
            [d for d in (*dict(change.adding), *dict(change.early)) if d in closed],
        ),
        ("is no longer a closure day", [day for day in change.removing if day not in closed]),
        ("is not a bank holiday now", [day for day in change.striking if day not in observed]),
        ("has not been struck out", [day for day in change.observing if day not in struck]),
    ]
    if sentences := [f"{full_day(day)} {what}." for what, days in problems for day in days]:
        raise ValidationError(sentences)


@transaction.atomic
def follow_published_holidays(published: Iterable[Holiday]) -> tuple[Differences, int]:
    """Write what GOV.UK lists, remove what it no longer lists, and re-date; what was different, and
    how many dates moved. The check is recorded with it.

    Raises HolidaysUnavailable for a list that cannot be right; then nothing is written.
    """
    portal, today = system_user(), timezone.localdate()
    found = bank_holidays.follow_list(published, today=today, by=portal)
    bank_holidays.record_check()
    return found, redate_again()


@transaction.atomic
def redate_again() -> int:
    """Re-date what another process dated by the calendar it still remembered; how many moved."""
    transaction.on_commit(calendar.forget_calendars)
    failed_before = sweeps.retry_times(redating.SWEEP)
    moved = redating.redate_open_promises(calendar_with, timezone.now(), by=system_user())
    sweeps.forget_what_did_not_fail(redating.SWEEP, failed_before)
    return len(moved)
