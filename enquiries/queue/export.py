"""The queue as a file: what its table shows, and nothing more."""

from collections.abc import Iterable, Iterator

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from casework.exports.columns import Row, dates, text
from casework.exports.lists import PORTION, Content, ExportedList, chosen_in, in_portions
from enquiries.case.wording import state_tag
from enquiries.models import SEALED, Enquiry, EnquiryQuerySet, Kind
from enquiries.queue import filters
from enquiries.queue.enquiry_marks import marks_of
from enquiries.queue.filters import QueueQuery
from enquiries.queue.lines import NO_SERVICE, officer_words, queue_rows
from enquiries.queue.lists import URGENCY, list_headings
from enquiries.queue.policy import can_see_queue
from enquiries.queue.search_form import FilterChoices
from foundation.dates_in_words import local
from foundation.statements import Keys
from people import directory
from people.models import User

COLUMNS = (
    *text("Reference", "Type", "Subject", "Service or office", "Officer", "Ward", "Councillor"),
    *dates("Received", "Due", "Holding reply until", "Answered"),
    *text("State", "Marks"),
)


def queue_content(user: User, query: QueryDict) -> Content:
    """Without what is confidential between a councillor and an officer, which is in no file."""
    queue_query, form = filters.asked_of(user, query, FilterChoices(user))
    words = filters.words_asked_for(queue_query)
    seen = filters.filtered_enquiries(user, queue_query, words)
    of_list = filters.enquiries_for(user, queue_query, seen, timezone.now())
    narrowed = of_list.filter(words.found) if words else of_list
    rows = narrowed.exclude(kind__in=SEALED).order_by(*queue_query.order)
    return Content(
        COLUMNS,
        lambda most: (queue_cells(row, user) for row in queue_rows_read(rows, most)),
        [("List", list_heading(user, queue_query)), *chosen_in(form)],
        by_words=bool(queue_query.q),
        count=rows.count,
    )


def list_heading(user: User, queue_query: QueueQuery) -> str:
    of_list = list_headings(user).get(queue_query.whose, "")
    urgency = URGENCY.get(queue_query.urgency, "")
    return ", ".join(part for part in (of_list, urgency) if part)


def queue_rows_read(rows: EnquiryQuerySet, most: int | None) -> Iterable[Enquiry]:
    """With what the table shows of each, which is looked up for many at once."""
    if most is not None:
        return queue_rows(rows[:most])
    return rows_of_keys(rows, rows.values_list("pk", flat=True).iterator(chunk_size=PORTION))


def rows_of_keys(rows: EnquiryQuerySet, keys: Iterable[int]) -> Iterator[Enquiry]:
    for portion in in_portions(keys):
        yield from queue_rows(rows, Keys("SELECT unnest(%s)", [portion]))


def queue_cells(enquiry: Enquiry, reader: User) -> Row:
    return (
        enquiry.reference,
        str(Kind(enquiry.kind).label),
        enquiry.title,
        enquiry.handled_by or NO_SERVICE,
        officer_words(enquiry),
        directory.ward_name(enquiry.ward_id),
        directory.labelled_member(enquiry.member_id),
        local(enquiry.received_at),
        local(enquiry.due_at) if enquiry.due_at else None,
        enquiry.held_until,
        local(enquiry.answered_at) if enquiry.answered_at else None,
        state_tag(enquiry, reader)[0],
        ", ".join(marks_of(enquiry, reader)),
    )


QUEUE = ExportedList(
    key="queue",
    title="Enquiries in the queue",
    file_name="enquiries",
    allows=can_see_queue,
    content=queue_content,
    page=lambda: reverse("enquiries:queue"),
)
