"""A document request in words: status, whose turn, due date, readers, release conditions."""

from datetime import date

from django.utils import timezone

from casework import due_dates as dates
from casework import promises
from casework.due_dates import Due
from documents.models import Decision, DocumentRequest, Purpose, Status
from documents.models.law import EIR, FOI
from foundation.dates_in_words import day_year
from people.models import User

STATUS_COLOURS = {
    Status.FOR_ADVICE: "purple",
    Status.ASKED: "yellow",
    Status.WITH_OFFICER: "",
    Status.WAITING: "purple",
    Status.FOR_DECISION: "",
    Status.RELEASED: "green",
    Status.PART_RELEASED: "green",
    Status.REFUSED: "grey",
    Status.WITHDRAWN: "grey",
}
NO_ONE_IN_POST = "Every post that could decide this request is vacant."


def status_tag(document_request: DocumentRequest, reader: User) -> tuple[str, str]:
    """The state's words for this reader, and the colour of its group."""
    status = Status(document_request.status)
    if status == Status.WAITING and reader.pk == document_request.member_id:
        return "Waiting for you", STATUS_COLOURS[status]
    if status in (Status.RELEASED, Status.PART_RELEASED) and document_request.is_expired:
        return "Expired", "grey"
    if status == Status.RELEASED and document_request.inspect_only:
        return "Released for inspection", STATUS_COLOURS[status]
    if document_request.is_with_first_office and not document_request.awaits_advice:
        title = document_request.version.title(document_request.adviser)
        return f"With the {title}", STATUS_COLOURS[status]
    return str(status.label), STATUS_COLOURS[status]


def next_due(document_request: DocumentRequest, today: date) -> Due | None:
    """The next due date, from the row alone."""
    if not document_request.due_at:
        return None
    return dates.due_in_words(
        timezone.localdate(document_request.due_at),
        document_request.due_unit,
        promises.calendar_of(document_request),
        today,
        kind=document_request.due_kind,
    )


def turn_in_words(document_request: DocumentRequest) -> tuple[str, str]:
    """Whose turn it is, and a note below, for a table."""
    if document_request.status == Status.WAITING:
        return document_request.member.name, f"asked by {holder_name(document_request)}"
    if document_request.awaits_acceptance:
        return document_request.member.name, "conditions to accept"
    if document_request.is_with_first_office:
        note = "advice" if document_request.awaits_advice else ""
        return document_request.version.title(document_request.adviser), note
    if document_request.status == Status.FOR_DECISION:
        consulting = document_request.awaits_view
        office = document_request.consulted if consulting else document_request.office
        return document_request.version.title(office), "view" if consulting else "final decision"
    if not document_request.is_open:
        return "No one", ""
    return holder_name(document_request), ""


def holder_name(document_request: DocumentRequest) -> str:
    if document_request.officer:
        return document_request.officer.name
    if document_request.has_lead:
        return f"Head of {document_request.service}"
    office = document_request.stand_in
    return document_request.version.title(office) if office else "No one in post"


def holder_line(document_request: DocumentRequest) -> str:
    """For its councillor: who has it, or the outcome."""
    status = Status(document_request.status)
    if status == Status.WAITING:
        holder = f"{holder_name(document_request)}, {document_request.service}"
        return f"{holder}, has asked you a question."
    if status in (Status.FOR_DECISION, Status.FOR_ADVICE):
        who, note = turn_in_words(document_request)
        return f"With the {who}" + {"view": ", for a view", "advice": ", for advice"}.get(note, "")
    if status in (Status.ASKED, Status.WITH_OFFICER):
        if document_request.officer:
            return f"With {document_request.officer.name}, {document_request.service}"
        led = document_request.has_lead or document_request.stand_in
        return f"With the {holder_name(document_request)}" if led else NO_ONE_IN_POST
    last_day = document_request.expires_on
    if document_request.awaits_acceptance and last_day:
        return f"Released: accept the conditions to open it, by {day_year(last_day)}"
    if document_request.released_at and last_day and not document_request.is_expired:
        return f"You can open it until {day_year(last_day)}"
    return ""


def reference_line(document_request: DocumentRequest) -> str:
    """D-2026-7KQ4M, need to know."""
    name = {FOI: "freedom of information", EIR: "environmental information"}
    return f"{document_request.reference}, {name.get(document_request.right, 'need to know')}"


def release_conditions(document_request: DocumentRequest, decision: Decision) -> list[str]:
    """What the councillor accepts: the purpose, the confidence, and what the decision adds."""
    more = [line.strip() for line in decision.conditions.splitlines() if line.strip()]
    if not document_request.law.ends_at_route:
        return ["This is released as public information.", *more]
    return [purpose_condition(document_request), "Keep it confidential.", *more, NOT_PASSED_ON]


NOT_PASSED_ON = "Do not pass it on. If another councillor needs it, you or they must ask for it."


def purpose_condition(document_request: DocumentRequest) -> str:
    committee = document_request.committee
    if not document_request.purpose:
        return f"Only use it for {f'the business of {committee}' if committee else 'your duties'}."
    phrases = {
        Purpose.COMMITTEE: f"for the business of {committee or 'the committee'}",
        Purpose.WARD: "for the work in your ward that you described",
        Purpose.CASEWORK: "for the casework you described",
        Purpose.OTHER: "for the duty you described",
    }
    phrase = phrases[Purpose(document_request.purpose)]
    return f"Only use it {phrase}."
