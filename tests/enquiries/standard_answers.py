"""Standard answers of Highways, written by its head as the page writes them."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from enquiries.models import StandardAnswer
from enquiries.standard_answers.actions import Contents, add_answer
from people.models import Service
from tests.people import named

TEXT = "Dear {name}\n\nWe resurface roads in {ward} in April. {reference}, {date}."

LIBRARY = dict.fromkeys(["omar", "grace", "ruth", "colin", "dev"], 200)
# What a page of the library answers: to everyone else, and to each of these. Omar is the owner.
LIBRARY_STATUSES = {
    "enquiries:standard-answers": (403, LIBRARY | {"stan": 200}),
    "enquiries:standard-answer": (404, LIBRARY),
    "enquiries:add-standard-answer": (403, {"ruth": 200, "colin": 200, "dev": 200}),
    "enquiries:change-standard-answer": (404, LIBRARY | {"grace": 403}),
    "enquiries:retire-standard-answer": (404, LIBRARY | {"omar": 403, "grace": 403}),
}


def standard_answer(title="Resurfacing: when?", text=TEXT, *, days=90, by="ruth", owner="omar"):
    """The one of this title, made if it is not there yet."""
    service = Service.objects.get(name="Highways")
    there = StandardAnswer.objects.filter(service=service, title=title).first()
    review_on = timezone.localdate() + timedelta(days=days)
    contents = Contents(title, text, named(owner), review_on)
    return there or add_answer(service, contents, key=uuid4(), by=named(by))
