"""Letters of Clara's enquiry that Stan, an officer of another service, is to read."""

from uuid import uuid4

from enquiries.forwarding.actions import Asked, ask_for_consent, consent
from enquiries.models import Forwarding, LetterKind
from tests.enquiries import cases
from tests.people import named

WHY = "The bins are on the same road"


def letter_of(enquiry, kind=LetterKind.ANSWER):
    return enquiry.letters.get(kind=kind)


def asked_to_share(enquiry=None, *, kinds=(LetterKind.ANSWER,), by="clara", reader="stan"):
    """The first of what is asked for; of Omar's answer unless other `kinds` are given."""
    enquiry, key = enquiry or cases.answered(), uuid4()
    letters = [letter_of(enquiry, kind).pk for kind in kinds]
    ask_for_consent(enquiry, asked=Asked(letters, named(reader), WHY), by=named(by), key=key)
    return Forwarding.objects.filter(request=key).order_by("pk").first()


def shared_letter():
    """Omar's answer, which he agreed that Stan reads."""
    row = asked_to_share()
    consent(row, by=named("omar"))
    return row
