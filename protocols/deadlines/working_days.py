"""WorkingCalendar: the working days of one council, and why other days are closed."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple

FIRST_DAY = date(2012, 1, 1)  # the first year gov.uk publishes
DAYS_AFTER_THE_END = 3 * 366  # so that a promise made on the last known day still gets a date
ONE_DAY = timedelta(days=1)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class CalendarEnds(ValueError):
    """A day outside the tables was asked for; the message is a sentence."""


class EarlyClosing(NamedTuple):
    """When the offices close on a day that counts, local time, and why."""

    at: time
    why: str


NEVER_EARLY: Mapping[date, EarlyClosing] = {}


@lru_cache(maxsize=8)
def _tables(
    closed: frozenset[date], starts_on: date, end: date
) -> tuple[tuple[date, ...], tuple[int, ...], tuple[int, ...]]:
    """Every working day in order; how many of them lie before each day; and with the day itself.

    A calendar is made again every minute, and mostly of the same days.
    """
    days: list[date] = []
    before: list[int] = []
    upto: list[int] = []
    for ordinal in range(starts_on.toordinal(), end.toordinal()):
        day = date.fromordinal(ordinal)
        before.append(len(days))
        if day.weekday() < 5 and day not in closed:
            days.append(day)
        upto.append(len(days))
    return tuple(days), tuple(before), tuple(upto)


class WorkingCalendar:
    """Monday to Friday, less the days in `closed`. All dates are local dates.

    `ends_on` is the last day whose holidays are known. The tables run three years on, counting
    plain weekdays, so that work does not stop when the holidays have not been published yet;
    `covers` tells the two apart.
    """

    def __init__(
        self,
        closed: Mapping[date, str],
        ends_on: date,
        starts_on: date = FIRST_DAY,
        early: Mapping[date, EarlyClosing] = NEVER_EARLY,
    ) -> None:
        """`closed` gives each closed day its reason, such as "Christmas Day". `early` has days that
        count, and when the offices close on them."""
        self.early = dict(early)
        self.closed, self.starts_on, self.ends_on = dict(closed), starts_on, ends_on
        self._origin = starts_on.toordinal()
        after_the_end = date.fromordinal(ends_on.toordinal() + DAYS_AFTER_THE_END)
        self._days, self._before, self._upto = _tables(
            frozenset(self.closed), starts_on, after_the_end
        )

    def with_closures(self, days: Iterable[date]) -> "WorkingCalendar":
        """The same calendar with more days closed; a holiday keeps its name."""
        more = dict.fromkeys(days, "Council closed")
        return WorkingCalendar(more | self.closed, self.ends_on, self.starts_on, self.early)

    def covers(self, day: date) -> bool:
        """Whether the holidays around this day are known."""
        return self.starts_on <= day <= self.ends_on

    def why_closed(self, day: date) -> str | None:
        """Saturday, Christmas Day, "Council closed: staff training day"; None if the day counts."""
        if day.weekday() >= 5:
            return WEEKDAYS[day.weekday()]
        return self.closed.get(day)

    def closed_early(self, received: datetime) -> EarlyClosing | None:
        """The early closing that a local moment on a working day came after."""
        day = received.date()
        closing = self.early.get(day) if self.is_working(day) else None
        return closing if closing and received.time() > closing.at else None

    def is_working(self, day: date) -> bool:
        return day.weekday() < 5 and day not in self.closed

    def add(self, day: date, n: int) -> date:
        """The n-th working day after `day`, or before it when n is negative; the day itself for 0.

        `day` need not be a working day. Raises CalendarEnds outside the tables.
        """
        position = day.toordinal() - self._origin
        try:
            if n > 0 <= position:
                return self._days[self._upto[position] + n - 1]
            if n < 0 <= position and self._before[position] + n >= 0:
                return self._days[self._before[position] + n]
        except IndexError:
            pass
        if n == 0:
            return day
        raise self._ends()

    def between(self, start: date, end: date) -> int:
        """Working days after `start` up to and including `end`; negative when `end` is earlier."""
        return self._upto[self._position(end)] - self._upto[self._position(start)]

    def next_working(self, day: date) -> date:
        """The day itself if it counts, else the next day that does."""
        place = self._before[self._position(day)]
        if place == len(self._days):
            raise self._ends()
        return self._days[place]

    def _position(self, day: date) -> int:
        position = day.toordinal() - self._origin
        if not 0 <= position < len(self._upto):
            raise self._ends()
        return position

    def _ends(self) -> CalendarEnds:
        return CalendarEnds(
            f"The working calendar runs from {self.starts_on:%-d %B %Y} to {self.ends_on:%-d %B %Y}"
            " and a few years of plain weekdays after it. The date asked for is outside."
        )


def each_day(start: date, stop: date) -> Iterator[date]:
    """Local dates from `start` up to, not including, `stop`."""
    while start < stop:
        yield start
        start += ONE_DAY
