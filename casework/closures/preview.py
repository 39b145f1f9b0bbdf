"""Content of the calendar pages: the closed days of a year, and the dates that a change moves."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from django.db.models import Max, Min
from django.urls import reverse
from django.utils import timezone

from casework.closures import redating
from casework.closures.batches import case_model, promise_models
from casework.closures.redating import MovedDate
from casework.models import Case
from foundation.types import Context
from people.models import User
from protocols.calendar import CalendarChange, calendar_with, closed_because
from protocols.models import BankHoliday, ClosureDay
from protocols.words import clock_time, full_day

PAGE_SIZE = 25
MOST_LATE = 100  # late promises shown at once


class MovedRow(NamedTuple):
    """One promise that would move, and by what its case is known."""

    move: MovedDate
    reference: str

    def is_late(self, today: date) -> bool:
        return self.move.was < today


def calendar_years(today: date) -> tuple[int, int]:
    """The first and the last year of which anything is known."""
    ends = [
        model.objects.aggregate(first=Min("day"), last=Max("day"))
        for model in (BankHoliday, ClosureDay)
    ]
    days = [day for span in ends for day in span.values() if day] + [today]
    return min(days).year, max(days).year


def holidays_of_year(division: str, year: int, today: date, *, ours: bool) -> list[Context]:
    """The bank holidays of one division in a year; of any of the UK, each day once. One ahead can
    be struck out, if it counts for this council."""
    rows = BankHoliday.objects.of(division).filter(day__year=year).order_by("day", "-division")
    by_day = {row.day: row for row in rows}
    return [
        {
            "day": row.day,
            "title": row.title,
            "struck_out": row.struck_out,
            "url": holiday_url(row) if ours and row.day >= today else "",
        }
        for row in by_day.values()
    ]


def holiday_url(row: BankHoliday) -> str:
    page = "casework:observe" if row.struck_out else "casework:strike-out"
    return reverse(page, args=[row.day.isoformat()])


def holiday_on(day: str, division: str) -> BankHoliday | None:
    """The holiday of a date as an address has it; None for anything else."""
    try:
        rows = BankHoliday.objects.of(division).filter(day=date.fromisoformat(day))
    except ValueError:
        return None
    return rows.order_by("division").first()


def closures_of_year(year: int, today: date) -> list[Context]:
    """The council's own days of a year; one that has passed is part of how dates were made."""
    rows = ClosureDay.objects.filter(day__year=year).order_by("day")
    return [
        {"day": row.day, "why": closure_in_words(row), "remove_url": remove_url(row.day, today)}
        for row in rows
    ]


def closure_in_words(row: ClosureDay) -> str:
    if row.closes_at:
        return f"Offices close at {clock_time(row.closes_at)}: {row.why}"
    also = ". What was due on that day was moved too" if row.also_late else ""
    return f"{closed_because(row.why)}{also}"


def remove_url(day: date, today: date) -> str:
    return reverse("casework:remove-day", args=[day.isoformat()]) if day >= today else ""


def closure_on(day: str) -> ClosureDay | None:
    """The closure day of a date as an address has it; None for anything else."""
    try:
        return ClosureDay.objects.filter(day=date.fromisoformat(day)).first()
    except ValueError:
        return None


def rows_that_would_move(change: CalendarChange, now: datetime) -> list[MovedRow]:
    """The promises that would move, the first date first; none of a sealed file is among them. Of
    what is late, that is what was due on a day of the change that has passed."""
    late_days = change.passed(timezone.localdate(now))
    redater = redating.Redater(lambda division: calendar_with(division, change), late_days)
    moved_by_model: dict[type[Case], list[MovedDate]] = {}
    for move in redating.promise_moves(redater, now):
        if move.moves and not case_model(move.alike.model).SEALED:
            for moved_date in move.moved_dates():
                moved_by_model.setdefault(moved_date.model, []).append(moved_date)
    rows = [
        row for model, moved in moved_by_model.items() for row in rows_with_references(model, moved)
    ]
    return sorted(rows, key=lambda row: (row.move.was, row.reference))


def rows_with_references(model: type[Case], moved: Sequence[MovedDate]) -> list[MovedRow]:
    cases = model._default_manager.filter(pk__in={move.case for move in moved})
    references = dict(cases.values_list("pk", "reference"))
    return [MovedRow(move, references[move.case]) for move in moved]


def rows_with_links(rows: Sequence[MovedRow], user: User) -> list[Context]:
    """Rows of one page; a case that this reader may see is a link."""
    seen: dict[tuple[type[Case], int], str] = {}
    by_model = sorted((row.move for row in rows), key=lambda move: move.model.__name__)
    for model, some in groupby(by_model, key=attrgetter("model")):
        keys = [move.case for move in some]
        visible = model._default_manager.visible_to(user).filter(pk__in=keys)
        seen |= {(model, case.pk): case.get_absolute_url() for case in visible}
    return [
        move._asdict() | {"reference": reference, "url": seen.get((move.model, move.case), "")}
        for move, reference in rows
    ]


def moves_in_words(number: int, change: CalendarChange) -> str:
    """What the change does to what is open, in one sentence."""
    days = change.days
    which = full_day(days[0]) if len(days) == 1 else f"these {len(days)} days"
    verb = "Closing early on" if change.early else "Closing on" if change.closes else "Opening on"
    if not number:
        return f"{verb} {which} would not move any promised dates."
    dates = "1 promised date" if number == 1 else f"{number:,} promised dates"
    return f"{verb} {which} would move {dates}."


def early_closings_in_words(change: CalendarChange) -> list[str]:
    return [
        f"On {full_day(day)} the offices close at {clock_time(one.at)}: {one.why}. The day still"
        " counts. Anything received after that time counts from the next working day."
        for day, one in change.early
    ]


def unchanged_notes(now: datetime, moving_late: int) -> list[str]:
    """What stays as it is, and what is not shown."""
    late = redating.number_of_late_promises(now) - moving_late
    sentences = [
        "Promises already kept do not change.",
        "Follow-up deadlines already given to councillors do not change.",
    ]
    if late:
        stay = (
            "1 promise that is already late stays"
            if late == 1
            else f"{late:,} that are already late stay"
        )
        sentences.append(f"{stay} late.")
    if any(case_model(model).SEALED for model in promise_models()):
        sentences.append(
            "Dates on confidential complaints also move. They are not listed or counted."
        )
    return sentences
