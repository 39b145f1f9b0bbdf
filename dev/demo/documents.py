"""Document requests of the demo: five, each at another step."""

import io
from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any, TypeVar
from uuid import uuid4

import pikepdf
from django.utils import timezone

from casework.files import arriving, checking
from casework.files.models import How, PendingUpload
from casework.files.openings import record_opening
from casework.promises import at_local
from dev.demo.past import clock_at
from documents import actions, decide
from documents.asking import actions as asking_actions
from documents.models import DocumentRequest, Outcome, Purpose
from foundation.history import write
from people.models import Committee, Seat, Service, User
from protocols.calendar import working_calendar
from protocols.choices import Division

T = TypeVar("T")
Detail = Any  # what else one request or one decision says, each of its own type
PAPER = (595, 842)
SEATS = {
    "Planning Committee": ("Sofia Reyes", "Derek Vane", "Tessa Wynn"),
    "Licensing Committee": ("Samir Aziz", "Gwen Tait"),
    "Audit Committee": ("Anne Tolliver", "Bernard Cole", "Bridget Orme"),
}
QUAYSIDE = "Viability report on the sale of Quayside Yard"


class DocumentStories:
    """The people, and the working days that the requests count from."""

    def __init__(self, people: dict[str, User], today: date) -> None:
        self.people, self.calendar = people, working_calendar(Division.ENGLAND_AND_WALES)
        self.today = self.calendar.next_working(today)

    def on(self, offset: int, hour: int, do: Callable[[], T]) -> T:
        """Do it so many working days from today, at that hour."""
        with clock_at(at_local(self.calendar.add(self.today, offset), time(hour, 20))):
            return do()

    def asks(
        self, name: str, title: str, what: str, service: str, **more: Detail
    ) -> DocumentRequest:
        fields: dict[str, Detail] = {"right": "need-to-know"} | more
        matter = asking_actions.RequestDetails(
            title=title, what=what, service=Service.objects.get(name=service), **fields
        )
        return asking_actions.ask_for_document(matter, member=self.people[name], key=uuid4())

    def gives(self, document_request: DocumentRequest, officer: str, by: str) -> DocumentRequest:
        return actions.assign_officer(
            document_request, officer=self.people[officer], by=self.people[by]
        )

    def decides(
        self,
        document_request: DocumentRequest,
        who: str,
        outcome: Outcome,
        text: str,
        **more: Detail,
    ) -> DocumentRequest:
        by = self.people[who]
        if outcome != Outcome.REFUSE:
            more |= {
                "expires_on": timezone.localdate() + timedelta(days=60),
                "files": [self.paper(more.pop("name"), more.pop("pages"), by)],
            }
        if outcome in (Outcome.REFUSE, Outcome.PART):
            more["why_not"] = "The whole document is on paper, in the deed room."
        ruling = decide.Ruling(outcome, text, **more)
        return decide.decide(document_request, ruling=ruling, by=by, key=uuid4())

    def paper(self, name: str, pages: int, by: User) -> PendingUpload:
        """Blank pages, as the demo has no real papers."""
        document, out = pikepdf.new(), io.BytesIO()
        for _ in range(pages):
            document.add_blank_page(page_size=PAPER)
        document.save(out)
        return arriving.store_upload(checking.checked_upload(name, out.getvalue()), by=by)


def make_document_requests(people: dict[str, User]) -> int:
    """Committees with their seats, then the requests. How many."""
    westhaven = DocumentStories(people, timezone.localdate())
    give_committee_seats(people)
    stories = (refused, asked_again, released_in_part, looked_at, for_committee)
    for story in stories:
        story(westhaven)
    return len(stories)


def give_committee_seats(people: dict[str, User]) -> None:
    since = timezone.localdate().replace(month=5, day=20, year=timezone.localdate().year - 1)
    for name, members in SEATS.items():
        committee = Committee.objects.get(name=name)
        for member in members:
            place = Seat(person=people[member], committee=committee, starts_on=since)
            write(place, by=None, reason="demo")


