"""Figures for programs: those of the whole council as they can be published, quarter by quarter.

Months would overlap with quarters, so that a hidden number could be the difference of two others.
"""

from datetime import date, timedelta

from django.utils import timezone

from api.problems import Problem
from api.schemas import FigureLine, FigureTable, Quarter, QuarterFigures
from protocols.models import PromiseKind
from reports.dashboard.lines import Line
from reports.dashboard.numbers import WHOLE, numbers_for
from reports.dashboard.periods import Months, months_to_choose
from reports.dashboard.publication import published_tables, published_total
from reports.dashboard.tables import Numbers

USUAL_PROMISE = PromiseKind.REPLY.value


def quarters_over(today: date) -> dict[str, Months]:
    """By the name that addresses have, the latest first."""
    return months_to_choose(today, only_quarters=True)


def quarter_list(today: date) -> list[Quarter]:
    return [
        Quarter(id=name, first_day=months.first, last_day=last_day(months))
        for name, months in quarters_over(today).items()
    ]


def last_day(months: Months) -> date:
    return months.after - timedelta(days=1)


def published_figures(name: str, promise: str) -> QuarterFigures:
    """Raises Problem for a quarter that there are no figures of."""
    now = timezone.now()
    months = quarters_over(timezone.localdate(now)).get(name)
    if months is None:
        raise Problem(404)
    counted = numbers_for(WHOLE, months, promise, now)
    numbers = Numbers(counted, months, promise)
    total = published_total(numbers.total(months))
    return QuarterFigures(
        id=name,
        first_day=months.first,
        last_day=last_day(months),
        promise=promise,
        total=line_of(total) if total else None,
        tables=[
            FigureTable(by=table.key, lines=[line_of(line) for line in table.lines])
            for table in published_tables(numbers)
        ],
    )


def line_of(line: Line) -> FigureLine:
    """A line of the publication, in which `late` is everything that was not on time."""
    share = line.share.rstrip("%")
    return FigureLine(
        label=line.label,
        on_time=line.met,
        not_on_time=line.held + line.late,
        due=line.due,
        percent_on_time=int(share) if share else None,
    )
