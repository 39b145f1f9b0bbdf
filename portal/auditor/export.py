"""A search of the history as a file, for each page of it: the same rows in the same words."""

from collections.abc import Iterator
from functools import partial

from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils import timezone

from casework.exports.columns import Row, moments, text
from casework.exports.lists import PORTION, Content, ExportedList, chosen_in
from foundation.dates_in_words import day_year
from people.models import User
from portal.auditor.asked import Asked
from portal.auditor.forms import HistoryForm
from portal.auditor.policy import can_read_history
from portal.auditor.sections import SECTIONS, Section
from portal.auditor.statements import newest_rows, numbers_by_kind
from portal.auditor.words import Line, lines_of_history

COLUMNS = (
    *moments("When"),
    *text("Kind", "What was done", "Reference or name", "About", "Details", "By"),
)
MOST_COUNTED = 2_000_000


def key_of_export(section: Section) -> str:
    return f"audit-{section.slug}"


def history_content(section: Section, user: User, query: QueryDict) -> Content:
    """What came after it was asked for is not in it."""
    form = HistoryForm(query, section.groups)
    asked = form.asked
    if asked is None:
        raise Http404("The page of this search says what to change in it.")
    asked = asked.until_now(timezone.now())
    days = (("First day", asked.first), ("Last day", asked.last))
    kinds = section.kinds_of(asked.kind)
    return Content(
        COLUMNS,
        lambda most: cells_of_history(section, asked, most),
        [*chosen_in(form), *((label, day_year(day)) for label, day in days if day)],
        by_words=bool(asked.record or asked.person or asked.verb),
        count=lambda: sum(numbers_by_kind(kinds, asked, most=MOST_COUNTED).values()),
    )


def cells_of_history(section: Section, asked: Asked, most: int | None) -> Iterator[Row]:
    """In portions, each of which begins after the last row of the one before."""
    kinds, after, left = section.kinds_of(asked.kind), None, most
    while left is None or left > 0:
        number = PORTION if left is None else min(PORTION, left)
        rows = newest_rows(kinds, asked, number=number, after=after)
        yield from map(cells_of_line, lines_of_history(rows, kinds))
        if len(rows) < number:
            return
        after, left = rows[-1].place, None if left is None else left - number


def cells_of_line(line: Line) -> Row:
    return (line.at, line.kind, line.verb, line.record, line.about, line.detail, line.by)


def exported_section(section: Section) -> ExportedList:
    return ExportedList(
        key=key_of_export(section),
        title=f"{section.title}, to the auditor",
        file_name=section.slug,
        allows=can_read_history,
        content=partial(history_content, section),
        page=lambda: reverse("audit:section", args=[section.slug]),
    )


EXPORTED_SECTIONS = tuple(exported_section(section) for section in SECTIONS)
