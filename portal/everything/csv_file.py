"""The CSV of what a councillor found in their list: its columns and its rows."""

from collections.abc import Iterator
from datetime import datetime
from heapq import merge
from itertools import islice

from casework.models import AnyCase
from documents.case.wording import status_tag
from documents.models import DocumentRequest
from enquiries.case.wording import state_tag
from enquiries.models import Enquiry, Kind
from enquiries.queue.found_line import shown_resident_name, with_resident
from foundation.dates_in_words import local
from foundation.spreadsheets import csv_text
from people import directory
from people.models import User
from portal.everything.asked import Asked
from portal.everything.lines import ENQUIRY, REQUEST
from portal.everything.paging import Rows, place_of
from portal.everything.query import Found

MOST_IN_CSV = 5000
COLUMNS = (
    *("Reference", "Kind", "Subject", "Resident", "Place", "Ward", "State"),
    *("Raised", "Due", "Answered or decided", "Officer", "Service or office"),
)


def cases_for_csv(found: Found, asked: Asked) -> list[tuple[str, AnyCase]]:
    """All that were found, in the order of the list, up to the limit; two statements."""
    sign = "-" if asked.newest_first else ""
    kinds: dict[str, Rows] = {
        ENQUIRY: with_resident(found.enquiries),
        REQUEST: found.documents.defer("search", "what"),
    }
    fetched = [
        [(letter, row) for row in rows.order_by(f"{sign}received_at", f"{sign}pk")[:MOST_IN_CSV]]
        for letter, rows in kinds.items()
    ]
    return list(islice(merge(*fetched, key=place_of, reverse=asked.newest_first), MOST_IN_CSV))


def file_text(cases: list[tuple[str, AnyCase]], user: User) -> str:
    return csv_text(COLUMNS, (cells_of(letter, row, user) for letter, row in cases))


def cells_of(letter: str, row: AnyCase, user: User) -> Iterator[str]:
    yield from enquiry_cells(row, user) if letter == ENQUIRY else request_cells(row, user)


def enquiry_cells(row: Enquiry, user: User) -> Iterator[str]:
    yield from (row.reference, str(Kind(row.kind).label), row.title)
    yield from (shown_resident_name(row), row.place)
    yield from (directory.ward_name(row.ward_id), state_tag(row, user)[0])
    yield from (day(row.received_at), day(row.due_at), day(row.answered_at))
    yield from (directory.person_name(row.officer_id), row.handled_by)


def request_cells(row: DocumentRequest, user: User) -> Iterator[str]:
    yield from (row.reference, "Request for a document", row.title, "", "", "")
    yield status_tag(row, user)[0]
    yield from (day(row.received_at), day(row.due_at), day(row.decided_at))
    yield from (directory.person_name(row.officer_id), directory.service_name(row.service_id))


def day(at: datetime | None) -> str:
    return local(at).isoformat() if at else ""
