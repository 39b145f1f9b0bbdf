"""Contributions at any state: Omar, who has Clara's enquiry, asks Stan of Waste."""

from uuid import uuid4

from django.utils import timezone

from casework.promises import calendar_of
from enquiries.contributions import actions
from enquiries.models import Contribution, Enquiry
from people.models import Service
from tests.enquiries import cases
from tests.people import named

QUESTION = "Does the bin lorry still use the lay-by?"
SAID = "The lorry has not stopped there since May."
STAN = object()
# Who gets which page of it; everyone else 404.
READERS = ("omar", "grace", "ruth", "colin", "dev", "stan")
CONTRIBUTION_STATUSES = {
    "enquiries:ask-contribution": dict.fromkeys((*READERS[:5], "clara"), 403) | {"omar": 200},
    "enquiries:contribution": dict.fromkeys(READERS, 200),
    "enquiries:contribution-file": dict.fromkeys(READERS, 200),
    "enquiries:give-contribution": dict.fromkeys(READERS, 403) | {"stan": 200},
    "enquiries:accept-question": dict.fromkeys(READERS, 403) | {"stan": 200},
    "enquiries:send-back-question": dict.fromkeys(READERS, 403) | {"stan": 200},
    "enquiries:withdraw-question": dict.fromkeys(READERS, 403) | {"omar": 200},
}


def asked(enquiry: Enquiry | None = None, *, days: int = 5, **more) -> Contribution:
    """Due this many working days from today, unless told on which date."""
    enquiry = enquiry or cases.assigned()
    asking = {
        "service": more.pop("service", None) or Service.objects.get(name="Waste"),
        "person": more.pop("person", STAN),
        "text": more.pop("text", QUESTION),
        "due_on": more.pop("due_on", calendar_of(enquiry).add(timezone.localdate(), days)),
        "with_resident": more.pop("with_resident", False),
    }
    if asking["person"] is STAN:
        asking["person"] = named("stan")
    key = more.setdefault("key", uuid4())
    by = more.pop("by", None) or named("omar")
    actions.ask_contribution(enquiry, question=actions.Question(**asking), by=by, **more)
    return Contribution.objects.get(key=key)


def given(**more) -> Contribution:
    row = asked(**more)
    actions.give_contribution(row, text=SAID, by=named("stan"))
    row.refresh_from_db()
    return row
