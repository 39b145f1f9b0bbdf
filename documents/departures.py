"""Councillors who have left with a request open: those who deal with it are told."""

from django.db.models import F, Value
from django.db.models.functions import Concat

from casework.notices import departures
from documents import notices
from documents.models import OPEN, DocumentRequest
from foundation import sweeps
from people.models import system_user

SENTENCE = (
    "The councillor who asked is no longer in office and cannot read this request. Decide what"
    " becomes of it."
)


def tell_where_member_left() -> int:
    """Once for each request. Returns about how many. Running twice tells nobody twice."""
    open_now = DocumentRequest.objects.filter(status__in=OPEN)
    rows = departures.open_and_not_told(open_now, Concat(Value("document:"), F("reference")))
    keys = rows.values_list("pk", flat=True)
    return sweeps.deal_with_each("departures of requests", keys, tell_of_departure)


def tell_of_departure(key: int) -> bool:
    notices.notify_member_left(DocumentRequest.objects.get(pk=key), SENTENCE, by=system_user())
    return True
