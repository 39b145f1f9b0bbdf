"""Tables of a dashboard: by service, ward, kind, month, promise and version."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from enquiries.models import Kind
from people.directory import directory
from protocols.models import PromiseKind, Protocol
from reports.dashboard.lines import RESULTS, Line, lines_by
from reports.dashboard.periods import Months, trend_before
from reports.models import NO_SERVICE, WHOLE_COUNCIL, By, What
from reports.monthly_counts import Count

LETTERS = (What.HOLDING, What.CHASE, What.FOLLOW_UP, What.DECLINE, What.REDIRECT)
COUNTED = (*RESULTS, What.RELEASED)
Rows = list[tuple[Count, int]]
NOTHING_DUE = Line("In all", 0, 0, 0, 0, {})


class Table(NamedTuple):
    """`key` names it in addresses, `of` is the heading of its first column."""

    key: str
    title: str
    of: str
    lines: list[Line]


class Numbers:
    """The numbers of one reader, of one kind of promise and some months, to be put in lines."""

    def __init__(self, numbers: Mapping[Count, int], months: Months, promise: str) -> None:
        rows = [row for row in numbers.items() if row[1]]
        whole = [row for row in rows if row[0].scope == WHOLE_COUNCIL]
        self.months, self.promise = months, promise
        self.rows = whole or rows  # a head’s are those of each service together
        self.of_services = [row for row in rows if row[0].scope != WHOLE_COUNCIL]

    def of_promise(self, rows: Rows, by: By, months: Months) -> Rows:
        """Those of this kind of promise."""
        return [row for row in results(rows, by, months) if row[0].promise == self.promise]

    def total(self, months: Months) -> Line:
        rows = self.of_promise(self.rows, By.NOTHING, months)
        return next(iter(lines_by(rows, lambda _: "", {"": "In all"})), NOTHING_DUE)

    def by_service(self) -> list[Line]:
        rows = self.of_promise(self.of_services, By.NOTHING, self.months)
        names = directory().services | {NO_SERVICE: "No service"}
        return lines_by(rows, lambda count: count.scope, names)

    def by_value(self, by: By, labels: Mapping[str, str]) -> list[Line]:
        rows = self.of_promise(self.rows, by, self.months)
        return lines_by(rows, lambda count: count.value, labels)

    def by_month(self, months: Months) -> list[Line]:
        rows = self.of_promise(self.rows, By.NOTHING, months)
        names = {month: f"{month:%B %Y}" for month in months.each()}
        return lines_by(rows, lambda count: count.month, names)

    def by_promise(self) -> list[Line]:
        rows = results(self.rows, By.NOTHING, self.months)
        return lines_by(rows, lambda count: count.promise, PROMISES)

    def letters(self, *, contributions: bool) -> list[tuple[str, int]]:
        """How many letters of each kind were sent in the period."""
        numbers: Counter[str] = Counter()
        for count, number in self.rows:
            if count.by == By.NOTHING and count.month >= self.months.first:
                numbers[count.what] += number
        shown = (*LETTERS, What.CONTRIBUTION) if contributions else LETTERS
        return [(str(what.label), numbers[what]) for what in shown]


def results(rows: Rows, by: By, months: Months) -> Rows:
    """The results of promises in some months, broken down by this."""
    return [
        (count, number)
        for count, number in rows
        if count.by == by and count.what in COUNTED and months.first <= count.month < months.after
    ]


PROMISES = {kind.value: str(kind.label) for kind in PromiseKind}
KINDS = {kind.value: str(kind.label) for kind in Kind}


def ward_names() -> dict[str, str]:
    wards = {str(key): name for key, name in directory().wards.items()}
    return wards | {"": "No ward"}


def version_names() -> dict[str, str]:
    rows = Protocol.objects.adopted().order_by("-number").values_list("pk", "number", "source")
    return {str(key): f"Version {number}, from {source}" for key, number, source in rows}


def tables_of(numbers: Numbers) -> list[Table]:
    """Every table, for someone who reads the enquiries that are counted."""
    months = trend_before(numbers.months)
    versions = numbers.by_value(By.VERSION, version_names())
    found = [
        Table("service", "By service", "Service", numbers.by_service()),
        Table("month", "By month", "Month", numbers.by_month(months)),
        Table("ward", "By ward", "Ward", numbers.by_value(By.WARD, ward_names())),
        Table("kind", "By kind of enquiry", "Kind", numbers.by_value(By.KIND, KINDS)),
        Table("version", "By version of the protocol", "Version", versions),
        Table("promise", "By what was due", "What was due", numbers.by_promise()),
    ]
    return [table for table in found if table.lines]
