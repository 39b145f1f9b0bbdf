"""Openings of confidential records, counted by year: not which record, and not who opened it.

A year is counted when it is over, as figures about complaints are. A number is shown if it is of at
least five different records. Records that the reader reads themselves are left out, or they could
be subtracted.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import Count, Model
from django.utils import timezone

from casework.sealing import keys
from complaints.blind_index import record_tag
from complaints.figures import years_with_figures
from complaints.models import Complaint, Record
from foundation.disclosure import HIDDEN, SMALLEST_SHOWN
from foundation.types import Untyped
from people.models import User
from relations.models import (
    Declaration,
    DeclarationAccess,
    EmploymentAccess,
    EmploymentCase,
    GroupNote,
    GroupNoteOpening,
)

Counted = Iterable[tuple[int, object, int]]  # year, record, lines of its access log


class YearsOfKind(NamedTuple):
    """A row of the table: what was opened, and the number of each year as it is shown."""

    label: str
    cells: list[tuple[str, int]]


def of_complaints(user: User) -> Counted:
    """An attempt at a reference that does not exist is in the same log, and is no record."""
    if not keys.can_seal():
        return []
    theirs = Complaint.objects.visible_to(user).values("pk")
    others = Complaint.objects.exclude(pk__in=theirs).values_list("reference", flat=True)
    rows = Record.objects.filter(about__in=[record_tag(reference) for reference in others])
    return by_year(rows, "about")


def of_table(
    log: type[Model], record: type[Model], path: str, column: str = "pk"
) -> Callable[[User], Counted]:
    """For a log whose column `path` leads to the record."""

    def counted(user: User) -> Counted:
        table, records = untyped(log).objects, untyped(record).objects
        return by_year(
            table.exclude(**{f"{path}__in": records.visible_to(user).values(column)}), path
        )

    return counted


def untyped(model: Untyped) -> Untyped:
    return model


def by_year(rows: Untyped, record: str) -> Counted:
    counted = rows.order_by().values_list("at__year", record).annotate(number=Count("pk"))
    found: Counted = counted.order_by("at__year", record)
    return found


KINDS: dict[str, Callable[[User], Counted]] = {
    "Complaints": of_complaints,
    "Declared connections": of_table(DeclarationAccess, Declaration, "declaration"),
    "Employment cases": of_table(EmploymentAccess, EmploymentCase, "case"),
    "Notes of group meetings": of_table(GroupNoteOpening, GroupNote, "case", "case"),
}


def years_shown(today: date | None = None) -> list[int]:
    return years_with_figures(today or timezone.localdate())


def openings_by_year(user: User) -> list[YearsOfKind]:
    """As many statements for any number of records."""
    years = years_shown()
    return [YearsOfKind(label, year_cells(years, ask(user))) for label, ask in KINDS.items()]


def year_cells(years: Iterable[int], counted: Counted) -> list[tuple[str, int]]:
    lines: Counter[int] = Counter()
    records = defaultdict(set)
    for year, record, number in counted:
        lines[year] += number
        records[year].add(record)
    shown = {y: f"{lines[y]:,}" for y in years if len(records[y]) >= SMALLEST_SHOWN}
    return [(shown.get(year, HIDDEN), year) for year in years]
