"""Which pages are measured, who asks for them, and for what?"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle, repeat
from uuid import uuid4

from bench.clients import Ask
from enquiries.models import Draft, Enquiry, Status
from people.models import Service, User

SERVICE = "Highways"
OFFICER, MEMBER = "omar@westhaven.example", "clara@westhaven.example"
# A word of a third of all letters, one of a few in a hundred, a rare one, two together, and none.
SEARCHES = ("residents", "pothole", "flagpole", "pothole+inspector", "zeppelin")


@dataclass(frozen=True)
class Page:
    """`asks` makes the requests, preparing each beforehand where it uses something up."""

    name: str
    who: str
    asks: Callable[[], Iterator[Ask]]
    alone: bool = False  # not under load from many clients: it changes things


def pages() -> list[Page]:
    service = Service.objects.get(name=SERVICE)
    return [
        Page("floor", OFFICER, lambda: repeat(Ask(f"/floor/?service={service.pk}"))),
        Page("queue", OFFICER, lambda: repeat(Ask("/enquiries/"))),
        Page("queue, mine", OFFICER, lambda: repeat(Ask("/enquiries/?whose=mine"))),
        *map(searching, SEARCHES),
        Page("case page", OFFICER, lambda: cycle(cases())),
        Page("home", MEMBER, lambda: repeat(Ask("/"))),
        Page("raise", MEMBER, raising, alone=True),
        Page("answer", OFFICER, answering, alone=True),
    ]


def searching(words: str) -> Page:
    return Page(f"search {words}", OFFICER, lambda: repeat(Ask(f"/enquiries/?q={words}")))


def in_service() -> list[int]:
    """Open enquiries that the officer has, the newest first."""
    officer = User.objects.get(email=OFFICER)
    rows = Enquiry.objects.filter(officer=officer, status=Status.WITH_OFFICER)
    return list(rows.order_by("-pk").values_list("pk", flat=True)[:400])


def cases() -> list[Ask]:
    return [Ask(f"/enquiries/{pk}/") for pk in in_service()[:50]]


def raising() -> Iterator[Ask]:
    """The last press of the journey, each with a draft of its own."""
    member = User.objects.get(email=MEMBER)
    answers = {
        "kind": "ward",
        "title": "Pothole in Dock Street",
        "text": "It is as deep as a bucket. When will it be mended?",
        "service": Service.objects.get(name=SERVICE).pk,
        "service_name": SERVICE,
        "place": "Dock Street",
        "interest_declared": "no",
        "interest": "",
        "done": ["about", "question", "where", "interest"],
    }
    while True:
        key = uuid4()
        fields = {"key": key, "answers": json.loads(json.dumps(answers))}
        Draft.objects.update_or_create(writer=member, defaults=fields)
        yield Ask("/enquiries/raise/check/", {"key": key}, expect=302)


def answering() -> Iterator[Ask]:
    text = "It was mended this morning, and will be looked at again in a month."
    for pk in in_service():
        yield Ask(f"/enquiries/{pk}/answer/", {"key": uuid4(), "text": text}, expect=302)
