"""The cost of adding working days, next to a bare look-up in the same table."""

import timeit
from datetime import date, timedelta

from protocols.calendar import published_calendar
from protocols.deadlines.clock import WorkingCalendar

ROUNDS = 20


class Bare(WorkingCalendar):
    """The two look-ups without the checks around them."""

    def add(self, day: date, n: int) -> date:
        return self._days[self._upto[day.toordinal() - self._origin] + n - 1]


def nanoseconds_of_adding_days() -> tuple[float, float]:
    """For one addition of 1 to 20 working days: with checks, and bare. The best of many rounds."""
    full = published_calendar("england-and-wales")
    bare = Bare(full.closed, full.ends_on, full.starts_on)
    days = [(date(2022, 1, 1) + timedelta(days=7 * n), n % 20 + 1) for n in range(200)]

    def all_of(calendar: WorkingCalendar) -> float:
        def run() -> None:
            for day, n in days:
                calendar.add(day, n)

        return min(timeit.repeat(run, number=10, repeat=ROUNDS)) / 10 / len(days) * 1e9

    return all_of(full), all_of(bare)
