"""The tables of a dashboard as one file, with the figures that its page shows and no enquiry."""

from collections.abc import Iterator

from django.http import QueryDict
from django.urls import reverse

from casework.exports.columns import Row, numbers, text
from casework.exports.lists import Content, ExportedList, plain_rows
from people.models import User
from protocols.models import PromiseKind
from reports.dashboard.asked import dashboard_asked_for
from reports.dashboard.content import Dashboard
from reports.dashboard.lines import Line
from reports.policy import WHOSE_IN_WORDS, can_see_reports

SHARES = (*text("Table", "Line"), *numbers("On time", "Due", "Percentage on time"))
EXACT = (
    *SHARES,
    *numbers("Holding reply on time", "Late", "No longer due"),
    *numbers("Half within, working days", "9 in 10 within, working days"),
)
PUBLISHED = (*SHARES, *numbers("Not on time"))


def dashboard_content(user: User, query: QueryDict) -> Content:
    dashboard = dashboard_asked_for(user, query)
    form = dashboard.form
    return Content(
        EXACT if dashboard.exact else PUBLISHED,
        lambda most: plain_rows(rows_of_dashboard(dashboard), most),
        [
            ("Whose", WHOSE_IN_WORDS[dashboard.reader.whose]),
            ("Due in", str(form.period)),
            ("What was due", str(PromiseKind(form.chosen["promise"]).label)),
        ],
    )


def rows_of_dashboard(dashboard: Dashboard) -> Iterator[Row]:
    period = str(dashboard.form.period)
    if dashboard.total:
        yield ("In all", period, *cells_of_line(dashboard.total, exact=dashboard.exact))
    for table in dashboard.tables:
        for line in table.lines:
            yield (table.title, line.label, *cells_of_line(line, exact=dashboard.exact))


def cells_of_line(line: Line, *, exact: bool) -> Row:
    """As the page has them; empty where the page shows nothing."""
    first = (line.met, line.due, int(line.share.rstrip("%")) if line.share else None)
    if not exact:
        return (*first, line.late)
    within = (line.half_within, line.nine_in_ten_within)
    return (*first, line.held, line.late, line.released, *within)


FIGURES = ExportedList(
    key="figures",
    title="Figures on answers",
    file_name="answers",
    allows=can_see_reports,
    content=dashboard_content,
    page=lambda: reverse("reports"),
)
