"""Lines of the page of a leaver: each open case with its choices, or only reference and kind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils import timezone

import documents.case.wording
import enquiries.case.wording
from casework.due_dates import Due
from documents.models import DocumentRequest
from enquiries.handover.rows import what_they_read
from enquiries.models import Enquiry, Kind
from enquiries.queue.search_form import Choices
from people.directory import labelled_member, ward_name
from people.models import User
from portal.leavers import takers
from portal.leavers.models import LeaverChoice, What
from portal.leavers.open_cases import CaseKey
from portal.leavers.posts import Leaving

REQUEST = "Request for a document"
CHOOSE = ("", "Choose")
LEAD = (What.LEAD.value, str(What.LEAD.label))


@dataclass(frozen=True)
class Line:
    """What a page shows of one case. For a people administrator only `reference` and `kind` are
    filled."""

    name: str
    reference: str
    kind: str
    url: str = ""
    title: str = ""
    ward: str = ""
    member: str = ""
    member_id: int = 0
    due: Due | None = None
    reads: str = ""
    choices: Choices = field(default_factory=list)


class Reader:
    """Draws lines for one reader who chooses. A fixed number of statements a page."""

    def __init__(self, user: User, leaving: Leaving) -> None:
        self.user, self.leaving = user, leaving
        self.today = timezone.localdate()

    def lines(self, keys: Sequence[CaseKey]) -> list[Line]:
        enquiries, requests = rows_of(keys)
        if self.leaving.as_councillor:
            offered = self.of_councillor()
            lines = {f"enquiry_{pk}": self.line(row, offered) for pk, row in enquiries.items()}
        else:
            lines = self.lines_of_officer(enquiries, requests)
        return [lines[key.field] for key in keys if key.field in lines]

    def lines_of_officer(
        self, enquiries: Mapping[int, Enquiry], requests: Mapping[int, DocumentRequest]
    ) -> dict[str, Line]:
        services = {row.service_id for row in enquiries.values() if row.service_id}
        services |= {row.service_id for row in requests.values()}
        people = takers.officer_takers(self.user, self.leaving, services)
        barred = takers.look_up_connections([*enquiries.values()], requests.values(), people)
        lines = {}
        for pk, row in enquiries.items():
            offered = takers.choices_for_enquiry(row, people)
            offered = self.with_others(row.service_id, offered)
            lines[f"enquiry_{pk}"] = self.line(row, offered)
        for pk, request in requests.items():
            offered = takers.choices_for_request(request, people, barred)
            offered = self.with_others(request.service_id, offered)
            lines[f"request_{pk}"] = self.line_of_request(request, offered)
        return lines

    def with_others(self, service_id: int | None, offered: Choices) -> Choices:
        """With what can be chosen only before the person has left: the lead has it after that."""
        if self.leaving.has_left(service_id):
            return offered
        before = (What.BEFORE.value, f"{self.leaving.person.name}, before leaving")
        return [before, *offered, LEAD]

    def of_councillor(self) -> Choices:
        more = [
            (What.CLOSE.value, "Close it, with the sentence below"),
            (What.KEEP.value, "Keep waiting for an answer"),
        ]
        return [*takers.councillor_choices(self.leaving), *more]

    def line(self, enquiry: Enquiry, offered: Choices) -> Line:
        reads = what_they_read(enquiry, self.user) if self.leaving.as_councillor else ""
        return Line(
            name=f"enquiry_{enquiry.pk}",
            reference=enquiry.reference,
            kind=str(Kind(enquiry.kind).label),
            url=enquiry.get_absolute_url(),
            title=enquiry.title,
            ward=ward_name(enquiry.ward_id),
            member=labelled_member(enquiry.member_id),
            member_id=enquiry.member_id,
            due=enquiries_due(enquiry, self),
            reads=reads,
            choices=[CHOOSE, *offered],
        )

    def line_of_request(self, request: DocumentRequest, offered: Choices) -> Line:
        return Line(
            name=f"request_{request.pk}",
            reference=request.reference,
            kind=REQUEST,
            url=request.get_absolute_url(),
            title=request.title,
            member=labelled_member(request.member_id),
            member_id=request.member_id,
            due=documents.case.wording.next_due(request, self.today),
            choices=[CHOOSE, *offered],
        )


def enquiries_due(enquiry: Enquiry, reader: Reader) -> Due | None:
    return enquiries.case.wording.next_due(enquiry, reader.today)


def rows_of(keys: Sequence[CaseKey]) -> tuple[dict[int, Enquiry], dict[int, DocumentRequest]]:
    """By key, of cases that were found through the door before."""
    of_enquiries = [key.pk for key in keys if key.table == "enquiry"]
    of_requests = [key.pk for key in keys if key.table == "request"]
    return (
        Enquiry.objects.defer("search").in_bulk(of_enquiries),
        DocumentRequest.objects.defer("search").in_bulk(of_requests),
    )


def bare_lines(keys: Sequence[CaseKey]) -> list[Line]:
    """References and kinds, for somebody who reads no case."""
    enquiries, requests = rows_of(keys)
    lines = {
        f"enquiry_{pk}": Line(f"enquiry_{pk}", row.reference, str(Kind(row.kind).label))
        for pk, row in enquiries.items()
    } | {
        f"request_{pk}": Line(f"request_{pk}", row.reference, REQUEST)
        for pk, row in requests.items()
    }
    return [lines[key.field] for key in keys if key.field in lines]


def chosen_value(choice: LeaverChoice | None) -> str:
    return takers.value_of(choice.what, choice.to) if choice else ""
