"""What do the pages of the calendar show: the closed days of a year, and what a change moves?"""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from django.db.models import Max, Min
from django.urls import reverse

from casework.closures import redating
from casework.closures.actions import Change
from casework.closures.batches import case_model, promise_models
from casework.closures.redating import Told
from casework.models import Case
from people.models import User
from protocols.calendar import closed_because
from protocols.choices import Division
from protocols.models import BankHoliday, ClosureDay
from protocols.words import full_day

PAGE = 25


class Row(NamedTuple):
    """One promise that would move, and by what its case is known."""

    told: Told
    reference: str


def years(today: date) -> tuple[int, int]:
    """The first and the last year of which anything is known."""
    ends = [
        model.objects.aggregate(first=Min("day"), last=Max("day"))
        for model in (BankHoliday, ClosureDay)
    ]
    days = [day for found in ends for day in found.values() if day] + [today]
    return min(days).year, max(days).year


def holidays(division: str, year: int) -> list[tuple[date, str]]:
    """The bank holidays of one division in a year; of any of the UK, each day once."""
    rows = BankHoliday.objects.filter(day__year=year).order_by("day", "-division")
    if division != Division.ANY_OF_THE_UK:
        rows = rows.filter(division=division)
    return list(dict(rows.values_list("day", "title")).items())


def closures(year: int, today: date) -> list[dict[str, Any]]:
    """The council's own days of a year; one that has passed is part of how dates were made."""
    rows = ClosureDay.objects.filter(day__year=year).order_by("day")
    return [
        {"day": row.day, "why": closed_because(row.why), "remove_url": remove_url(row.day, today)}
        for row in rows
    ]


def remove_url(day: date, today: date) -> str:
    return reverse("casework:remove-day", args=[day.isoformat()]) if day >= today else ""


def closure_on(day: str) -> ClosureDay | None:
    """The closure day of a date as an address has it; None for anything else."""
    try:
        return ClosureDay.objects.filter(day=date.fromisoformat(day)).first()
    except ValueError:
        return None


def would_move(change: Change, now: datetime) -> list[Row]:
    """The promises that would move, the first date first; none of a sealed file is among them."""
    found: dict[type[Case], list[Told]] = {}
    for move in redating.moves(redating.Anew(change.calendars()), now):
        if move.moves and not case_model(move.alike.model).SEALED:
            for told in move.told():
                found.setdefault(told.model, []).append(told)
    rows = [row for model, moved in found.items() for row in referred_to(model, moved)]
    return sorted(rows, key=lambda row: (row.told.was, row.reference))


def referred_to(model: type[Case], moved: Sequence[Told]) -> list[Row]:
    cases: Any = model._default_manager
    keys = {told.case for told in moved}
    references = dict(cases.filter(pk__in=keys).values_list("pk", "reference"))
    return [Row(told, references[told.case]) for told in moved]


def linked(rows: Sequence[Row], user: User) -> list[dict[str, Any]]:
    """Rows of one page; a case that this reader may see is a link."""
    seen: dict[tuple[type[Any], int], str] = {}
    by_model = sorted((row.told for row in rows), key=lambda told: told.model.__name__)
    for model, some in groupby(by_model, key=attrgetter("model")):
        cases: Any = model._default_manager
        visible = cases.visible_to(user).filter(pk__in=[told.case for told in some])
        seen |= {(model, case.pk): case.get_absolute_url() for case in visible}
    return [
        told._asdict() | {"reference": reference, "url": seen.get((told.model, told.case), "")}
        for told, reference in rows
    ]


def finding(number: int, change: Change) -> str:
    """What the change does to what is open, in one sentence."""
    days = [day for day, _ in change.adding] + list(change.removing)
    which = full_day(days[0]) if len(days) == 1 else f"these {len(days)} days"
    verb = "Closing on" if change.adding else "Opening on"
    if not number:
        return f"{verb} {which} would not move any promised dates."
    dates = "1 promised date" if number == 1 else f"{number:,} promised dates"
    return f"{verb} {which} would move {dates}."


def also(now: datetime) -> list[str]:
    """What stays as it is, and what is not shown."""
    late = redating.number_late(now)
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
