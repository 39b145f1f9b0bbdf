"""Earlier services on the page of an enquiry: who passed it on, when, and reads it still."""

from django.urls import reverse

from enquiries.earlier_services.policy import can_end_reading, can_hear_of_answer
from enquiries.models import EarlierService, Enquiry
from foundation.dates_in_words import day
from foundation.types import Context
from people.models import User


def earlier_services_panel(user: User, enquiry: Enquiry) -> list[Context]:
    """A line for each service that passed it on, and one for the coordinators, which only they
    see. None for a councillor, and of most enquiries, which a page knows already."""
    if user.reads_as_councillor or user.pk == enquiry.member_id:
        return []
    return [
        line_of_service(row, user, enquiry)
        for row in enquiry.read_after_passing
        if not row.is_of_coordinators or can_end_reading(user, row)
    ]


def line_of_service(row: EarlierService, user: User, enquiry: Enquiry) -> Context:
    row.case = enquiry
    ends = reverse("enquiries:end-reading", args=[enquiry.pk, row.key])
    ending = [("Stop this", ends)] if can_end_reading(user, row) else []
    return {
        "words": words_of_service(row, user, enquiry),
        "links": [*follow_links(row, user), *ending],
    }


def words_of_service(row: EarlierService, user: User, enquiry: Enquiry) -> str:
    to, on = enquiry.handled_by or "another service", day(row.at)
    if row.is_of_coordinators:
        return (
            f"A coordinator passed this enquiry on, on {on}. It is with {to} now, and stays in the "
            "list “Passed on by us” until it closes."
        )
    if row.service_id in user.services:
        return (
            f"{row.service} passed this enquiry on, on {on}. It is with {to} now, and you can "
            "read it until it closes. Only the officers dealing with it can act on it."
        )
    return (
        f"{row.service} passed this enquiry on, on {on}. Its officers can read it until it closes, "
        "and do nothing on it."
    )


def follow_links(row: EarlierService, user: User) -> list[tuple[str, str]]:
    if not can_hear_of_answer(user, row):
        return []
    name, label = (
        ("stop-following", "Do not tell me when it is answered")
        if user.pk in row.followers
        else ("follow", "Tell me when it is answered")
    )
    return [(label, reverse(f"enquiries:{name}", args=[row.case_id, row.key]))]
