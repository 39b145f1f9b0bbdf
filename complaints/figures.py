"""Yearly numbers of complaints by kind, stage and outcome, with no one named.

A year is shown when it is over, as it stood on its last day, and never changes after that: a
count that goes up by one would tell people that a complaint has come, or was decided. Each
complaint is counted in one year, so that no table can be subtracted from another. An office sees
the exact numbers of the complaints that it reads.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date, datetime, time
from typing import NamedTuple

from django.utils import timezone

from complaints.models import Category, Complaint, Outcome, Stage
from complaints.reader_role import reader_role_of
from foundation.disclosure import (
    CountLine,
    exact_lines,
    lines_with_small_hidden,
    number_unless_small,
)
from foundation.types import Context
from people.models import User
from protocols.settings.complaint_matters import ABOUT_WORDS, BY_WORDS

YEARS_SHOWN = 5  # that can be looked back on


class CountedComplaint(NamedTuple):
    """One complaint at the end of its year."""

    pk: int
    kind: str
    categories: tuple[str, ...]
    stage: str
    outcome: str


Counted = list[CountedComplaint]
Tables = list[tuple[str, list[CountLine]]]
Hide = Callable[[Mapping[str, str], Iterable[str]], list[CountLine]]


def years_with_figures(today: date) -> list[int]:
    """Years that are over, the last first; the same whether there was a complaint or not."""
    return [today.year - back for back in range(1, YEARS_SHOWN + 1)]


def figures_of_year(year: int, own: Collection[int] = ()) -> Context:
    """Tables of the complaints received in that year, as it stood on 31 December.

    `own` are those that the reader reads for an office. They are counted apart and exactly, so the
    others are counted without them: their difference would tell what is hidden.
    """
    mine, others = counted_apart(year, own)
    own_tables, tables = tables_apart(mine, others)
    return {
        "year": year,
        "total": number_unless_small(len(others)),
        "tables": tables,
        "own_total": len(mine),
        "own_tables": own_tables,
    }


def counted_apart(year: int, own: Collection[int]) -> tuple[Counted, Counted]:
    rows = list(complaints_counted(year))
    return [row for row in rows if row.pk in own], [row for row in rows if row.pk not in own]


def tables_apart(mine: Counted, others: Counted) -> tuple[Tables, Tables]:
    """Exact ones of one’s own, if there are any, and of the others with small numbers hidden."""
    exact = tables_of(mine, exact_lines) if mine else []
    return exact, tables_of(others, lines_with_small_hidden)


def tables_for(user: User, year: int) -> tuple[Tables, Tables]:
    """The same as the page of this reader has them."""
    own = {complaint.pk for complaint in read_for_an_office(user)}
    return tables_apart(*counted_apart(year, own))


def tables_of(rows: list[CountedComplaint], lines: Hide) -> Tables:
    outcomes = [row.outcome for row in rows if row.outcome]
    return [
        (
            "By who complained and who it was about",
            lines(BY_AND_ABOUT, (row.kind for row in rows)),
        ),
        ("By stage at the end of the year", lines(dict(Stage.choices), stages_of(rows))),
        ("By outcome", lines(dict(Outcome.choices), outcomes)),
        ("By subject", lines(dict(Category.choices), categories_of(rows))),
    ]


def read_for_an_office(user: User) -> list[Complaint]:
    """The complaints that this person reads for an office today, but for copies of others."""
    rows = Complaint.objects.visible_to(user).prefetch_related("grants")
    roles = ((complaint, reader_role_of(user, complaint)) for complaint in rows)
    read = [complaint for complaint, role in roles if role and role.is_office]
    return [complaint for complaint in read if not complaint.says.copied_from]


def figures_for(user: User, year: int) -> Context:
    """The figures of a year, with the reader's own numbers counted apart, also of the year that
    runs."""
    own, today = read_for_an_office(user), timezone.localdate()
    this_year = [c for c in own if timezone.localdate(c.received_at).year == today.year]
    return figures_of_year(year, {complaint.pk for complaint in own}) | {
        "this_year": today.year,
        "own_this_year": len(this_year),
        "reads_some": bool(own),
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
                pk=row.id,
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
