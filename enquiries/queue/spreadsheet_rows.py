"""Rows of the queue for a spreadsheet: what its table shows, and nothing more."""

from collections.abc import Iterator
from datetime import datetime

from enquiries.case.wording import state_tag
from enquiries.models import SEALED, Enquiry, EnquiryQuerySet, Kind
from enquiries.queue.enquiry_marks import marks_of
from enquiries.queue.lines import NO_SERVICE, officer_words, queue_rows
from foundation.dates_in_words import local
from people import directory
from people.models import User

MOST_ROWS = 5000
COLUMNS = (
    *("Reference", "Type", "Subject", "Service or office", "Officer", "Ward", "Councillor"),
    *("Received", "Due", "Holding reply until", "Answered", "State", "Marks"),
)


def rows_for_file(rows: EnquiryQuerySet, order: tuple[str, str]) -> list[Enquiry]:
    """In the order of the list, up to the limit. What is confidential between a councillor and an
    officer is in no file."""
    return queue_rows(rows.exclude(kind__in=SEALED).order_by(*order)[:MOST_ROWS])


def cells_of(enquiry: Enquiry, reader: User) -> Iterator[str]:
    yield from (enquiry.reference, str(Kind(enquiry.kind).label), enquiry.title)
    yield from (enquiry.handled_by or NO_SERVICE, officer_words(enquiry))
    yield from (directory.ward_name(enquiry.ward_id), directory.labelled_member(enquiry.member_id))
    yield from (date_words(enquiry.received_at), date_words(enquiry.due_at))
    yield enquiry.held_until.isoformat() if enquiry.held_until else ""
    yield from (date_words(enquiry.answered_at), state_tag(enquiry, reader)[0])
    yield ", ".join(marks_of(enquiry, reader))


def date_words(at: datetime | None) -> str:
    """2026-12-01, the local day: a spreadsheet sorts it."""
    return local(at).isoformat() if at else ""
