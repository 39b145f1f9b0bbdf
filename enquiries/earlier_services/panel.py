"""Earlier services on the page of an enquiry: who passed it on, when, and reads it still."""

from django.urls import reverse

from enquiries.earlier_services.policy import can_end_reading, can_hear_of_answer
from enquiries.models import EarlierService, Enquiry
from foundation.dates_in_words import day
from foundation.types import Context
from people.models import User


def earlier_services_panel(user: User, enquiry: Enquiry) -> list[Context]:
    """A line for each service that passed it on. None for a councillor, and of most enquiries,
    which a page knows already."""
    if user.reads_as_councillor or user.pk == enquiry.member_id:
        return []
    return [line_of_service(row, user, enquiry) for row in enquiry.read_after_passing]


def line_of_service(row: EarlierService, user: User, enquiry: Enquiry) -> Context:
    row.case = enquiry
    to = enquiry.handled_by or "another service"
    mine = row.service_id in user.services
    ends = reverse("enquiries:end-reading", args=[enquiry.pk, row.key])
    words = (
        f"{row.service} passed this enquiry on, on {day(row.at)}. It is with {to} now, and you can "
        "read it until it closes. Only the officers dealing with it can act on it."
        if mine
        else f"{row.service} passed this enquiry on, on {day(row.at)}. Its officers can read it "
        "until it closes, and do nothing on it."
    )
    return {
        "words": words,
        "links": [("Stop this", ends)] if can_end_reading(user, row) else follow_links(row, user),
    }


def follow_links(row: EarlierService, user: User) -> list[tuple[str, str]]:
    if not can_hear_of_answer(user, row):
        return []
    name, label = (
        ("stop-following", "Do not tell me when it is answered")
        if user.pk in row.followers
        else ("follow", "Tell me when it is answered")
    )
    return [(label, reverse(f"enquiries:{name}", args=[row.case_id, row.key]))]
