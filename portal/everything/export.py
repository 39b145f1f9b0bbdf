"""What a councillor found in the list of everything they raised, as a file."""

from collections.abc import Iterator
from heapq import merge
from itertools import islice, repeat

from django.http import QueryDict
from django.urls import reverse

from casework.exports.columns import Row, dates, text
from casework.exports.lists import Content, ExportedList, chosen_in, read_rows
from casework.models import AnyCase
from documents.case.wording import status_tag
from documents.models import DocumentRequest
from enquiries.case.wording import state_tag
from enquiries.models import Enquiry, Kind
from enquiries.queue.found_line import shown_resident_name, with_resident
from foundation.dates_in_words import local
from people import directory
from people.models import User
from portal.everything.asked import Asked
from portal.everything.forms import SearchForm
from portal.everything.lines import ENQUIRY, REQUEST
from portal.everything.paging import Rows, place_of
from portal.everything.policy import can_list_everything
from portal.everything.query import Found, found_for

COLUMNS = (
    *text("Reference", "Kind", "Subject", "Resident", "Place", "Ward", "State"),
    *dates("Raised", "Due", "Answered or decided"),
    *text("Officer", "Service or office"),
)


def everything_content(user: User, query: QueryDict) -> Content:
    form = SearchForm(query)
    asked = form.asked
    found = found_for(user, asked)
    return Content(
        COLUMNS,
        lambda most: (cells_of_case(*each, user) for each in cases_in_order(found, asked, most)),
        chosen_in(form),
        by_words=bool(asked.q),
        count=lambda: found.enquiries.count() + found.documents.count(),
    )


def cases_in_order(found: Found, asked: Asked, most: int | None) -> Iterator[tuple[str, AnyCase]]:
    """All that were found, in the order of the list, up to the limit; two statements."""
    sign = "-" if asked.newest_first else ""
    kinds: dict[str, Rows] = {
        ENQUIRY: with_resident(found.enquiries),
        REQUEST: found.documents.defer("search", "what"),
    }
    fetched = [
        zip(repeat(letter), read_rows(by_day_received(rows, sign), most), strict=False)
        for letter, rows in kinds.items()
    ]
    return islice(merge(*fetched, key=place_of, reverse=asked.newest_first), most)


def by_day_received(rows: Rows, sign: str) -> Rows:
    return rows.order_by(f"{sign}received_at", f"{sign}pk")


def cells_of_case(letter: str, row: AnyCase, user: User) -> Row:
    return enquiry_cells(row, user) if letter == ENQUIRY else request_cells(row, user)


def enquiry_cells(row: Enquiry, user: User) -> Row:
    return (
        row.reference,
        str(Kind(row.kind).label),
        row.title,
        shown_resident_name(row),
        row.place,
        directory.ward_name(row.ward_id),
        state_tag(row, user)[0],
        local(row.received_at),
        local(row.due_at) if row.due_at else None,
        local(row.answered_at) if row.answered_at else None,
        directory.person_name(row.officer_id),
        row.handled_by,
    )


def request_cells(row: DocumentRequest, user: User) -> Row:
    return (
        *(row.reference, "Request for a document", row.title, "", "", ""),
        status_tag(row, user)[0],
        local(row.received_at),
        local(row.due_at) if row.due_at else None,
        local(row.decided_at) if row.decided_at else None,
        directory.person_name(row.officer_id),
        directory.service_name(row.service_id),
    )


EVERYTHING = ExportedList(
    key="everything",
    title="Everything a councillor raised",
    file_name="everything-you-raised",
    allows=can_list_everything,
    content=everything_content,
    page=lambda: reverse("everything"),
    is_hidden=True,
)
