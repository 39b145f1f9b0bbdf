"""The action of a search for a person: it is recorded before anything that it finds is shown."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from foundation.turns import made_before
from people.models import User
from retention import policy
from retention.models import SubjectSearch
from retention.subject_access.cases import enquiries_naming, has_words, requests_naming


@transaction.atomic
def search_for(words: str, *, why: str, by: User, key: UUID) -> SubjectSearch:
    """The same `key` is the same search. ValidationError with the field."""
    policy.can_search_for_person(by).or_raise()
    if made := made_before(SubjectSearch.objects.all(), key, by=by):
        return made
    if not has_words(words):
        raise ValidationError({"words": "Enter a name, an address or an email"})
    found = enquiries_naming(words).count() + requests_naming(words).count()
    more = {"found": found, "by": by, "at": timezone.now(), "key": key}
    return SubjectSearch.objects.create(words=words, why=why, **more)
