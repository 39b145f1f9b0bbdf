"""The clock: the deadline of a promise, as arithmetic without Django or the database."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from protocols.deadlines.terms import (
    LONDON,
    DayRow,
    Deadline,
    Skipped,
    Terms,
    Unit,
    end_of_day,
    local,
)
from protocols.deadlines.working_days import ONE_DAY, CalendarEnds, WorkingCalendar, each_day

__all__ = [
    "LONDON",
    "CalendarEnds",
    "DayRow",
    "Deadline",
    "Pauses",
    "Skipped",
    "Terms",
    "Unit",
    "WorkingCalendar",
    "deadline",
    "end_of_day",
    "local",
]

WAITING = "Waiting for the member"

# Local dates, each pair from the first day that does not count up to the first that does again.
Pauses = Sequence[tuple[date, date]]


def deadline(
    received: datetime, terms: Terms, calendar: WorkingCalendar, paused: Pauses = ()
) -> Deadline:
    """The due date of a promise that an aware moment started. The day of receipt is day zero.

    Raises ValueError for a naive moment, CalendarEnds (one too) outside the calendar's tables.
    """
    received = local(received)
    working = terms.unit.counts_working_days
    early = calendar.closed_early(received) if working else None
    start = _start(received, terms, calendar) if working else received.date()
    end = _count(start, terms, calendar, paused)
    due = end if working or not terms.roll else _next_open(end, calendar, paused)
    return Deadline(
        received=received,
        terms=terms,
        counts_from=start,
        due_on=due,
        skipped=_skipped(start, start if working else end, due, calendar, paused),
        rolled=due != end,
        before=_closed(received.date(), start, calendar),
        early=early,
    )


def _start(received: datetime, terms: Terms, calendar: WorkingCalendar) -> date:
    """Day zero of a count of working days."""
    day = received.date()
    if not calendar.is_working(day):
        return calendar.next_working(day)
    late = terms.cut_off is not None and received.time() > terms.cut_off
    late = late or calendar.closed_early(received) is not None
    return calendar.add(day, 1) if late else day


def _count(start: date, terms: Terms, calendar: WorkingCalendar, paused: Pauses) -> date:
    """The day the amount ends on, before any roll."""
    working = terms.unit.counts_working_days
    amount = terms.amount * 7 if terms.unit is Unit.WEEKS else terms.amount
    amount += terms.unit.is_clear
    if not paused:
        return calendar.add(start, amount) if working else start + timedelta(days=amount)
    day = start
    while amount:
        day = calendar.add(day, 1) if working else day + ONE_DAY
        amount -= not _is_paused(day, paused)
    return day


def _next_open(day: date, calendar: WorkingCalendar, paused: Pauses) -> date:
    """The day itself, or the next that is worked and not paused."""
    day = calendar.next_working(day)
    while _is_paused(day, paused):
        day = calendar.add(day, 1)
    return day


def _is_paused(day: date, paused: Pauses) -> bool:
    return any(first <= day < resumed for first, resumed in paused)


def _skipped(
    start: date, closed_from: date, due: date, calendar: WorkingCalendar, paused: Pauses
) -> tuple[Skipped, ...]:
    """The days between `start` and `due` that did not count; a closed day is one of them from
    `closed_from` on, as a count of calendar days takes weekends in its stride."""
    reasons = (
        (
            day,
            (calendar.why_closed(day) if day >= closed_from else None)
            or (WAITING if _is_paused(day, paused) else None),
        )
        for day in each_day(start + ONE_DAY, due)
    )
    return tuple(Skipped(day, why) for day, why in reasons if why)


def _closed(first: date, stop: date, calendar: WorkingCalendar) -> tuple[Skipped, ...]:
    """The closed days from `first` up to, not including, `stop`."""
    reasons = ((day, calendar.why_closed(day)) for day in each_day(first, stop))
    return tuple(Skipped(day, why) for day, why in reasons if why)
