"""Lines of the queue: an enquiry in a row of its table."""

from dataclasses import replace
from functools import cache
from typing import NamedTuple

from django.db.models import DateField, DateTimeField, QuerySet
from django.utils import timezone

from casework.due_dates import Due
from enquiries.case import wording
from enquiries.models import Enquiry, Kind, Status
from enquiries.models.visibility import SHOWN_IN_LISTS
from enquiries.queue.enquiry_marks import marks_of, with_marks
from enquiries.queue.found_line import on_day
from foundation.dates_in_words import today
from foundation.statements import Keys, Parameter, Rows, Statement
from people import directory as names
from people.models import User

NO_SERVICE = "No service yet"
SHOWN_IN_QUEUE = (*SHOWN_IN_LISTS, "answered_at", "member_wrote_at")


class QueueLine(NamedTuple):
    """Plain values, so that equal lines are rendered once. `service` is empty where every line has
    the same one; `ended` says when it was answered, once nothing is due."""

    pk: int
    url: str
    reference: str
    title: str
    kind: str
    service: str
    officer: str
    ward: str
    member: str
    due: Due | None
    ended: str
    tag: tuple[str, str]
    marks: tuple[str, ...]
    is_open: bool
    ticks: bool
    ticked: bool


@cache
def rows_in_order(order: tuple[str, ...]) -> Statement[Enquiry]:
    """What the queue shows of the enquiries that were found, in this order."""
    found = Enquiry.objects.filter(pk__in=Rows("found")).only(*SHOWN_IN_QUEUE)
    times = Parameter("now", DateTimeField()), Parameter("today", DateField())
    return Statement(lambda: with_marks(found, *times).order_by(*order), planned_once=False)


def queue_rows(found: QuerySet[Enquiry], keys: Keys | None = None) -> list[Enquiry]:
    """Of enquiries in an order, cut to a page, what `queue_line` and a spreadsheet show; of those
    with these keys, if there are any."""
    in_order = rows_in_order(tuple(found.query.order_by))
    return in_order.rows(found=keys or found, now=timezone.now(), today=today())


def queue_line(
    enquiry: Enquiry, reader: User, *, several_services: bool, ticks: bool, ticked: bool = False
) -> QueueLine:
    """Of a row of `queue_rows`."""
    due = due_in_queue(enquiry)
    return QueueLine(
        pk=enquiry.pk,
        url=enquiry.get_absolute_url(),
        reference=enquiry.reference,
        title=enquiry.title,
        kind=str(Kind(enquiry.kind).label),
        service=(enquiry.handled_by or NO_SERVICE) if several_services else "",
        officer=officer_words(enquiry),
        ward=names.ward_name(enquiry.ward_id),
        member=names.labelled_member(enquiry.member_id),
        due=due,
        ended="" if due else ended_words(enquiry),
        tag=wording.state_tag(enquiry, reader),
        marks=marks_of(enquiry, reader),
        is_open=enquiry.is_open,
        ticks=ticks,
        ticked=ticked,
    )


def officer_words(enquiry: Enquiry) -> str:
    """Who has it. An office is no person, and stands with the services."""
    if enquiry.officer_id:
        return names.person_name(enquiry.officer_id)
    return "" if enquiry.office or not enquiry.is_open else "Not assigned"


def due_in_queue(enquiry: Enquiry) -> Due | None:
    """What is due next, or until when an answer can be followed up."""
    due = wording.follow_up_due(enquiry, today())
    if due is None or due.late:
        return wording.next_due(enquiry, today())
    return replace(due, note="to follow up")


def ended_words(enquiry: Enquiry) -> str:
    if enquiry.answered_at and enquiry.status in (Status.ANSWERED, Status.CLOSED):
        did = "Replied to" if enquiry.is_from_officer else "Answered"
        return f"{did} {on_day(enquiry.answered_at)}"
    return "Nothing is due"
