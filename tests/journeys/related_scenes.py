"""Enquiries that are linked: two of one councillor that ask the same, and two of different ones."""

from uuid import uuid4

from enquiries.models import EnquiryLink, LinkKind
from enquiries.related import actions
from tests.enquiries import cases
from tests.people import named


def marked_as_duplicate(clock):
    """Clara asked the same twice, and the first has been answered."""
    first, second, omar = cases.answered(), cases.assigned(), named("omar")
    actions.link(second, other=first, kind=LinkKind.DUPLICATE, by=omar, key=uuid4())
    return second


def closed_as_duplicate(clock):
    text = "You asked the same before."
    enquiry = marked_as_duplicate(clock)
    return actions.close_duplicate(enquiry, text=text, by=named("omar"), key=uuid4())


def one_link(clock):
    enquiry = marked_as_duplicate(clock)
    return enquiry.pk, EnquiryLink.objects.get(case=enquiry, ended_at=None).key
