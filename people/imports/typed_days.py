"""Days as people type them into spreadsheets: 2027-05-07, 7/5/2027, 7 May 2027, 07.05.27, and the
serial number that Excel keeps of a date."""

import re
from datetime import date, timedelta

from foundation.fields import MONTHS

YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]00:00(?::00)?)?")
DAY_FIRST = re.compile(r"(\d{1,2})[/. -](\d{1,2}|[a-z]{3,9})[/. -](\d{2}|\d{4})", re.IGNORECASE)
SERIAL = re.compile(r"\d{5}")
SERIAL_STARTS = date(1899, 12, 30)  # day 0 of a workbook, as every program counts
FIRST_YEAR, LAST_YEAR = 1950, 2099


def day_typed(text: str) -> date | None:
    """The date that was typed, the day before the month; None if there is no such date."""
    if match := YEAR_FIRST.fullmatch(text):
        return real_day(*match.groups())
    if match := DAY_FIRST.fullmatch(text):
        day, month, year = match.groups()
        return real_day(f"20{year}" if len(year) == 2 else year, month, day)
    if SERIAL.fullmatch(text):
        return known_year(SERIAL_STARTS + timedelta(days=int(text)))
    return None


def real_day(year: str, month: str, day: str) -> date | None:
    name = month.lower()[:3]
    number = MONTHS.index(name) + 1 if name in MONTHS else month
    try:
        return known_year(date(int(year), int(number), int(day)))
    except ValueError:
        return None


def known_year(day: date) -> date | None:
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None
