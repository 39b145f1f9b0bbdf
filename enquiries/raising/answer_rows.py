"""Rows of the page to check before sending: each answer, and where it can be changed."""

from collections.abc import Iterator

from casework.files.arriving import GoneUpload
from casework.files.models import PendingUpload
from casework.journeys import AnswerRow, Progress
from enquiries import routing
from enquiries.case import wording
from enquiries.models import Basis, Enquiry, Kind
from enquiries.raising import ask_kind, ask_member, check_answers
from enquiries.raising.actions import NewEnquiry
from enquiries.services_offered import KINDS_WITHOUT_PLACE, REQUEST_OF_KIND
from people.directory import styled_member
from protocols.settings.links import nonempty_lines
from protocols.words import cited_number, full_day


def answer_rows(progress: Progress, new: NewEnquiry) -> Iterator[AnswerRow]:
    yield from asker_rows(progress, new.enquiry)
    yield from matter_rows(new, progress.answers.get("suggested", ""))


def asker_rows(progress: Progress, enquiry: Enquiry) -> Iterator[AnswerRow]:
    if ask_member.raises_on_behalf(progress.user):
        yield "For", [styled_member(check_answers.asking_councillor(progress))], "councillor"
    if enquiry.came_by:
        yield "Received", [wording.receipt_in_words(enquiry)], "receipt"
    yield "About", [ask_kind.kind_title_for(progress.user, enquiry.kind)], "about"
    body = enquiry.outside_body
    if enquiry.asked_as:
        yield (
            "Role",
            [f"For {body}" if body else enquiry.get_asked_as_display()],
            "question#asked_as_0",
        )
    if enquiry.purpose:
        yield (
            "Purpose",
            [f"For {body}" if body else enquiry.get_purpose_display()],
            "question#purpose_0",
        )
    if enquiry.interest_declared is not None:
        yield "Personal interest", [enquiry.interest or "None"], "question#interest_declared_0"


def matter_rows(new: NewEnquiry, suggested: str) -> Iterator[AnswerRow]:
    """`suggested` is the word that suggested its service; "" if it was chosen."""
    enquiry, protocol = new.enquiry, new.enquiry.version
    yield from meeting_rows(enquiry)
    if enquiry.kind == Kind.SUPPORT and enquiry.title in nonempty_lines(protocol.support_offers):
        yield "Support", [enquiry.title], "question#support_0"
    elif enquiry.kind != Kind.DECISION:
        yield "Title", [enquiry.title], "question#title"
    needs = "What you need" if enquiry.kind in REQUEST_OF_KIND else "Your question"
    yield needs, new.text.splitlines(), "question#text"
    if new.attached:
        yield "Files", [file_in_words(file) for file in new.attached], "question#attached"
    if enquiry.kind == Kind.INTERPRETATION:
        yield "Clause", [protocol.clause_name(cited_number(enquiry.clause))], "about"
    yield from place_rows(enquiry)
    if enquiry.kind == Kind.FAILED_SERVICE:
        yield "First reference", [enquiry.earlier_reference or "None"], "question#earlier_reference"
    if not (enquiry.kind in KINDS_WITHOUT_PLACE or routing.office_of(enquiry.kind, protocol)):
        yield "Service", lines_of_service(enquiry, suggested), "question#service"
    if new.resident:
        basis = new.resident["basis"]
        why = str(dict(Basis.choices).get(basis, basis))
        yield "Resident", [new.resident["name"], why], "question#resident"


def lines_of_service(enquiry: Enquiry, suggested: str) -> list[str]:
    if not enquiry.service:
        return ["You are not sure"]
    why = [f"Suggested because you wrote “{suggested}”"] if suggested else []
    return [str(enquiry.service), *why]


def meeting_rows(enquiry: Enquiry) -> Iterator[AnswerRow]:
    """The decision or item it is about, and whether the answer may be used at a meeting."""
    if enquiry.kind == Kind.DECISION:
        yield "Decision", [enquiry.item], "question#decision"
    if enquiry.kind == Kind.BACKGROUND and enquiry.meeting_on:
        yield (
            "Meeting",
            [f"{enquiry.committee}, {full_day(enquiry.meeting_on)}"],
            "question#committee",
        )
        yield "Item", [enquiry.item], "question#item"
    if enquiry.for_meeting:
        yield (
            "Use at a meeting",
            ["The answer may be used at a council meeting"],
            "question#for_meeting",
        )


def place_rows(enquiry: Enquiry) -> Iterator[AnswerRow]:
    if enquiry.kind not in KINDS_WITHOUT_PLACE:
        where = [enquiry.place, f"{enquiry.ward} ward" if enquiry.ward else ""]
        yield "Where", [line for line in where if line] or ["Not given"], "question#place"


def file_in_words(file: PendingUpload | GoneUpload) -> str:
    if isinstance(file, GoneUpload):
        return "We no longer have a file you chose. Choose it again"
    return f"{file.name} ({file.in_words})"
