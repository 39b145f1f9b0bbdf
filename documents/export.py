"""Lists of document requests as a file: a councillor's own, and those an officer decides."""

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from casework.exports.columns import Row, dates, text
from casework.exports.lists import Content, ExportedList, read_rows
from casework.exports.policy import everyone
from documents.case import wording
from documents.lists import LIST_STATES, listed_requests, ordered_by, state_asked_for
from documents.models import DocumentRequest
from foundation.dates_in_words import local
from people.models import User

COLUMNS = (
    *text("Reference", "Document", "Service", "Councillor"),
    *dates("Asked for", "Due"),
    *text("State", "Whose turn"),
)


def requests_content(user: User, query: QueryDict) -> Content:
    state = state_asked_for(query)
    field, newest = ordered_by(user, state)
    sign = "-" if newest else ""
    rows = listed_requests(user, state).order_by(f"{sign}{field}", f"{sign}pk")
    return Content(
        COLUMNS,
        lambda most: (cells_of(row, user) for row in read_rows(rows, most)),
        [("State", LIST_STATES[state])],
        count=rows.count,
    )


def cells_of(row: DocumentRequest, user: User) -> Row:
    due = wording.next_due(row, timezone.localdate())
    return (
        *(row.reference, row.title, str(row.service), row.member.name),
        local(row.received_at),
        due.date if due else None,
        *(wording.status_tag(row, user)[0], wording.turn_in_words(row)[0]),
    )


REQUESTS = ExportedList(
    key="document-requests",
    title="Requests for documents",
    file_name="document-requests",
    allows=everyone,
    content=requests_content,
    page=lambda: reverse("documents:index"),
)
