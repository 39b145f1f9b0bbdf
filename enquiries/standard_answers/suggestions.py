"""Standard answers offered for a case: those of its service, the best match for its words first."""

from django.contrib.postgres.search import SearchRank
from django.db.models import F

from enquiries.models import StandardAnswer
from enquiries.standard_answers.subjects import Subject
from foundation.text_search import any_of
from people.models import User

MOST_OFFERED = 100  # in one list
MOST_WORDS = 100  # of a case, that are looked for


def answers_for(user: User, subject: Subject) -> list[StandardAnswer]:
    """For this person to insert. One or two statements."""
    if subject.service is None:
        return []
    rows = StandardAnswer.objects.visible_to(user).in_use().filter(service=subject.service)
    words = any_of(subject.words(), most=MOST_WORDS)
    if words is not None:
        rows = rows.annotate(match=SearchRank(F("search"), words)).order_by("-match", "title")
    return list(rows.select_related("owner")[:MOST_OFFERED])
