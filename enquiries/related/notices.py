"""Notices of duplicates: to the councillor of one that is closed, and to officers of open ones."""

from enquiries.models import Enquiry, EnquiryLetter
from enquiries.notices import notify_assistants, notify_councillor
from people.models import User


def notify_duplicate(enquiry: Enquiry, letter: EnquiryLetter, *, by: User) -> None:
    sentence = (
        "Your enquiry has been closed as a duplicate of another of yours. Sign in to see why."
    )
    notify_councillor(enquiry, "duplicate", sentence, letter.pk, by)
    notify_assistants(enquiry, "duplicate", "has been closed as a duplicate.", letter.pk)
