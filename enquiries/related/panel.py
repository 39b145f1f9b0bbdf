"""Related enquiries on an officer's page: each with its state and, of an answer, its date."""

from django.urls import reverse
from django.utils import timezone

from enquiries.models import Enquiry, EnquiryLink, LinkKind, Status
from foundation.dates_in_words import day
from foundation.types import Context
from people.models import User

MOST_SHOWN = 20
READ = tuple(
    f"{end}__{name}"
    for end in ("case", "other")
    for name in ("reference", "title", "status", "answered_at", "member")
)


def related_panel(user: User, enquiry: Enquiry) -> list[Context]:
    """The links of an enquiry whose other end this person can read too, the newest first."""
    if user.reads_as_councillor or not vars(enquiry).get("is_linked", True):
        return []
    rows = EnquiryLink.objects.of_enquiry(enquiry.pk).visible_to(user)
    named = rows.select_related("case", "other").only("key", "kind", *READ)
    return [line_of(link, enquiry) for link in named.order_by("-at", "-pk")[:MOST_SHOWN]]


def line_of(link: EnquiryLink, enquiry: Enquiry) -> Context:
    other = link.other if link.case_id == enquiry.pk else link.case
    return {
        "words": words_of_link(link, enquiry.pk),
        "reference": other.reference,
        "title": other.title,
        "url": other.get_absolute_url(),
        "state": state_of(other),
        "end_url": reverse("enquiries:end-link", args=[enquiry.pk, link.key]),
    }


def words_of_link(link: EnquiryLink, key: int) -> str:
    """What the other enquiry is to the one with this key."""
    if link.kind == LinkKind.RELATED:
        return "Related to"
    return "A duplicate of" if link.case_id == key else "Has the duplicate"


def state_of(enquiry: Enquiry) -> str:
    if enquiry.answered_at:
        return f"Answered on {day(timezone.localdate(enquiry.answered_at))}"
    return str(Status(enquiry.status).label)
