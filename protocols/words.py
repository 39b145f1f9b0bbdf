"""Times, days, amounts and clause numbers in words."""

import re
from datetime import date, datetime, time

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def clock_time(at: time | datetime) -> str:
    """A local time as "6:12pm" or "5pm"; seconds are left out."""
    minutes = f":{at.minute:02}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes}{'am' if at.hour < 12 else 'pm'}"


def full_day(day: date) -> str:
    """A local date as "Tuesday 29 December 2026"."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def lower_first(text: str) -> str:
    """For use inside a sentence: "discuss it first", but "Chief Executive to be consulted"."""
    first, _, rest = text.partition(" ")
    is_name = rest[:1].isupper() and first not in ("The", "A", "An")
    return text if is_name else text[:1].lower() + text[1:]


def amount_of(amount: int, unit: str) -> str:
    """5 and "working days" as "five working days", 1 and "weeks" as "one week"."""
    number = NUMBERS[amount] if amount < len(NUMBERS) else str(amount)
    return f"{number} {unit.removesuffix('s') if amount == 1 else unit}"


def clause_anchor(number: str) -> str:
    """The place of a clause on the protocol page, the part of the address after the #. No space of
    any kind can be in it."""
    return "-".join(("clause", *number.split()))


def cited_number(number: str) -> str:
    """The number by which a clause is cited: "23.5" of "23.5-p2", its second duty."""
    duty = re.sub(r"-p[0-9]+$", "", number)
    return duty.partition("-")[0] if "." in duty else duty


def reason_inside_sentence(why: str) -> str:
    """A reason said inside a sentence: "council closed, staff training day", "Christmas Day"."""
    if why.startswith("Council closed: "):
        return "council closed, " + why.removeprefix("Council closed: ")
    return why.replace("Waiting", "waiting", 1)
