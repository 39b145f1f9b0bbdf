"""What is published of a quarter, in plain values: the numbers, and the clauses behind them.

No number in it is small. Whatever is in a portfolio’s figures of the same quarter is in it as well.
"""

from datetime import date, datetime, timedelta

from django.utils import timezone

from foundation import disclosure
from foundation.types import Context, StoredJson
from people.directory import forget_directory
from protocols.behaviours import Behaviour
from protocols.models import PromiseKind, Protocol
from protocols.version_cache import in_force_or_none
from reports.dashboard.forms import KINDS
from reports.dashboard.lines import Line
from reports.dashboard.numbers import WHOLE, numbers_for
from reports.dashboard.periods import Months, month_before
from reports.dashboard.publication import published_tables, published_total
from reports.dashboard.tables import Numbers, Table
from reports.figures import Period, document_decisions_by_quarter
from reports.models import QuarterlyReport

QUARTERS = 4  # of the trend, this one among them
THREE_MONTHS = 3
A_DAY = timedelta(days=1)


def quarter_from(first: date) -> Months:
    return Months(first, month_before(first, -THREE_MONTHS))


def figures_of(quarter: Months, now: datetime) -> Context:
    """Plain values, as they are kept. The directory is read again, so that every service has a
    line."""
    forget_directory()
    numbers = Numbers(numbers_for(WHOLE, quarter, PromiseKind.REPLY, now), quarter, REPLY)
    return {
        "total": pair_of(published_total(numbers.total(quarter))),
        "quarters": earlier_quarters(numbers),
        "tables": [lines_in(table) for table in published_tables(numbers)],
        "promises": promises_of(numbers),
        "letters": [
            [label, disclosure.number_unless_small(number)]
            for label, number in numbers.letters(contributions=False)
        ],
        "documents": documents_of(quarter),
        "versions": versions_of(quarter),
        "clauses": clauses_of(quarter),
    }


REPLY = PromiseKind.REPLY.value


def numbers_of(figures: StoredJson) -> list[object]:
    """The numbers without the names of services, wards and clauses, which can change."""
    tables = [
        [table["key"], *sorted(line[1:] for line in table["lines"])] for table in figures["tables"]
    ]
    promises = [pair for *_, pair in figures["promises"]]
    return [figures["total"], tables, promises, figures["letters"], figures["documents"]]


def pair_of(line: Line | None) -> list[int] | None:
    """On time, and all that were due; None where one of its numbers is small."""
    return [line.met, line.due] if line else None


def lines_in(table: Table) -> Context:
    lines = [[line.label, line.met, line.due] for line in table.lines]
    return {"key": table.key, "title": table.title, "of": table.of, "lines": lines}


def earlier_quarters(numbers: Numbers) -> list[list[object]]:
    """The name of each quarter of the year up to this one, and its two numbers. Those of a quarter
    whose report was signed off are the ones in that report."""
    this = numbers.months
    back = [quarter_from(month_before(this.first, 3 * n)) for n in range(QUARTERS - 1, 0, -1)]
    rows = QuarterlyReport.objects.signed_off().filter(quarter__in=[one.first for one in back])
    signed = dict(rows.order_by().values_list("quarter", "figures"))
    pairs = [
        (one, signed[one.first]["total"])
        if one.first in signed
        else (one, pair_of(published_total(numbers.total(one))))
        for one in (*back, this)
    ]
    return [[str(one), pair] for one, pair in pairs]


def promises_of(numbers: Numbers) -> list[list[object]]:
    """Each kind of promise that the version at the end of the quarter has: its name, its time limit
    in words, its clause, and its two numbers. No kind is put together with another."""
    version = in_force_or_none(numbers.months.after - A_DAY)
    lines = {line.label: line for line in numbers.by_promise()}
    found: list[list[object]] = []
    for kind in KINDS if version else ():
        rule = version.rule(kind) if version else None
        if rule and version:
            line = lines.get(str(kind.label))
            pair = pair_of(published_total(line)) if line else None
            clause = version.own_clause_name(version.clause_of(kind))
            found.append([str(kind.label), rule.in_words(), clause, pair])
    return found


def documents_of(quarter: Months) -> list[list[str]]:
    """Decisions on documents, each number hidden by itself where it is small."""
    days = Period(quarter.first, quarter.after - A_DAY)
    return [
        [label, number]
        for row in document_decisions_by_quarter(days, timezone.localdate())
        for label, number in (
            ("Refused", row.refused),
            ("Released in part", row.in_part),
            ("Overruled by final decision", row.overruled),
        )
    ]


def versions_of(quarter: Months) -> list[list[str]]:
    """The versions that were in force in the quarter, and since when."""
    last = quarter.after - A_DAY
    first = in_force_or_none(quarter.first)
    rows = Protocol.objects.adopted().filter(effective_from__lte=last)
    since = first.effective_from if first else quarter.first
    return [
        [f"Version {row.number}, from {row.source}", f"{row.effective_from:%-d %B %Y}"]
        for row in rows.filter(effective_from__gte=since).order_by("effective_from", "pk")
    ]


def clauses_of(quarter: Months) -> list[list[str]]:
    """The clauses behind what is counted: how each is cited, and what it says."""
    version = in_force_or_none(quarter.after - A_DAY)
    if version is None:
        return []
    numbers = [version.clause_of(kind) for kind in KINDS]
    numbers.append(version.clause_for(Behaviour.MONITORING_REPORT))
    wanted = {number for number in numbers if number}
    return [
        [version.own_clause_name(clause.cited_as), clause.summary]
        for clause in version.clauses.order_by("position")
        if clause.cited_as in wanted
    ]
