"""Notices of what is put right: a corrected answer, an added file, a reopened enquiry."""

from enquiries.councillor_emails import by_when, follow_up_until
from enquiries.models import Enquiry, EnquiryLetter
from enquiries.notices import (
    coordinators,
    handlers,
    notify_assistants,
    notify_councillor,
    notify_informed,
    notify_officers,
)
from people.models import User


def notify_corrected(enquiry: Enquiry, letter: EnquiryLetter, *, by: User) -> None:
    """Everyone who was told of the answer: they must not rely on it."""
    sentence = f"The answer to your enquiry has been corrected.{follow_up_until(enquiry)}"
    notify_councillor(enquiry, "corrected", sentence, letter.pk, by)
    notify_assistants(enquiry, "corrected", "has had its answer corrected.", letter.pk)
    words = "An answer that may be used at a meeting has been corrected."
    notify_informed(enquiry, letter.pk, words, by=by)
    words = "An answer you gave has been corrected."
    answered = letter.amends.author if letter.amends else by
    notify_officers([answered], enquiry, "corrected", words, letter.pk, by)


def notify_file_added(enquiry: Enquiry, letter: EnquiryLetter, *, by: User) -> None:
    words = f"A file has been added to the answer to your enquiry.{follow_up_until(enquiry)}"
    notify_councillor(enquiry, "file-added", words, letter.pk, by)
    notify_assistants(enquiry, "file-added", "has had a file added to its answer.", letter.pk)


def notify_reopened(enquiry: Enquiry, letter: EnquiryLetter, *, by: User) -> None:
    """The councillor, and the officer who has it again."""
    sentence = f"Your enquiry has been reopened. Sign in to see why.{by_when(enquiry)}"
    notify_councillor(enquiry, "reopened", sentence, letter.pk, by)
    notify_assistants(enquiry, "reopened", "has been reopened.", letter.pk)
    has_it = enquiry.officer_id or enquiry.office
    people = handlers(enquiry) if has_it else coordinators()
    notify_officers(people, enquiry, "reopened", "An enquiry has been reopened.", letter.pk, by)
