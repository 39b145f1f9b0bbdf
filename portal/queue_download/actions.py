"""Downloading the queue is recorded, in a row that nobody can change or remove."""

from django.db import transaction
from django.utils import timezone
from django.utils.http import urlencode

from enquiries.queue import policy
from enquiries.queue.filters import QueueQuery
from people.models import User
from portal.models import DownloadedList, ListDownload


@transaction.atomic
def record_queue_download(queue_query: QueueQuery, kind: str, number: int, *, by: User) -> None:
    """How many enquiries, in which file, and how they were narrowed. Not the words: they may name a
    resident."""
    policy.can_see_queue(by).or_raise()
    filters = {name: value for name, value in queue_query.parameters.items() if name != "q"}
    ListDownload.objects.create(
        person=by,
        at=timezone.now(),
        number=number,
        of=DownloadedList.QUEUE,
        file=kind,
        filters=urlencode(filters),
        by_words=bool(queue_query.q),
    )
