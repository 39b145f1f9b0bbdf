"""A month of the calendar: its weeks, its name, the months next to it. All days are London's."""

from calendar import Calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

# The calendar goes back and ahead as far as this, so that no address asks for more.
YEARS_EACH_WAY = 5
LONGER_THAN_A_MONTH = timedelta(days=32)
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Month:
    first: date

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day.replace(day=1))

    @property
    def after(self) -> "Month":
        return Month.of(self.first + LONGER_THAN_A_MONTH)

    @property
    def before(self) -> "Month":
        return Month.of(self.first - A_DAY)

    @property
    def address(self) -> str:
        """As an address has it: 2026-12."""
        return f"{self.first:%Y-%m}"

    @property
    def name(self) -> str:
        """December 2026."""
        return f"{self.first:%B} {self.first.year}"

    @property
    def days(self) -> list[date]:
        return [self.first + A_DAY * past for past in range((self.after.first - self.first).days)]

    @property
    def weeks(self) -> list[list[date | None]]:
        """Its days from Monday to Sunday, with None for the days of the months next to it."""
        weeks = Calendar().monthdatescalendar(self.first.year, self.first.month)
        return [[day if Month.of(day) == self else None for day in week] for week in weeks]


def is_in_calendar(day: date, today: date) -> bool:
    return abs(day.year - today.year) <= YEARS_EACH_WAY


def day_in_address(typed: str, today: date) -> date | None:
    """The day that an address names as 2026-12-09; None for nonsense and for far-off years."""
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        return None
    return day if is_in_calendar(day, today) else None


def month_in_address(typed: str, today: date) -> Month | None:
    """The month that an address names as 2026-12; None for nonsense and for far-off years."""
    day = day_in_address(f"{typed}-01", today)
    return Month.of(day) if day else None
