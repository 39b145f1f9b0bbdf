"""Small numbers hidden, for someone who does not read the enquiries that are counted.

Of each line two numbers are shown: answered on time, and not. Lines in which either is small are
put together with others until neither is. Two or more lines are together, and a promise could move
from one of them to another without a change to anything that is shown, here or in another table. So
no hidden number can be worked out. Days, months and letters are not shown, and periods do not
overlap.

There is one publication of a quarter: that of the whole council, as committees read it. A portfolio
has the lines of its services in it and nothing else, because what is left of the council without a
portfolio could be small.
"""

from collections.abc import Collection, Sequence

from foundation.disclosure import SMALLEST_SHOWN
from foundation.types import StoredJson
from reports.dashboard.lines import Line
from reports.dashboard.periods import Months
from reports.dashboard.tables import KINDS, Numbers, Table, ward_names
from reports.models import By, QuarterlyReport


def published_total(total: Line) -> Line | None:
    """The promises in all; None if one of its two numbers is small."""
    line = on_time_or_not([total], total.label)
    return None if is_small(line) else line


def published_tables(numbers: Numbers) -> list[Table]:
    """Tables in which no number is small; without those whose lines had all to be put together, or
    do not add up to the total, as what is missing could be worked out."""
    total = published_total(numbers.total(numbers.months))
    if total is None:
        return []
    wards, kinds = numbers.by_value(By.WARD, ward_names()), numbers.by_value(By.KIND, KINDS)
    found = [
        Table("service", "By service", "Service", published_lines(numbers.by_service())),
        Table("ward", "By ward", "Ward", published_lines(wards)),
        Table("kind", "By kind of enquiry", "Kind", published_lines(kinds)),
    ]
    whole = (total.met, total.late)
    return [table for table in found if len(table.lines) > 1 and sum_of(table.lines) == whole]


def tables_signed_off(quarter: Months) -> list[Table] | None:
    """The tables of replies in the report on a quarter; None before it is signed off. After that
    nothing else is published of it: from two groupings of the same lines one could be worked out.
    """
    report = QuarterlyReport.objects.signed_off().filter(quarter=quarter.first).first()
    if report is None:
        return None
    return [
        Table(table["key"], table["title"], table["of"], lines_signed_off(table["lines"]))
        for table in report.figures["tables"]
    ]


def lines_signed_off(lines: StoredJson) -> list[Line]:
    return [Line(label, met, 0, due - met, 0, {}) for label, met, due in lines]


def sum_of(lines: Sequence[Line]) -> tuple[int, int]:
    return sum(line.met for line in lines), sum(line.late for line in lines)


def shown_of_services(
    published: Sequence[Table], names: Collection[str]
) -> tuple[Line | None, list[Table]]:
    """The lines of these services in what is published of the whole council, and their sum."""
    for table in published:
        lines = [line for line in table.lines if line.label in names]
        if table.key == "service" and lines:
            return on_time_or_not(lines, "In all"), [table._replace(lines=lines)]
    return None, []


def published_lines(lines: Sequence[Line]) -> list[Line]:
    """Lines that can be shown, and the others together, in the order they came in."""
    shown = [line for line in lines if line.due]
    together = [line for line in shown if is_small(on_time_or_not([line], line.label))]
    others = sorted((line for line in shown if line not in together), key=lambda line: line.due)
    while together and others and is_small(on_time_or_not(together, "")):
        together.append(others.pop(0))
    kept = [on_time_or_not([line], line.label) for line in shown if line not in together]
    return [*kept, on_time_or_not(together, "All others together")] if together else kept


def on_time_or_not(lines: Sequence[Line], label: str) -> Line:
    """Lines together, with what was not answered on time in one number."""
    met = sum(line.met for line in lines)
    return Line(label, met, 0, sum(line.held + line.late for line in lines), 0, {})


def is_small(line: Line) -> bool:
    return line.met < SMALLEST_SHOWN or line.late < SMALLEST_SHOWN
