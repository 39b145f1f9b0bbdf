"""Periods of whole months that figures can be about."""

from datetime import date
from typing import NamedTuple

QUARTERS_BACK = 8
MONTHS_OF_TREND = 12


class Months(NamedTuple):
    """Whole months: the first day of the first one, and the first day after the last one."""

    first: date
    after: date

    @property
    def number(self) -> int:
        return month_number(self.after) - month_number(self.first)

    @property
    def before(self) -> "Months":
        """As many months, just before these."""
        return Months(month_before(self.first, self.number), self.first)

    def each(self) -> list[date]:
        return [month_before(self.after, back) for back in range(self.number, 0, -1)]

    def __str__(self) -> str:
        """October to December 2026, or November 2026 to January 2027."""
        last = month_before(self.after, 1)
        if last == self.first:
            return f"{last:%B %Y}"
        year = f" {self.first.year}" if self.first.year != last.year else ""
        return f"{self.first:%B}{year} to {last:%B %Y}"


def month_number(day: date) -> int:
    return day.year * 12 + day.month - 1


def month_before(day: date, back: int) -> date:
    """The first day of the month that is so many months before the one of this day."""
    year, month = divmod(month_number(day) - back, 12)
    return date(year, month + 1, 1)


def trend_before(months: Months) -> Months:
    """The year up to the end of these months."""
    return Months(month_before(months.after, MONTHS_OF_TREND), months.after)


def months_to_read(months: Months) -> Months:
    """These, those of the trend, and those that these are compared with."""
    return Months(min(trend_before(months).first, months.before.first), months.after)


def months_to_choose(today: date, *, only_quarters: bool) -> dict[str, Months]:
    """Periods by their name in the address, the usual one first. Where small numbers are hidden,
    only quarters that are over: no two of them overlap, so that no number is the difference of
    two others."""
    this = month_before(today, 0)
    back = this.month % 3 - 1 if this.month % 3 else 2
    quarter = month_before(this, back)
    found = (
        {}
        if only_quarters
        else {
            "3": Months(month_before(this, 3), this),
            "12": Months(month_before(this, 12), this),
            "now": Months(this, month_before(this, -1)),
        }
    )
    for number in range(QUARTERS_BACK):
        after = month_before(quarter, 3 * number)
        first = month_before(after, 3)
        found[f"{first.year}-{first.month // 3 + 1}"] = Months(first, after)
    return found
