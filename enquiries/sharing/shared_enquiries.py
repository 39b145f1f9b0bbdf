"""Enquiries that colleagues have shared with a councillor, for the home page."""

from enquiries.models import Enquiry
from foundation.types import Context
from people.directory import labelled_member
from people.models import User

MOST_SHOWN = 10  # on the home page, the latest


def shown_to(user: User) -> list[Context]:
    """The latest of those this person reads today because their councillor shared them."""
    rows = Enquiry.objects.shared_with(user).for_lists()
    if rows.query.is_empty():
        return []
    latest = rows.order_by("-received_at", "-pk")[:MOST_SHOWN]
    return [
        {
            "url": enquiry.get_absolute_url(),
            "title": enquiry.title,
            "line": f"{enquiry.reference}, shared by {labelled_member(enquiry.member_id)}",
        }
        for enquiry in latest
    ]
