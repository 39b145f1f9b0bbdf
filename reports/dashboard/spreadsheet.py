"""The tables of a dashboard as one CSV file."""

from collections.abc import Iterator

from foundation.spreadsheets import csv_text
from reports.dashboard.content import Dashboard
from reports.dashboard.lines import Line

EXACT: tuple[str, ...] = ("On time", "Due", "Percentage on time", "Holding reply on time", "Late")
EXACT += ("No longer due", "Half within, working days", "9 in 10 within, working days")
PUBLISHED = ("On time", "Due", "Percentage on time", "Not on time")


def dashboard_csv(dashboard: Dashboard) -> str:
    columns = ("Table", "Line", *(EXACT if dashboard.exact else PUBLISHED))
    return csv_text(columns, rows_of_dashboard(dashboard))


def rows_of_dashboard(dashboard: Dashboard) -> Iterator[tuple[str, ...]]:
    period = str(dashboard.form.period)
    if dashboard.total:
        yield ("In all", period, *cells_of_line(dashboard.total, exact=dashboard.exact))
    for table in dashboard.tables:
        for line in table.lines:
            yield (table.title, line.label, *cells_of_line(line, exact=dashboard.exact))


def cells_of_line(line: Line, *, exact: bool) -> tuple[str, ...]:
    """As the page has them; empty where the page shows nothing."""
    first = (str(line.met), str(line.due), line.share.rstrip("%"))
    if not exact:
        return (*first, str(line.late))
    within = (line.half_within, line.nine_in_ten_within)
    days = ("" if number is None else str(number) for number in within)
    return (*first, str(line.held), str(line.late), str(line.released), *days)
