"""Councillors who have left with an enquiry open: its officer and the coordinators are told."""

from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat

from casework.notices import departures
from enquiries import notices
from enquiries.models import Enquiry
from foundation import sweeps
from people.models import system_user

SENTENCE = (
    "The councillor is no longer in office and cannot read this enquiry. A coordinator must decide"
    " what becomes of it."
)


def tell_where_member_left() -> int:
    """Once for each enquiry. Returns about how many. Running twice tells nobody twice."""
    name = Concat(Value("enquiry:"), Cast("pk", CharField()))
    rows = departures.open_and_not_told(Enquiry.objects.open(), name)
    return sweeps.deal_with_each("departures", rows.values_list("pk", flat=True), tell_of_departure)


def tell_of_departure(key: int) -> bool:
    notices.notify_member_left(Enquiry.objects.get(pk=key), SENTENCE, by=system_user())
    return True
