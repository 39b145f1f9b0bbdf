"""The page before an enquiry is sent, and the page after: the answers, the readers, the dates."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from django.utils import timezone

from casework.files.arriving import Gone
from casework.files.models import PendingUpload
from casework.models import Promise
from enquiries import routing
from enquiries.case import content, wording
from enquiries.models import SEALED, Capacity, Enquiry, Kind, Purpose
from enquiries.raising import ask_interest, ask_kind, ask_member, ask_support, steps
from enquiries.raising.actions import Matter
from enquiries.raising.ask_question import MAY_BE_USED
from enquiries.raising.step_form import Answers
from enquiries.routing import Addressed
from enquiries.services_offered import REQUESTS, UNPLACED
from people.directory import styled
from people.models import Committee, Service, User, Ward, holders
from people.roles import Role
from protocols.deadlines.clock import Deadline
from protocols.models import PromiseKind, Protocol
from protocols.settings.links import lines
from protocols.words import bare, full_day

Row = tuple[str, list[str], str]  # what it is called, its lines, and the page it is asked on
N = TypeVar("N", Ward, Service, Committee)


def matter(user: User, answers: Answers, protocol: Protocol) -> Matter:
    """The answers as an enquiry takes them."""
    kind = Kind(answers["kind"])
    unplaced = kind in UNPLACED
    resident: dict[str, str] = {
        name: answers[name] for name in ("name", "address", "contact", "basis") if name in answers
    }
    return Matter(
        kind=kind,
        title=ask_support.title_of(answers) or answers["title"],
        text=answers["text"],
        place="" if unplaced else answers.get("place") or "",
        ward=None if unplaced else chosen(Ward, answers, "ward"),
        said=said(answers),
        service=routing.service_of(kind, protocol)
        if unplaced
        else chosen(Service, answers, "service"),
        earlier_reference=(answers.get("earlier_reference") or "")
        if kind == Kind.FAILED_SERVICE
        else "",
        clause=answers.get("clause", "") if kind == Kind.INTERPRETATION else "",
        resident=resident if kind == Kind.CASEWORK and resident else None,
        attached=steps.chosen_files(user, answers),
    )


def said(answers: Answers) -> dict[str, Any]:
    """What the councillor said about themselves, as far as it was asked."""
    names = ("asked_as", "may_conflict", "committee_decides", "interest")
    found = {name: answers[name] for name in names if name in answers}
    if body := ask_interest.body_of(answers):
        found |= {"asked_as": Capacity.OUTSIDE, "outside_body": body}
    if "interest_declared" in answers:
        found["interest_declared"] = answers["interest_declared"] == "yes"
    return found | asked(answers)


def asked(answers: Answers) -> dict[str, Any]:
    """What was said about this kind of request. Answers for another kind stay in the draft."""
    kind = answers["kind"]
    if kind == Kind.SUPPORT and (purpose := answers.get("purpose", "")):
        body = ask_interest.body_of(answers, "purpose")
        return {"asked_as": "", "purpose": Purpose.BODY if body else purpose, "outside_body": body}
    if kind == Kind.DECISION:
        return {"item": answers["decision"]}
    if kind == Kind.BACKGROUND:
        day = date.fromisoformat(answers["meeting_on"])
        committee = chosen(Committee, answers, "committee")
        return {"item": answers["item"], "meeting_on": day, "committee": committee}
    return {"for_meeting": True} if answers.get("for_meeting") and kind in MAY_BE_USED else {}


def chosen(kind: type[N], answers: Answers, name: str) -> N | None:
    """What was chosen, from what the draft keeps of it, without a query."""
    key = answers.get(name)
    return kind(pk=key, name=answers.get(f"{name}_name", "")) if key else None


def member(user: User, answers: Answers) -> User:
    """The councillor it is raised for: the user, or the one the coordinator named."""
    if not ask_member.on_behalf(user):
        return user
    found: User = ask_member.councillors().get(pk=answers["member"])
    return found


def unsaved(protocol: Protocol, kind: str) -> Enquiry:
    return Enquiry(protocol=protocol, kind=kind)


def answers(
    user: User,
    given: Answers,
    found: Matter,
    protocol: Protocol,
    url_of: Callable[[steps.Step | None], str],
) -> list[dict[str, Any]]:
    """Each answer with where it can be changed."""
    urls = {step.slug: url_of(step) for step in steps.STEPS}
    rows = [*of_asker(user, given, found), *of_matter(found, protocol)]
    return [{"key": key, "lines": lines, "change_url": urls[slug]} for key, lines, slug in rows]


def of_asker(user: User, given: Answers, found: Matter) -> Iterator[Row]:
    if ask_member.on_behalf(user):
        yield "For", [styled(member(user, given))], "councillor"
    yield "About", [ask_kind.titles()[found.kind]], "about"
    if asked_as := found.said.get("asked_as"):
        body = found.said.get("outside_body")
        yield "Role", [f"For {body}" if body else str(Capacity(asked_as).label)], "role"
    if purpose := found.said.get("purpose"):
        body = found.said.get("outside_body")
        yield "Purpose", [f"For {body}" if body else str(Purpose(purpose).label)], "purpose"
    if "interest_declared" in found.said:
        yield "Personal interest", [found.said["interest"] or "None"], "interest"


def of_matter(found: Matter, protocol: Protocol) -> Iterator[Row]:
    yield from of_meeting(found)
    if found.kind == Kind.SUPPORT and found.title in lines(protocol.support_offers):
        yield "Support", [found.title], "support"
    elif found.kind != Kind.DECISION:
        yield "Title", [found.title], "question"
    needs = "What you need" if found.kind in REQUESTS else "Your question"
    yield needs, found.text.splitlines(), "question"
    if found.attached:
        yield "Files", [in_words(file) for file in found.attached], "question"
    if found.kind == Kind.INTERPRETATION:
        yield "Clause", [protocol.clause_name(bare(found.clause))], "about"
    yield from of_place(found)
    if found.kind == Kind.FAILED_SERVICE:
        yield "First reference", [found.earlier_reference or "None"], "earlier"
    if not (found.kind in UNPLACED or routing.office_of(found.kind, protocol)):
        yield "Service", [str(found.service or "You are not sure")], "where"
    if found.resident:
        yield "Resident", [found.resident["name"]], "resident"


def of_meeting(found: Matter) -> Iterator[Row]:
    """The decision or item it is about, and whether the answer may be used at a meeting."""
    said = found.said
    if found.kind == Kind.DECISION:
        yield "Decision", [said["item"]], "decision"
    if found.kind == Kind.BACKGROUND:
        yield "Meeting", [f"{said['committee']}, {full_day(said['meeting_on'])}"], "meeting"
        yield "Item", [said["item"]], "meeting"
    if said.get("for_meeting"):
        yield "Use at a meeting", ["The answer may be used at a council meeting"], "where"


def of_place(found: Matter) -> Iterator[Row]:
    if found.kind not in UNPLACED:
        where = [found.place, f"{found.ward} ward" if found.ward else ""]
        yield "Where", [line for line in where if line] or ["Not given"], "where"


def in_words(file: PendingUpload | Gone) -> str:
    if isinstance(file, Gone):
        return "We no longer have a file you chose. Choose it again"
    return f"{file.name} ({file.in_words})"


def readers(found: Matter, protocol: Protocol, to: Addressed) -> list[str]:
    if found.kind in SEALED:
        who = to.officer.name if to.officer else "the officer who has it"
        return [f"{who}, and no one else: no other officer, coordinator or councillor"]
    if to.office:
        first = f"the {protocol.title(to.office)}"
    elif found.service:
        first = f"officers in {found.service}, their head of service and chief officer"
    else:
        first = "officers in the service it is assigned to, their head of service and chief officer"
    return [first, "the coordinators in democratic services", *told(found)]


def told(found: Matter) -> list[str]:
    """The other councillor who can read it, because it may be used at a meeting (Oxford 23.8)."""
    said = found.said
    wanted = bool(said.get("for_meeting"))
    who = routing.informed_of(found.kind, found.service, said.get("committee"), wanted)
    if who:
        when = ", once it is answered" if found.kind == Kind.BACKGROUND else ""
        return [f"{who.styled}{when}, because it may be used at a meeting"]
    vacant = wanted or found.kind == Kind.BACKGROUND
    return ["the councillor who holds the relevant post once it is answered"] if vacant else []


def when(
    protocol: Protocol, working: Mapping[PromiseKind, Sequence[Promise]], to: Addressed
) -> dict[str, Any]:
    """The promised dates in sentences, and how the answer's date was worked out."""
    dates: list[dict[str, Any]] = []
    for promise in working[PromiseKind.ACKNOWLEDGE]:
        if not (to.office or to.officer):
            told = "We will tell you who has it by the end of"
            dates.append({"text_before": told, "date": promise.due_on, "text_after": "."})
    for promise in working[PromiseKind.REPLY]:
        dates.append(
            {
                "text_before": "You should get an answer by the end of",
                "date": promise.due_on,
                "text_after": f", {promise.rule.words} from receipt.",
                "clause": content.cited(protocol, promise.rule.clause),
            }
        )
        return {"dates": dates, "days": Deadline.from_json(promise.working).days()}
    return {"dates": dates, "days": []}


def what_happens_next(enquiry: Enquiry) -> dict[str, Any]:
    """After sending: who will assign it, by when, and when an answer is due."""
    owed = {promise.kind: promise for promise in enquiry.promises.all()}
    first = next(iter(holders(Role.COORDINATOR)), None)
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
