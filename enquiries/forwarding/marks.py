"""Who else reads a letter: said on the letter itself, to everybody who reads the enquiry."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from enquiries.case.annotations import Annotation
from enquiries.models import Consent, EnquiryLetter, Forwarding

# Of a query of letters: the readers that each is shared with, the earliest first.
SHARED_WITH = ArraySubquery(
    Forwarding.objects.shown()
    .filter(letter=OuterRef("pk"))
    .order_by("decided_at", "pk")
    .values_list(JSONObject(who="reader_signed", consent="consent"))
)


def marks_of_forwarding(letter: EnquiryLetter) -> list[Annotation]:
    """One for each reader, of a letter that was read with `SHARED_WITH` as `shared_with`."""
    return [Annotation(mark_words(**row)) for row in vars(letter)["shared_with"]]


def mark_words(who: str, consent: str) -> str:
    why = "asked for it" if consent == Consent.OWN else "agreed"
    return f"Shared with {who}, because its author {why}"
