"""Saving the list as a CSV is recorded, in a row that nobody can change or remove."""

from django.db import transaction
from django.utils import timezone

from people.models import User
from portal.everything import policy
from portal.everything.asked import Asked
from portal.models import ListDownload


@transaction.atomic
def record_download(asked: Asked, number: int, *, by: User) -> None:
    """How many cases, and how they were narrowed. Not the words: they may name a resident."""
    policy.can_list_everything(by).or_raise()
    ListDownload.objects.create(
        person=by,
        at=timezone.now(),
        number=number,
        state=asked.state,
        kind=asked.kind,
        year=asked.year,
        by_words=bool(asked.q),
    )
