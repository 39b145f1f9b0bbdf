"""Yearly numbers of complaints by kind, stage and outcome, with no one named.

A year is shown when it is over, as it stood on its last day, and never changes after that: a
count that goes up by one would tell people that a complaint has come, or was decided. Each
complaint is counted in one year, so that no table can be subtracted from another.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import Any, NamedTuple

from django.utils import timezone

from complaints.models import Category, Complaint, Outcome, Stage
from foundation.disclosure import lines, shown
from protocols.settings.pages import ABOUT, BY

YEARS = 5  # that can be looked back on


class Counted(NamedTuple):
    """One complaint at the end of its year."""

    kind: str
    categories: tuple[str, ...]
    stage: str
    outcome: str


def years(today: date) -> list[int]:
    """Those that are over, the last first; the same whether there was a complaint or not."""
    return [today.year - back for back in range(1, YEARS + 1)]


def page(year: int) -> dict[str, object]:
    """The tables of what came in that year, as it stood on 31 December."""
    rows = list(counted(year))
    outcomes = [row.outcome for row in rows if row.outcome]
    return {
        "year": year,
        "total": shown(len(rows)),
        "tables": [
            ("By who complained and who it was about", lines(KINDS, (row.kind for row in rows))),
            ("By stage at the end of the year", lines(dict(Stage.choices), stages(rows))),
            ("By outcome", lines(dict(Outcome.choices), outcomes)),
            ("By subject", lines(dict(Category.choices), of_categories(rows))),
        ],
    }


def counted(year: int) -> Iterator[Counted]:
    """From history, in one statement: what stood in each file when the year ended. A copy for
    another office is no complaint more."""
    first, end = (timezone.make_aware(datetime.combine(day, time())) for day in span(year))
    rows = Complaint.history.filter(received_at__gte=first, received_at__lt=end)
    rows = rows.filter(history_date__lt=end).order_by("id", "-history_id").distinct("id")
    for row in rows.iterator(500):
        says, decision = row.instance.says, row.instance.held["decision"]
        if not says["copied_from"]:
            yield Counted(
                kind=f"{says['by']} {says['about']['rank']}",
                categories=tuple(says["categories"]),
                stage=row.status,
                outcome=decision["outcome"] if decision else "",
            )


def span(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year + 1, 1, 1)


KINDS = {
    f"{by} {about}": f"By {BY[by]} about {ABOUT[about]}"
    for by in BY
    for about in ABOUT
    if (by == "officer") == (about == "member")
}


def stages(rows: Iterable[Counted]) -> list[str]:
    return [row.stage for row in rows]


def of_categories(rows: Iterable[Counted]) -> list[str]:
    """A complaint of two kinds counts in both."""
    return [category for row in rows for category in row.categories]


def chosen(typed: Any, today: date) -> int | None:
    """The year of an address; None for one that is not offered."""
    offered = {str(year): year for year in years(today)}
    return offered.get(str(typed or today.year - 1))
