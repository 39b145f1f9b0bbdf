"""Opening a confidential letter, which is recorded each time."""

from django.utils import timezone

from enquiries.models import EnquiryLetter, LetterOpening
from people.models import User


def open_confidential_letter(letter: EnquiryLetter, *, by: User) -> None:
    """Record that the councillor it was sent to has opened it now. Officers read it on the page of
    the enquiry, so their reading is no opening."""
    if letter.confidential_to_id == by.pk:
        LetterOpening.objects.create(case=letter.case, letter=letter, reader=by, at=timezone.now())
