"""The page to check before a request is sent: the answers, the readers and the due date."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils import timezone

from casework import promises
from documents import routing
from documents.asking import steps
from documents.asking.actions import BREACH, INTEREST, Matter, advice_first, human_resources
from documents.case import wording
from documents.models import DocumentRequest, Purpose
from documents.models.law import RIGHTS
from enquiries.case.annotations import Mark
from enquiries.models import Enquiry
from people.models import Committee, Service, User
from protocols.deadlines.clock import Deadline
from protocols.models import PromiseKind, Protocol
from protocols.words import full_day

Answers = dict[str, Any]


def matter(user: User, said: Answers) -> Matter:
    """The answers as a request takes them. What was asked on a page no longer asked is left out."""
    asked = {step.slug for step in steps.steps_for(user, said)}
    weighed = "why" in asked
    needed_by = said.get("needed_by")
    return Matter(
        title=said["title"],
        what=said["what"],
        right=said["right"],
        service=service_of(said, asked),
        why=said.get("why", "") if weighed else "",
        purpose=Purpose(said["purpose"]) if weighed else None,
        committee=Committee.objects.get(pk=said["committee"]) if "committee" in asked else None,
        needed_by=date.fromisoformat(needed_by) if needed_by else None,
        meeting=said.get("meeting") or "",
        interest=(said.get("interest") or "") if said.get("has_interest") == "yes" else "",
        third_party=third_party(said),
        for_somebody=said.get("for_somebody") == "yes",
        may_breach="protection" in asked and said.get("may_breach") == "yes",
        recruitment="recruitment" in asked and said.get("recruitment") == "yes",
        enquiry=enquiry_of(user, said.get("enquiry")),
    )


def service_of(said: Answers, asked: set[str]) -> Service:
    found = None if "service" in asked else human_resources()
    return found or Service.objects.get(pk=said["service"])


def third_party(said: Answers) -> str:
    if said.get("holds_data") == "unknown":
        return "The councillor does not know if it contains personal details"
    return (said.get("third_party") or "") if said.get("holds_data") == "yes" else ""


def enquiry_of(user: User, key: Any) -> Enquiry | None:
    if not key:
        return None
    found: Enquiry | None = Enquiry.objects.visible_to(user).filter(pk=key, member=user).first()
    return found


def unsaved(protocol: Protocol, found: Matter, member: User) -> DocumentRequest:
    first = routing.adviser(protocol) if advice_first(found, protocol) else ""
    return DocumentRequest(protocol=protocol, service=found.service, member=member, adviser=first)


def answers(
    user: User, found: Matter, url_of: Callable[[steps.Step | None], str]
) -> list[dict[str, Any]]:
    """Each answer with where it can be changed."""
    urls = {step.slug: url_of(step) for step in steps.STEPS}
    rows = [
        ("Document", [found.title, *found.what.splitlines()], "document"),
        ("Right", [RIGHTS[found.right].name], "right"),
        ("Committee", [str(found.committee)] if found.committee else [], "committee"),
        ("Why", why(found), "why"),
        ("Service", [str(found.service)], "recruitment" if found.recruitment else "service"),
        ("Needed by", when(found.needed_by, found.meeting), "when"),
        ("Other people", others(found.for_somebody, found.third_party), "others"),
        (
            "Data protection",
            ["The law might not allow it"] if found.may_breach else [],
            "protection",
        ),
        ("Your interest", [found.interest or "None"], "interest"),
        ("Enquiry", [found.enquiry.reference] if found.enquiry else [], "enquiry"),
    ]
    return [
        {"key": key, "lines": lines, "change_url": urls[slug]} for key, lines, slug in rows if lines
    ]


def why(found: Matter) -> list[str]:
    if not found.purpose:
        return ["You do not need to give a reason"] if found.committee else []
    return [str(Purpose(found.purpose).label), *found.why.splitlines()]


def when(needed_by: date | None, meeting: str) -> list[str]:
    lines = [meeting] if meeting else []
    return [*lines, full_day(needed_by)] if needed_by else lines or ["Not given"]


def others(for_somebody: bool, third_party: str) -> list[str]:
    lines = ["Asked for on behalf of someone else"] if for_somebody else []
    return [*lines, third_party or "Does not contain anyone’s personal details"]


def notes(found: Matter, version: Protocol) -> list[Mark]:
    """What is said before it is sent: that advice comes first, what recruitment forbids."""
    office = version.title(routing.adviser(version))
    why = {version.asks_for(BREACH): FORBIDDEN, version.asks_for(INTEREST): INTERESTED}
    marks = [
        Mark(
            f"{why[clause]}, so the {office} will advise you first.", wording.cited(version, clause)
        )
        for clause in advice_first(found, version)
    ]
    if found.recruitment:
        marks.append(Mark(ALIKE, wording.cited(version, version.asks_for(steps.RECRUITMENT))))
    return marks


FORBIDDEN, INTERESTED = "Data protection law might not allow this", "You have an interest in this"
ALIKE = (
    "Human resources, not the service, deals with recruitment papers. Do not give any "
    "candidate information that the others do not have."
)


def readers(request: DocumentRequest) -> list[str]:
    """Who reads it: the sentence of `DocumentRequestQuerySet.visible_to`, before it is sent."""
    final = routing.route_of(request)
    offices = " or the ".join(request.version.title(office) for office in final.to)
    consulted = final.first.office if final.first and final.first.must else ""
    also = f" and the {request.version.title(consulted)}" if consulted else ""
    head = routing.led_by(request)
    chief = ", its chief officer," if request.has_lead else ""
    first = [f"the {request.version.title(request.adviser)}, before anyone else"]
    return [
        *(first if request.adviser else []),
        f"{head}{chief} and the officer it is assigned to",
        f"the {offices}{also}, but only if it goes to a final decision",
    ]


def promised(request: DocumentRequest) -> dict[str, Any]:
    """By when it is decided, in a sentence, and the working of the date."""
    owed = promises.drawn(request, PromiseKind.DOCUMENT_DECISION, at=timezone.now())
    for promise in owed:
        clause = wording.cited(request.version, promise.rule.clause)
        dates = {
            "text_before": "You should get a decision by the end of",
            "date": promise.due_on,
            "text_after": f", {promise.rule.words} from receipt.",
            "clause": clause,
        }
        return {"dates": [dates], "days": Deadline.from_json(promise.working).days()}
    return {"dates": [], "days": []}
