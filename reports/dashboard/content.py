"""What a dashboard shows: its total, the period before, its tables with charts, and the rest."""

from datetime import datetime
from typing import NamedTuple

from foundation.types import Context
from people.models import User
from protocols.models import PromiseKind
from reports.charts import BarChart, bar_chart
from reports.dashboard.forms import NarrowForm
from reports.dashboard.lines import Line
from reports.dashboard.numbers import WHOLE, Reader, numbers_for, reader_of
from reports.dashboard.open_enquiries import open_by_age
from reports.dashboard.periods import Months
from reports.dashboard.publication import (
    published_tables,
    shown_of_services,
    tables_signed_off,
)
from reports.dashboard.tables import Numbers, Table, tables_of
from reports.policy import Whose

CHARTS = ("service", "month", "ward", "kind")


class Dashboard(NamedTuple):
    """`exact` unless small numbers are hidden. `total` and `before` are None where they are."""

    reader: Reader
    form: NarrowForm
    exact: bool
    total: Line | None
    before: Line | None
    tables: list[Table]
    letters: list[tuple[str, int]]


def dashboard_of(user: User, whose: Whose, form: NarrowForm, now: datetime) -> Dashboard:
    reader, months, promise = reader_of(user, whose), form.period, form.chosen["promise"]
    if whose == Whose.FIELD:
        names = [str(service) for service in user.portfolio.values()]
        total, tables = shown_of_services(published_of(months, promise, now), names)
        return Dashboard(reader, form, False, total, None, tables, [])
    numbers = Numbers(numbers_for(reader, months, promise, now), months, promise)
    total, before = numbers.total(months), numbers.total(months.before)
    letters = numbers.letters(contributions=whose != Whose.OWN)
    return Dashboard(reader, form, True, total, before, tables_of(numbers), letters)


def published_of(months: Months, promise: str, now: datetime) -> list[Table]:
    """What is published of the whole council: of replies, what the report on the quarter has."""
    signed = tables_signed_off(months) if promise == PromiseKind.REPLY else None
    if signed is not None:
        return signed
    return published_tables(Numbers(numbers_for(WHOLE, months, promise, now), months, promise))


def table_asked_for(dashboard: Dashboard, key: str) -> Table | None:
    """The table of this key, or else the first one; None if there are no tables."""
    tables = {table.key: table for table in dashboard.tables}
    return tables.get(key) or next(iter(tables.values()), None)


def chart_of(table: Table) -> BarChart | None:
    """Of the lines with a share, in the order of the table."""
    if table.key not in CHARTS:
        return None
    shares = [(line.label, line.percent) for line in table.lines if line.percent is not None]
    return bar_chart(f"Share on time {table.title[0].lower()}{table.title[1:]}", shares)


def dashboard_context(dashboard: Dashboard, table: Table | None, now: datetime) -> Context:
    return {
        "form": dashboard.form,
        "period": dashboard.form.period,
        "exact": dashboard.exact,
        "total": dashboard.total,
        "before": dashboard.before,
        "table": table,
        "chart": chart_of(table) if table else None,
        "letters": dashboard.letters,
        "ages": open_by_age(dashboard.reader, now) if dashboard.exact else [],
    }
