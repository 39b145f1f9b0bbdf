"""A request in words: its state, whose turn it is, when it is due, who can read it."""

from datetime import date

from django.utils import timezone

from casework import due_dates as dates
from casework import promises
from casework.due_dates import Due
from casework.templatetags.casework import day_year
from documents import routing
from documents.models import Decision, DocumentRequest, Purpose, Status
from documents.models.law import EIR, FOI
from people.directory import styled
from people.models import User
from people.roles import OFFICES
from protocols.models import Protocol

STATE_GROUPS = {
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
NOBODY = "Every post that could decide this request is vacant."
PASSING_ON = "shared-after-telling"


def tag(request: DocumentRequest, reader: User) -> tuple[str, str]:
    """The state's words for this reader, and the colour of its group."""
    status = Status(request.status)
    if status == Status.WAITING and reader.pk == request.member_id:
        return "Waiting for you", STATE_GROUPS[status]
    if status in (Status.RELEASED, Status.PART_RELEASED) and request.is_expired:
        return "Expired", "grey"
    if status == Status.RELEASED and request.inspect_only:
        return "Released for inspection", STATE_GROUPS[status]
    return str(status.label), STATE_GROUPS[status]


def due(request: DocumentRequest, today: date) -> Due | None:
    """What the row says is due next, from the row alone."""
    if not request.due_at:
        return None
    return dates.due(
        timezone.localdate(request.due_at),
        request.due_unit,
        promises.calendar_of(request),
        today,
        kind=request.due_kind,
    )


def turn(request: DocumentRequest) -> tuple[str, str]:
    """Whose turn it is, and a note below: for a table."""
    if request.status == Status.WAITING:
        return request.member.name, f"asked by {has_it(request)}"
    if request.awaits_advice:
        return request.version.title(request.adviser), "advice"
    if request.status == Status.FOR_DECISION:
        office = request.consulted if request.awaits_view else request.office
        return request.version.title(office), "view" if request.awaits_view else "final decision"
    if not request.is_open:
        return "No one", ""
    return has_it(request), ""


def has_it(request: DocumentRequest) -> str:
    if request.officer:
        return request.officer.name
    if request.has_lead:
        return f"Head of {request.service}"
    return request.version.title(request.stand_in) if request.stand_in else "No one in post"


def holder_line(request: DocumentRequest) -> str:
    """For its councillor: who has it, or the outcome."""
    status = Status(request.status)
    if status == Status.WAITING:
        return f"{has_it(request)}, {request.service}, has asked you a question."
    if status in (Status.FOR_DECISION, Status.FOR_ADVICE):
        who, note = turn(request)
        return f"With the {who}" + {"view": ", for a view", "advice": ", for advice"}.get(note, "")
    if status in (Status.ASKED, Status.WITH_OFFICER):
        if request.officer:
            return f"With {request.officer.name}, {request.service}"
        return f"With the {has_it(request)}" if request.has_lead or request.stand_in else NOBODY
    if request.released_at and request.expires_on and not request.is_expired:
        return f"You can open it until {day_year(request.expires_on)}"
    return ""


def overline(request: DocumentRequest) -> str:
    """D-2026-7KQ4M, need to know."""
    name = {FOI: "freedom of information", EIR: "environmental information"}
    return f"{request.reference}, {name.get(request.right, 'need to know')}"


def cited(version: Protocol, number: str) -> tuple[str, str] | None:
    if not number:
        return None
    return version.clause_name(number), version.clause_url(number)


def readers(request: DocumentRequest) -> list[str]:
    """Who can read it now: the words of `DocumentRequestQuerySet.visible_to`."""
    found = [styled(request.member)]
    adviser = f"the {request.version.title(request.adviser)}"
    if request.adviser and not request.advised_at:
        return [*found, f"{adviser}, but no one in {request.service} until the advice is recorded"]
    if request.officer:
        found.append(f"{request.officer.name} of {request.service}")
    led = f"the head and the chief officer of {request.service}"
    found.append(led if request.has_lead else routing.led_by(request))
    offices = dict.fromkeys((request.adviser, request.consulted, request.office))
    found += [f"the {request.version.title(o)}" for o in offices if o in OFFICES]
    return found


def read_by(request: DocumentRequest) -> str:
    *others, last = readers(request)
    return f"Read by {', '.join(others)}, and {last}. No one is copied in."


def conditions(request: DocumentRequest, decision: Decision) -> list[str]:
    """What the councillor accepts: the purpose, the confidence, and what the decision adds."""
    more = [line.strip() for line in decision.conditions.splitlines() if line.strip()]
    if not request.law.ends_at_route:
        return ["This is released as public information.", *more]
    return [purpose_said(request), "Keep it confidential.", *more, NOT_PASSED_ON]


NOT_PASSED_ON = "Do not pass it on. If another councillor needs it, you or they must ask for it."


def purpose_said(request: DocumentRequest) -> str:
    phrase = (
        {
            Purpose.COMMITTEE: f"for the business of {request.committee or 'the committee'}",
            Purpose.WARD: "for the work in your ward that you described",
            Purpose.CASEWORK: "for the casework you described",
            Purpose.OTHER: "for the duty you described",
        }.get(Purpose(request.purpose))
        if request.purpose
        else None
    )
    if phrase is None:
        where = f"the business of {request.committee}" if request.committee else "your duties"
        phrase = f"for {where}"
    return f"Only use it {phrase}."
