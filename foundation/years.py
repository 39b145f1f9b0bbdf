"""A year back, on the calendar: twelve months have 365 days or 366."""

from datetime import date, timedelta

A_DAY = timedelta(days=1)


def a_year_before(day: date) -> date:
    """The same day of the year before; 28 February for 29 February."""
    leap_day = (day.month, day.day) == (2, 29)
    return (day - A_DAY if leap_day else day).replace(year=day.year - 1)


def twelve_months_to(until: date) -> date:
    """The first of the twelve months that end on a local date, both days counted."""
    return a_year_before(until + A_DAY)
