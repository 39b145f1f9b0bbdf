"""The measured pages, who asks for them, and the requests they make."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import cycle, repeat
from uuid import uuid4

from django.utils import timezone

from bench.clients import PageRequest
from enquiries.models import Draft, Enquiry, EnquiryLetter, ReplyDraft, Status
from enquiries.replies.drafts import DRAFT_SHOWN
from enquiries.replies.page import READ_UNTIL
from people.models import Service, User
from portal.models import HomeVisit

SERVICE = "Highways"
OFFICER, MEMBER = "omar@westhaven.example", "clara@westhaven.example"
COVER = "grace@westhaven.example"  # of the same service, who acts for a third who is away
LISTING_MEMBER = "nia@westhaven.example"  # half of all enquiries are theirs
# Words typed into the queue, which looks for them in every state: one of a third of all letters,
# one of a few in a hundred, a rare one, two together, one of no letter, and the number of a case.
SEARCHES = ("residents", "pothole", "flagpole", "pothole+inspector", "zeppelin", "17")


@dataclass(frozen=True)
class Page:
    """`asks` makes the requests, preparing each beforehand where it uses something up."""

    name: str
    who: str
    asks: Callable[[], Iterator[PageRequest]]
    alone: bool = False  # not under load from many clients: it changes things


def measured_pages() -> list[Page]:
    service = Service.objects.get(name=SERVICE)
    return [
        Page("floor", OFFICER, lambda: repeat(PageRequest(f"/floor/?service={service.pk}"))),
        Page("queue", OFFICER, lambda: repeat(PageRequest("/enquiries/"))),
        Page("queue, cover", COVER, lambda: repeat(PageRequest("/enquiries/"))),
        Page("queue, mine", OFFICER, lambda: repeat(PageRequest("/enquiries/?whose=mine"))),
        Page("queue, any state", OFFICER, lambda: repeat(PageRequest("/enquiries/?whose=any"))),
        *map(search_page, SEARCHES),
        Page("search pothole, cover", COVER, lambda: repeat(PageRequest("/enquiries/?q=pothole"))),
        Page("case page", OFFICER, lambda: cycle(case_requests(OFFICER))),
        Page("case page, cover", COVER, lambda: cycle(case_requests(COVER))),
        Page("home", MEMBER, home_requests),
        Page("home, officer", OFFICER, lambda: repeat(PageRequest("/"))),
        Page("home, cover", COVER, lambda: repeat(PageRequest("/"))),
        Page("calendar", OFFICER, lambda: repeat(PageRequest("/relations/calendar/"))),
        Page("notices", LISTING_MEMBER, lambda: repeat(PageRequest("/announcements/notices/"))),
        Page("notices, officer", OFFICER, lambda: repeat(PageRequest("/announcements/notices/"))),
        Page("public notices", OFFICER, lambda: repeat(PageRequest("/announcements/public/"))),
        everything_page("everything", ""),
        everything_page("everything, closed", "?state=ended"),
        everything_page("everything flagpole", "?q=flagpole"),
        everything_page("everything pothole inspector", "?q=pothole+inspector"),
        Page("raise", MEMBER, raise_requests, alone=True),
        Page("answer", OFFICER, answer_requests, alone=True),
    ]


def search_page(words: str) -> Page:
    return Page(f"search {words}", OFFICER, lambda: repeat(PageRequest(f"/enquiries/?q={words}")))


def everything_page(name: str, query: str) -> Page:
    return Page(name, LISTING_MEMBER, lambda: repeat(PageRequest(f"/everything/{query}")))


def open_enquiries(who: str) -> list[int]:
    """Open enquiries that an officer has, the newest first, without those that they have a draft
    of a reply to: a form that does not show the draft is refused."""
    officer = User.objects.get(email=who)
    drafted = ReplyDraft.objects.filter(writer=officer).values("case")
    rows = Enquiry.objects.filter(officer=officer, status=Status.WITH_OFFICER)
    rows = rows.exclude(pk__in=drafted)
    return list(rows.order_by("-pk").values_list("pk", flat=True)[:400])


def case_requests(who: str) -> list[PageRequest]:
    return [PageRequest(f"/enquiries/{pk}/") for pk in open_enquiries(who)[:50]]


def home_requests() -> Iterator[PageRequest]:
    """With news since a visit yesterday."""
    yesterday = timezone.now() - timedelta(days=1)
    member = User.objects.get(email=MEMBER)
    HomeVisit.objects.update_or_create(person=member, defaults={"seen_at": yesterday})
    return repeat(PageRequest("/"))


def raise_requests() -> Iterator[PageRequest]:
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
        yield PageRequest(f"/enquiries/raise/{key}/check/", {"key": key}, expect=302)


def answer_requests() -> Iterator[PageRequest]:
    """With what the page had of the letters and of the draft, as a browser sends it."""
    text = "It was mended this morning, and will be looked at again in a month."
    for pk in open_enquiries(OFFICER):
        newest = EnquiryLetter.objects.filter(case=pk).values_list("pk", flat=True).last()
        form = {"key": uuid4(), "text": text, READ_UNTIL: newest, DRAFT_SHOWN: ""}
        yield PageRequest(f"/enquiries/{pk}/answer/", form, expect=302)
