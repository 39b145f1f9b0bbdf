"""A due date in words: the date, then how far off it is, in its unit."""

from dataclasses import dataclass, replace
from datetime import date

from protocols.deadlines.clock import Unit, WorkingCalendar
from protocols.models import PromiseKind


@dataclass(frozen=True)
class Due:
    """ "Due Thursday 3 December, 2 working days left", in its parts."""

    words_before: str
    date: date
    distance: str
    late: bool = False
    today: bool = False
    note: str = ""

    def saying(self, words: str) -> "Due":
        return replace(self, words_before=words)


def due_in_words(
    on: date, unit: str, calendar: WorkingCalendar, today: date, *, kind: str = "", note: str = ""
) -> Due:
    """The words for a local date on which something is due, seen from today."""
    if on == today:
        return Due("Due", on, "due today", today=True, note=note)
    late = on < today
    first, last = (on, today) if late else (today, on)
    if unit and Unit(unit).counts_working_days:
        count, noun = calendar.between(first, last), "working day"
    else:
        count, noun = (last - first).days, "day"
    distance = f"{count} {noun}{'' if count == 1 else 's'} {'overdue' if late else 'left'}"
    if late and not count:  # a Saturday, after a Friday
        distance = "overdue"
    promised = kind == PromiseKind.FULL_REPLY
    before = (
        ("Was promised for" if late else "Promised for")
        if promised
        else ("Was due" if late else "Due")
    )
    return Due(before, on, distance, late=late, note=note)
