"""The yearly figures of complaints as a file: the lines of their page, and no complaint."""

from collections.abc import Iterable, Iterator

from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils import timezone

from casework.exports.columns import Row, text
from casework.exports.lists import Content, ExportedList, plain_rows
from complaints import figures
from complaints.figures import Tables
from complaints.policy import can_see_figures
from people.models import User

COLUMNS = text("Figures of", "Table", "Line", "Number")


def figures_content(user: User, query: QueryDict) -> Content:
    """Numbers are text, because a small one is “fewer than five”."""
    year = figures.year_chosen(query.get("year"), timezone.localdate())
    if year is None:
        raise Http404
    own, others = figures.tables_for(user, year)
    kinds = (("All others", others), ("Those you read", own))
    return Content(COLUMNS, lambda most: plain_rows(rows_of(kinds), most), [("Year", str(year))])


def rows_of(kinds: Iterable[tuple[str, Tables]]) -> Iterator[Row]:
    for whose, tables in kinds:
        for title, lines in tables:
            for line in lines:
                yield (whose, title, line.label, line.number)


FIGURES = ExportedList(
    key="complaint-figures",
    title="Figures of complaints",
    file_name="complaint-figures",
    allows=can_see_figures,
    content=figures_content,
    page=lambda: reverse("complaints:figures"),
)
