"""Standard answers offered for an enquiry: those of its service, the best match for its words
first."""

from django.contrib.postgres.search import SearchRank
from django.db.models import F

from enquiries.models import Enquiry, LetterKind, StandardAnswer
from foundation.text_search import any_of
from people.models import User

MOST_OFFERED = 100  # in one list
MOST_WORDS = 100  # of an enquiry, that are looked for


def answers_for(user: User, enquiry: Enquiry) -> list[StandardAnswer]:
    """For this person to insert. One or two statements."""
    if enquiry.service_id is None:
        return []
    rows = StandardAnswer.objects.visible_to(user).in_use().filter(service=enquiry.service_id)
    words = any_of(words_of(enquiry), most=MOST_WORDS)
    if words is not None:
        rows = rows.annotate(match=SearchRank(F("search"), words)).order_by("-match", "title")
    return list(rows.select_related("owner")[:MOST_OFFERED])


def words_of(enquiry: Enquiry) -> str:
    """Its title, and what was asked first."""
    asked = enquiry.letters.filter(kind=LetterKind.QUESTION).values_list("body", flat=True)
    return " ".join([enquiry.title, *asked[:1]])
