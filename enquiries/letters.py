"""How does a letter come onto an enquiry? It is added, never changed, and found by its words."""

from typing import Any
from uuid import UUID

from django.utils import timezone

from enquiries.models import Enquiry, EnquiryLetter, LetterKind
from people.models import User


def send(
    enquiry: Enquiry, kind: LetterKind, text: str, *, by: User, key: UUID, **more: Any
) -> EnquiryLetter:
    """Add a letter, signed as its author stands today, and make its words findable."""
    letter = EnquiryLetter.objects.create(
        case=enquiry,
        kind=kind,
        author=by,
        signed=by.signed,
        body=text,
        key=key,
        sent_at=timezone.now(),
        **more,
    )
    Enquiry.objects.make_findable(enquiry, text)
    return letter