def refused(westhaven: DocumentStories) -> None:
    """Clara’s: refused, disputed, and waiting for the Monitoring Officer’s view."""
    why = (
        "Twelve residents of Custom House flats share the yard’s access road and have asked me "
        "what the sale means for it. I cannot advise them without pages 14 to 22."
    )
    asks = {"purpose": Purpose.CASEWORK, "why": why, "meeting": "Planning Committee"}
    what = "September, 48 pages"
    document_request = westhaven.on(
        -8, 10, lambda: westhaven.asks("Clara Okafor", QUAYSIDE, what, "Property", **asks)
    )
    text = (
        "The bids are still open. Pages 14 to 22 set out the reserve price. I could release the "
        "rest."
    )
    westhaven.on(
        -4,
        15,
        lambda: westhaven.decides(
            document_request, "Peter Lowe", Outcome.REFUSE, text, grounds=["12a-3"]
        ),
    )
    again = "I do not need the price, only the drawings of the access road."
    clara = westhaven.people["Clara Okafor"]
    westhaven.on(
        -2, 9, lambda: actions.dispute(document_request, text=again, by=clara, key=uuid4())
    )


def asked_again(westhaven: DocumentStories) -> None:
    """Ravi’s, for the same: he learns nothing of Clara’s."""
    why = "I speak for the residents of Tidewell about the sale."
    asks = {"purpose": Purpose.WARD, "why": why}
    westhaven.on(
        -2, 14, lambda: westhaven.asks("Ravi Menon", QUAYSIDE, "The latest", "Property", **asks)
    )


def released_in_part(westhaven: DocumentStories) -> None:
    """Clara’s: pages 1 to 30 are there to be opened once she accepts the conditions."""
    asks = {"purpose": Purpose.CASEWORK, "why": "Mill Lane has flooded three times this year."}
    title, what = "Drainage survey of Mill Lane", "By the consultant, 36 pages"
    document_request = westhaven.on(
        -7, 11, lambda: westhaven.asks("Clara Okafor", title, what, "Drainage", **asks)
    )
    westhaven.on(-6, 9, lambda: westhaven.gives(document_request, "Kofi Mensah", "Gareth Pugh"))
    part = {
        "name": "mill-lane-survey.pdf",
        "pages": 30,
        "left_out": "Pages 31 to 36, because they name residents.",
        "grounds": ["12a-2"],
        "conditions": "Pages 12 to 18 are not public.",
    }
    text = "You need it because of the flooding."
    westhaven.on(
        -1,
        14,
        lambda: westhaven.decides(document_request, "Kofi Mensah", Outcome.PART, text, **part),
    )


def looked_at(westhaven: DocumentStories) -> None:
    """Anne’s: inspected on the screen, with the record of it."""
    asks = {"purpose": Purpose.WARD, "why": "The playground is to be closed for the works."}
    title, what = "Ground report for Cliff Top playground", "This spring"
    document_request = westhaven.on(
        -12, 9, lambda: westhaven.asks("Anne Tolliver", title, what, "Parks", **asks)
    )
    head = next(
        name for name, one in westhaven.people.items() if one.signed.endswith("Head of Parks")
    )
    page = {"name": "ground-report.pdf", "pages": 4}
    text = "It belongs to the consultant, so you can view it but not copy it."
    westhaven.on(
        -9, 10, lambda: westhaven.decides(document_request, head, Outcome.INSPECT, text, **page)
    )
    anne = westhaven.people["Anne Tolliver"]
    westhaven.on(-8, 18, lambda: actions.accept_conditions(document_request, by=anne))
    westhaven.on(-8, 18, lambda: record_opening(document_request.files.get(), anne, How.LOOKED, 1))


def for_committee(westhaven: DocumentStories) -> None:
    """Sofia’s, who sits on the committee: no reason was asked for."""
    committee = Committee.objects.get(name="Planning Committee")
    asks = {"right": "committee", "committee": committee}
    title, what = "Heritage statement for the Corn Exchange", "Agenda item 7, appendix B"
    westhaven.on(-1, 10, lambda: westhaven.asks("Sofia Reyes", title, what, "Planning", **asks))
