"""How times, days and amounts are said: council English, one place."""

from datetime import date, datetime, time

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def clock_time(at: time | datetime) -> str:
    """A local time as "6:12pm", "5pm", "midday"; seconds are left out."""
    if (at.hour, at.minute) in ((0, 0), (12, 0)):
        return "midnight" if at.hour == 0 else "midday"
    hour, half = at.hour % 12 or 12, "am" if at.hour < 12 else "pm"
    return f"{hour}:{at.minute:02}{half}" if at.minute else f"{hour}{half}"


def full_day(day: date) -> str:
    """A local date as "Tuesday 29 December 2026"."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def amount_of(amount: int, unit: str) -> str:
    """5 and "working days" as "five working days", 1 and "weeks" as "one week"."""
    number = NUMBERS[amount] if amount < len(NUMBERS) else str(amount)
    return f"{number} {unit.removesuffix('s') if amount == 1 else unit}"


def as_clause(why: str) -> str:
    """A reason said inside a sentence: "council closed, staff training day", "Christmas Day"."""
    if why.startswith("Council closed: "):
        return "council closed, " + why.removeprefix("Council closed: ")
    return why.replace("Waiting", "waiting", 1)
