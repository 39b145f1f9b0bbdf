"""Check answers before an enquiry is sent: its rows, its readers and its promised dates."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from casework.files.arriving import GoneUpload
from casework.files.models import PendingUpload
from casework.models import Promise
from django.utils import timezone
from people.directory import styled_member
from people.models import Committee, Service, User, Ward, holders_of_role
from people.roles import Role
from protocols.deadlines.clock import Deadline
from protocols.models import PromiseKind, Protocol
from protocols.settings.links import nonempty_lines
from protocols.words import cited_number, full_day

from enquiries import routing
from enquiries.case import wording
from enquiries.models import SEALED, Capacity, Enquiry, Kind, Purpose
from enquiries.raising import ask_interest, ask_kind, ask_member, ask_support, steps
from enquiries.raising.actions import Matter
from enquiries.raising.ask_question import KINDS_FOR_MEETINGS
from enquiries.raising.step_form import Answers
from enquiries.routing import Addressee
from enquiries.services_offered import KINDS_WITHOUT_PLACE, REQUEST_OF_KIND

AnswerRow = tuple[str, list[str], str]  # what it is called, its lines, and the page it is asked on
N = TypeVar("N", Ward, Service, Committee)


def matter_of(user: User, answers: Answers, protocol: Protocol) -> Matter:
    """The answers as an enquiry takes them."""
    kind = Kind(answers["kind"])
    unplaced = kind in KINDS_WITHOUT_PLACE
    resident: dict[str, str] = {
        name: answers[name] for name in ("name", "address", "contact", "basis") if name in answers
    }
    return Matter(
        kind=kind,
        title=ask_support.chosen_title(answers) or answers["title"],
        text=answers["text"],
        place="" if unplaced else answers.get("place") or "",
        ward=None if unplaced else chosen_row(Ward, answers, "ward"),
        said=declared_fields(answers),
        service=routing.service_of(kind, protocol)
        if unplaced
        else chosen_row(Service, answers, "service"),
        earlier_reference=(answers.get("earlier_reference") or "")
        if kind == Kind.FAILED_SERVICE
        else "",
        clause=answers.get("clause", "") if kind == Kind.INTERPRETATION else "",
        resident=resident if kind == Kind.CASEWORK and resident else None,
        attached=steps.chosen_files(user, answers),
    )


def declared_fields(answers: Answers) -> dict[str, Any]:
    """What the councillor said about themselves, as far as it was asked."""
    names = ("asked_as", "may_conflict", "committee_decides", "interest")
    fields = {name: answers[name] for name in names if name in answers}
    if body := ask_interest.outside_body_of(answers):
        fields |= {"asked_as": Capacity.OUTSIDE, "outside_body": body}
    if "interest_declared" in answers:
        fields["interest_declared"] = answers["interest_declared"] == "yes"
    return fields | request_fields(answers)


def request_fields(answers: Answers) -> dict[str, Any]:
    """What was said about this kind of request. Answers for another kind stay in the draft."""
    kind = answers["kind"]
    if kind == Kind.SUPPORT and (purpose := answers.get("purpose", "")):
        body = ask_interest.outside_body_of(answers, "purpose")
        return {"asked_as": "", "purpose": Purpose.BODY if body else purpose, "outside_body": body}
    if kind == Kind.DECISION:
        return {"item": answers["decision"]}
    if kind == Kind.BACKGROUND:
        day = date.fromisoformat(answers["meeting_on"])
        committee = chosen_row(Committee, answers, "committee")
        return {"item": answers["item"], "meeting_on": day, "committee": committee}
    return (
        {"for_meeting": True} if answers.get("for_meeting") and kind in KINDS_FOR_MEETINGS else {}
    )


def chosen_row(kind: type[N], answers: Answers, name: str) -> N | None:
    """What was chosen, from what the draft keeps of it, without a query."""
    key = answers.get(name)
    return kind(pk=key, name=answers.get(f"{name}_name", "")) if key else None


def asking_councillor(user: User, answers: Answers) -> User:
    """The councillor it is raised for: the user, or the one the coordinator named."""
    if not ask_member.raises_on_behalf(user):
        return user
    councillor: User = ask_member.councillors_today().get(pk=answers["member"])
    return councillor


def unsaved_enquiry(protocol: Protocol, kind: str) -> Enquiry:
    return Enquiry(protocol=protocol, kind=kind)


def answer_rows(
    user: User,
    answers: Answers,
    matter: Matter,
    protocol: Protocol,
    step_url: Callable[[steps.Step | None], str],
) -> list[dict[str, Any]]:
    """Each answer with where it can be changed."""
    urls = {step.slug: step_url(step) for step in steps.STEPS}
    rows = [*asker_rows(user, answers, matter), *matter_rows(matter, protocol)]
    return [{"key": key, "lines": lines, "change_url": urls[slug]} for key, lines, slug in rows]


def asker_rows(user: User, answers: Answers, matter: Matter) -> Iterator[AnswerRow]:
    if ask_member.raises_on_behalf(user):
        yield "For", [styled_member(asking_councillor(user, answers))], "councillor"
    yield "About", [ask_kind.kind_titles()[matter.kind]], "about"
    if asked_as := matter.said.get("asked_as"):
        body = matter.said.get("outside_body")
        yield "Role", [f"For {body}" if body else str(Capacity(asked_as).label)], "role"
    if purpose := matter.said.get("purpose"):
        body = matter.said.get("outside_body")
        yield "Purpose", [f"For {body}" if body else str(Purpose(purpose).label)], "purpose"
    if "interest_declared" in matter.said:
        yield "Personal interest", [matter.said["interest"] or "None"], "interest"


def matter_rows(matter: Matter, protocol: Protocol) -> Iterator[AnswerRow]:
    yield from meeting_rows(matter)
    if matter.kind == Kind.SUPPORT and matter.title in nonempty_lines(protocol.support_offers):
        yield "Support", [matter.title], "support"
    elif matter.kind != Kind.DECISION:
        yield "Title", [matter.title], "question"
    needs = "What you need" if matter.kind in REQUEST_OF_KIND else "Your question"
    yield needs, matter.text.splitlines(), "question"
    if matter.attached:
        yield "Files", [file_in_words(file) for file in matter.attached], "question"
    if matter.kind == Kind.INTERPRETATION:
        yield "Clause", [protocol.clause_name(cited_number(matter.clause))], "about"
    yield from place_rows(matter)
    if matter.kind == Kind.FAILED_SERVICE:
        yield "First reference", [matter.earlier_reference or "None"], "earlier"
    if not (matter.kind in KINDS_WITHOUT_PLACE or routing.office_of(matter.kind, protocol)):
        yield "Service", [str(matter.service or "You are not sure")], "where"
    if matter.resident:
        yield "Resident", [matter.resident["name"]], "resident"


def meeting_rows(matter: Matter) -> Iterator[AnswerRow]:
    """The decision or item it is about, and whether the answer may be used at a meeting."""
    declared = matter.said
    if matter.kind == Kind.DECISION:
        yield "Decision", [declared["item"]], "decision"
    if matter.kind == Kind.BACKGROUND:
        yield "Meeting", [f"{declared['committee']}, {full_day(declared['meeting_on'])}"], "meeting"
        yield "Item", [declared["item"]], "meeting"
    if declared.get("for_meeting"):
        yield "Use at a meeting", ["The answer may be used at a council meeting"], "where"


def place_rows(matter: Matter) -> Iterator[AnswerRow]:
    if matter.kind not in KINDS_WITHOUT_PLACE:
        where = [matter.place, f"{matter.ward} ward" if matter.ward else ""]
        yield "Where", [line for line in where if line] or ["Not answers"], "where"


def file_in_words(file: PendingUpload | GoneUpload) -> str:
    if isinstance(file, GoneUpload):
        return "We no longer have a file you chose. Choose it again"
    return f"{file.name} ({file.in_words})"


def reader_lines(matter: Matter, protocol: Protocol, to: Addressee) -> list[str]:
    if matter.kind in SEALED:
        who = to.officer.name if to.officer else "the officer who has it"
        return [f"{who}, and no one else: no other officer, coordinator or councillor"]
    if to.office:
        first = f"the {protocol.title(to.office)}"
    elif matter.service:
        first = f"officers in {matter.service}, their head of service and chief officer"
    else:
        first = "officers in the service it is assigned to, their head of service and chief officer"
    return [first, "the coordinators in democratic services", *informed_lines(matter)]


def informed_lines(matter: Matter) -> list[str]:
    """The other councillor who can read it, because it may be used at a meeting (Oxford 23.8)."""
    declared = matter.said
    wanted = bool(declared.get("for_meeting"))
    informed = routing.councillor_informed(
        matter.kind, matter.service, declared.get("committee"), wanted
    )
    if informed:
        when = ", once it is answered" if matter.kind == Kind.BACKGROUND else ""
        return [f"{informed.styled}{when}, because it may be used at a meeting"]
    vacant = wanted or matter.kind == Kind.BACKGROUND
    return ["the councillor who holds the relevant post once it is answered"] if vacant else []


def promised_dates(
    protocol: Protocol, working: Mapping[PromiseKind, Sequence[Promise]], to: Addressee
) -> dict[str, Any]:
    """The promised dates in sentences, and how the answer's date was worked out."""
    dates: list[dict[str, Any]] = []
    for promise in working[PromiseKind.ACKNOWLEDGE]:
        if not (to.office or to.officer):
            before = "We will tell you who has it by the end of"
            dates.append({"text_before": before, "date": promise.due_on, "text_after": "."})
    for promise in working[PromiseKind.REPLY]:
        dates.append(
            {
                "text_before": "You should get an answer by the end of",
                "date": promise.due_on,
                "text_after": f", {promise.rule.words} from receipt.",
                "clause": protocol.cite(promise.rule.clause),
            }
        )
        return {"dates": dates, "days": Deadline.from_json(promise.working).days()}
    return {"dates": dates, "days": []}


def what_happens_next(enquiry: Enquiry) -> dict[str, Any]:
    """After sending: who will assign it, by when, and when an answer is due."""
    owed = {promise.kind: promise for promise in enquiry.promises.all()}
    first = next(iter(holders_of_role(Role.COORDINATOR)), None)
    has_it = bool(enquiry.office or enquiry.officer)
    acknowledged = owed.get(PromiseKind.ACKNOWLEDGE)
    return {
        "title": enquiry.title,
        "coordinator": first.name if first else "",
        "gone_to": wording.officer_and_service(enquiry) if has_it else "",
        "acknowledged_by": acknowledged.due_on if acknowledged else None,
        "answer": owed.get(PromiseKind.REPLY),
        "received_on": timezone.localdate(enquiry.received_at),
    }
