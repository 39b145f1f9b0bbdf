"""Which documents do Westhaven's councillors ask for? Five requests, each at another step."""

import io
from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any
from uuid import uuid4

import pikepdf
from django.utils import timezone

from casework.files import arriving, checking
from casework.files.models import How
from casework.files.openings import record
from casework.promises import at_local
from dev.demo.past import at, worker_asleep
from documents import actions, decide
from documents.asking import actions as asking_actions
from documents.models import DocumentRequest, Outcome, Purpose
from foundation.history import write
from people.models import Committee, Seat, Service, User
from protocols.calendar import working_calendar
from protocols.choices import Division

PAPER = (595, 842)
SEATS = {
    "Planning Committee": ("Sofia Reyes", "Derek Vane", "Tessa Wynn"),
    "Licensing Committee": ("Samir Aziz", "Gwen Tait"),
    "Audit Committee": ("Anne Tolliver", "Bernard Cole", "Bridget Orme"),
}
QUAYSIDE = "Viability report on the sale of Quayside Yard"


class Told:
    """The people, and the working days that the requests count from."""

    def __init__(self, people: dict[str, User], today: date) -> None:
        self.people, self.calendar = people, working_calendar(Division.ENGLAND_AND_WALES)
        self.today = self.calendar.next_working(today)

    def on(self, offset: int, hour: int, do: Callable[[], Any]) -> Any:
        """Do it so many working days from today, at that hour."""
        with at(at_local(self.calendar.add(self.today, offset), time(hour, 20))):
            return do()

    def asks(self, name: str, title: str, what: str, service: str, **more: Any) -> DocumentRequest:
        fields: dict[str, Any] = {"right": "need-to-know"} | more
        matter = asking_actions.Matter(
            title=title, what=what, service=Service.objects.get(name=service), **fields
        )
        return asking_actions.ask(matter, member=self.people[name], key=uuid4())

    def gives(self, request: DocumentRequest, officer: str, by: str) -> DocumentRequest:
        return actions.assign(request, officer=self.people[officer], by=self.people[by])

    def decides(
        self, request: DocumentRequest, who: str, outcome: Outcome, text: str, **more: Any
    ) -> DocumentRequest:
        by = self.people[who]
        if outcome != Outcome.REFUSE:
            more |= {
                "expires_on": timezone.localdate() + timedelta(days=60),
                "files": [self.paper(more.pop("name"), more.pop("pages"), by)],
            }
        ruling = decide.Ruling(outcome, text, **more)
        return decide.decide(request, ruling=ruling, by=by, key=uuid4())

    def paper(self, name: str, pages: int, by: User) -> Any:
        """Blank pages, as the demo has no real papers."""
        document, out = pikepdf.new(), io.BytesIO()
        for _ in range(pages):
            document.add_blank_page(page_size=PAPER)
        document.save(out)
        return arriving.keep(checking.checked(name, out.getvalue()), by=by)


def tell(people: dict[str, User]) -> int:
    """Committees with their seats, then the requests. How many."""
    told = Told(people, timezone.localdate())
    seat(people)
    stories = (refused, asked_again, released_in_part, looked_at, for_committee)
    with worker_asleep():
        for story in stories:
            story(told)
    return len(stories)


def seat(people: dict[str, User]) -> None:
    since = timezone.localdate().replace(month=5, day=20, year=timezone.localdate().year - 1)
    for name, members in SEATS.items():
        committee = Committee.objects.get(name=name)
        for member in members:
            place = Seat(person=people[member], committee=committee, starts_on=since)
            write(place, by=None, reason="demo")


def refused(told: Told) -> None:
    """Clara’s: refused, disputed, and waiting for the Monitoring Officer’s view."""
    why = (
        "Twelve residents of Custom House flats share the yard’s access road and have asked me "
        "what the sale means for it. I cannot advise them without pages 14 to 22."
    )
    asks = {"purpose": Purpose.CASEWORK, "why": why, "meeting": "Planning Committee"}
    what = "September, 48 pages"
    request = told.on(-8, 10, lambda: told.asks("Clara Okafor", QUAYSIDE, what, "Property", **asks))
    text = (
        "The bids are still open. Pages 14 to 22 set out the reserve price. I could release the "
        "rest."
    )
    told.on(
        -4,
        15,
        lambda: told.decides(request, "Peter Lowe", Outcome.REFUSE, text, grounds=["12a-3"]),
    )
    again = "I do not need the price, only the drawings of the access road."
    clara = told.people["Clara Okafor"]
    told.on(-2, 9, lambda: actions.dispute(request, text=again, by=clara, key=uuid4()))


def asked_again(told: Told) -> None:
    """Ravi’s, for the same: he learns nothing of Clara’s."""
    why = "I speak for the residents of Tidewell about the sale."
    asks = {"purpose": Purpose.WARD, "why": why}
    told.on(-2, 14, lambda: told.asks("Ravi Menon", QUAYSIDE, "The latest", "Property", **asks))


def released_in_part(told: Told) -> None:
    """Clara’s: pages 1 to 30 are there to be opened once she accepts the conditions."""
    asks = {"purpose": Purpose.CASEWORK, "why": "Mill Lane has flooded three times this year."}
    title, what = "Drainage survey of Mill Lane", "By the consultant, 36 pages"
    request = told.on(-7, 11, lambda: told.asks("Clara Okafor", title, what, "Drainage", **asks))
    told.on(-6, 9, lambda: told.gives(request, "Kofi Mensah", "Gareth Pugh"))
    part = {
        "name": "mill-lane-survey.pdf",
        "pages": 30,
        "left_out": "Pages 31 to 36, because they name residents.",
        "grounds": ["12a-2"],
        "conditions": "Pages 12 to 18 are not public.",
    }
    text = "You need it because of the flooding."
    told.on(-1, 14, lambda: told.decides(request, "Kofi Mensah", Outcome.PART, text, **part))


def looked_at(told: Told) -> None:
    """Anne’s: inspected on the screen, with the record of it."""
    asks = {"purpose": Purpose.WARD, "why": "The playground is to be closed for the works."}
    title, what = "Ground report for Cliff Top playground", "This spring"
    request = told.on(-12, 9, lambda: told.asks("Anne Tolliver", title, what, "Parks", **asks))
    head = next(name for name, one in told.people.items() if one.signed.endswith("Head of Parks"))
    page = {"name": "ground-report.pdf", "pages": 4}
    text = "It belongs to the consultant, so you can view it but not copy it."
    told.on(-9, 10, lambda: told.decides(request, head, Outcome.INSPECT, text, **page))
    anne = told.people["Anne Tolliver"]
    told.on(-8, 18, lambda: actions.accept(request, by=anne))
    told.on(-8, 18, lambda: record(request.files.get(), anne, How.LOOKED, 1))


def for_committee(told: Told) -> None:
    """Sofia’s, who sits on the committee: no reason was asked for."""
    committee = Committee.objects.get(name="Planning Committee")
    asks = {"right": "committee", "committee": committee}
    title, what = "Heritage statement for the Corn Exchange", "Agenda item 7, appendix B"
    told.on(-1, 10, lambda: told.asks("Sofia Reyes", title, what, "Planning", **asks))
