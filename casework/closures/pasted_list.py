"""A pasted list of closure days, one a line: "29 December 2026 Council closed"."""

import re
from datetime import date, timedelta

from foundation.fields import MONTHS
from protocols.deadlines.working_days import WEEKDAYS, WorkingCalendar
from protocols.words import full_day

EXAMPLE = "29 December 2026 Council closed"
MOST_LINES = 100  # lines at once
DAYS_BACK, YEARS_AHEAD = 31, 3
LONGEST_REASON = 150  # characters

LINE = re.compile(
    r"(?:(?P<weekday>[a-z]+day)[,\s]+)?"
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s/.-]+(?P<month>[a-z]+|\d{1,2})[\s,/.-]+(?P<year>\d{4})"
    r"(?:[\s,:;–-]++(?P<why>.*))?",
    re.IGNORECASE,
)
ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?:[\s,:;–-]++(?P<why>.*))?")

Day = tuple[date, str]


class WrongDay(ValueError):
    """A sentence on what is wrong with one day, and what would be right."""


def read_pasted_list(
    text: str, calendar: WorkingCalendar, today: date
) -> tuple[list[Day], list[str]]:
    """The days of a list with their reasons, and a sentence for each line that is wrong."""
    days: dict[date, str] = {}
    problems = []
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), start=1)]
    written = [(number, line) for number, line in lines if line]
    if len(written) > MOST_LINES:
        return [], [f"There are {len(written):,} lines. Paste {MOST_LINES} or fewer at a time"]
    for number, line in written:
        try:
            day, why = day_and_reason_of(line)
            if problem := problem_with_day(day, calendar, today):
                raise WrongDay(problem)
            if day in days:
                raise WrongDay(f"{full_day(day)} is on an earlier line too. Delete one of them")
            days[day] = why
        except WrongDay as wrong:
            problems.append(f"Line {number}, “{line[:60]}”: {wrong}")
    return list(days.items()), problems


def day_and_reason_of(line: str) -> Day:
    """The local date and the reason on a line; raises Wrong."""
    match = LINE.fullmatch(line) or ISO.fullmatch(line)
    if not match:
        raise WrongDay(f"start with a date, such as {EXAMPLE}")
    parts = match.groupdict()
    day = date_of_parts(parts["year"], parts["month"], parts["day"])
    named = (parts.get("weekday") or "").capitalize()
    if named and named != WEEKDAYS[day.weekday()]:
        raise WrongDay(f"{day.day} {day:%B %Y} is a {WEEKDAYS[day.weekday()]}")
    why = " ".join((parts["why"] or "").split())
    if not why:
        raise WrongDay(f"add a reason after the date, such as {EXAMPLE}")
    if len(why) > LONGEST_REASON:
        raise WrongDay(
            f"the reason is {len(why)} characters long. Shorten it to {LONGEST_REASON} or fewer"
        )
    return day, why


def date_of_parts(year: str, month: str, day: str) -> date:
    short = month.lower()[:3]
    if not month.isdecimal() and short not in MONTHS:
        raise WrongDay(f"“{month}” is not a month")
    try:
        return date(
            int(year), int(month) if month.isdecimal() else MONTHS.index(short) + 1, int(day)
        )
    except ValueError:
        raise WrongDay("this is not a real date") from None


def problem_with_day(day: date, calendar: WorkingCalendar, today: date) -> str:
    """Why a local date cannot become a closure day, or need not; nothing if it can."""
    first, last = today - timedelta(days=DAYS_BACK), date(today.year + YEARS_AHEAD, 12, 31)
    if not first <= day <= last:
        return f"enter a date from {first.day} {first:%B %Y} to {last.day} {last:%B %Y}"
    if day.weekday() >= 5:
        return f"{full_day(day)} is at a weekend, so you do not need to add it"
    if why := calendar.why_closed(day):
        return f"{full_day(day)} is already a non-working day ({why}), so you do not need to add it"
    return ""
