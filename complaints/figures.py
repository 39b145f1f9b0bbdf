"""Yearly numbers of complaints by kind, stage and outcome, with no one named.

A year is shown when it is over, as it stood on its last day, and never changes after that: a
count that goes up by one would tell people that a complaint has come, or was decided. Each
complaint is counted in one year, so that no table can be subtracted from another.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import NamedTuple

from django.utils import timezone

from complaints.models import Category, Complaint, Outcome, Stage
from foundation.disclosure import lines_with_small_hidden, number_unless_small
from protocols.settings.pages import ABOUT_WORDS, BY_WORDS

YEARS_SHOWN = 5  # that can be looked back on


class CountedComplaint(NamedTuple):
    """One complaint at the end of its year."""

    kind: str
    categories: tuple[str, ...]
    stage: str
    outcome: str


def years_with_figures(today: date) -> list[int]:
    """Years that are over, the last first; the same whether there was a complaint or not."""
    return [today.year - back for back in range(1, YEARS_SHOWN + 1)]


def figures_of_year(year: int) -> dict[str, object]:
    """Tables of the complaints received in that year, as it stood on 31 December."""
    rows = list(complaints_counted(year))
    outcomes = [row.outcome for row in rows if row.outcome]
    return {
        "year": year,
        "total": number_unless_small(len(rows)),
        "tables": [
            (
                "By who complained and who it was about",
                lines_with_small_hidden(BY_AND_ABOUT, (row.kind for row in rows)),
            ),
            (
                "By stage at the end of the year",
                lines_with_small_hidden(dict(Stage.choices), stages_of(rows)),
            ),
            ("By outcome", lines_with_small_hidden(dict(Outcome.choices), outcomes)),
            ("By subject", lines_with_small_hidden(dict(Category.choices), categories_of(rows))),
        ],
    }


def complaints_counted(year: int) -> Iterator[CountedComplaint]:
    """Complaints of a year from history, in one statement, as they were when the year ended. A
    copy for another office does not count."""
    first, end = (timezone.make_aware(datetime.combine(day, time())) for day in year_span(year))
    rows = Complaint.history.filter(received_at__gte=first, received_at__lt=end)
    rows = rows.filter(history_date__lt=end).order_by("id", "-history_id").distinct("id")
    for row in rows.iterator(500):
        body, decision = row.instance.says, row.instance.held.decision
        if not body.copied_from:
            yield CountedComplaint(
                kind=f"{body.by} {body.about.rank}",
                categories=body.categories,
                stage=row.status,
                outcome=decision.outcome if decision else "",
            )


def year_span(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year + 1, 1, 1)


BY_AND_ABOUT = {
    f"{by} {about}": f"By {BY_WORDS[by]} about {ABOUT_WORDS[about]}"
    for by in BY_WORDS
    for about in ABOUT_WORDS
    if (by == "officer") == (about == "member")
}


def stages_of(rows: Iterable[CountedComplaint]) -> list[str]:
    return [row.stage for row in rows]


def categories_of(rows: Iterable[CountedComplaint]) -> list[str]:
    """A complaint of two kinds counts in both."""
    return [category for row in rows for category in row.categories]


def year_chosen(typed: str | None, today: date) -> int | None:
    """The year of an address; None for one that is not offered."""
    offered = {str(year): year for year in years_with_figures(today)}
    return offered.get(str(typed or today.year - 1))
