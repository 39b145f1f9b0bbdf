"""Enquiries that wait for an officer: chases, those with them, and those they have to assign."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from casework.waiting import MOST_WAITING, WaitingGroup, WaitingRow, waiting_group
from enquiries.case import wording
from enquiries.chase_answers.waiting import waiting_chases
from enquiries.models import Enquiry, EnquiryQuerySet
from enquiries.queue.policy import can_list_own, can_see_queue, has_to_assign
from foundation.addresses import address_of
from foundation.statements import Rows, Statement
from people import directory as names
from people.models import User

SHOWN = Statement(
    lambda: Enquiry.objects.filter(pk__in=Rows("first")).for_lists().order_by("queue_at", "pk"),
    planned_once=False,
)


def waiting_for_answer_to_chase(user: User) -> Iterator[WaitingGroup]:
    if can_see_queue(user):
        chased = [enquiry_row(enquiry) for enquiry in waiting_chases(user)]
        url = f"{reverse('enquiries:queue')}?due=overdue"
        yield waiting_group("Chases to answer", chased, all_label="All overdue", all_url=url)


def waiting_enquiries(user: User) -> Iterator[WaitingGroup]:
    seen, queue = Enquiry.objects.read_by_post(user), address_of("enquiries:queue")
    if can_list_own(user):
        rows = enquiry_rows(seen.waiting_for_officer(user))
        url = f"{queue}?whose=mine"
        yield waiting_group(
            "Enquiries with you", rows, all_label="All enquiries with you", all_url=url
        )
    if has_to_assign(user):
        rows = enquiry_rows(seen.open().unassigned())
        url = f"{queue}?whose=unassigned"
        yield waiting_group(
            "Enquiries to assign", rows, all_label="All enquiries to assign", all_url=url
        )


def enquiry_rows(enquiries: EnquiryQuerySet) -> list[WaitingRow]:
    """The most urgent, with one more than are shown. The names are in the directory."""
    first = enquiries.order_by("queue_at", "pk")[: MOST_WAITING + 1]
    return [enquiry_row(enquiry) for enquiry in SHOWN.rows(first=first)]


def enquiry_row(enquiry: Enquiry) -> WaitingRow:
    where = names.service_name(enquiry.service_id)
    about = [enquiry.reference, names.labelled_member(enquiry.member_id), where]
    return WaitingRow(
        title=enquiry.title,
        url=enquiry.get_absolute_url(),
        about=", ".join(filter(None, about)),
        line="Chased by the councillor" if enquiry.chased_at else "",
        due=wording.next_due(enquiry, timezone.localdate()),
    )
