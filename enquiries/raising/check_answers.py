"""Check answers before an enquiry is sent: its rows, its readers and its promised dates."""

from copy import copy
from dataclasses import replace
from datetime import date
from typing import TypeVar

from django.utils import timezone

from casework import promises
from casework.journeys import Answers, Progress
from casework.readers import ReaderGroup, readers_to_come
from enquiries import routing
from enquiries.case import readers, wording
from enquiries.models import Capacity, Enquiry, EnquiryPromise, Kind, Purpose
from enquiries.raising import ask_interest, ask_member, steps, titles
from enquiries.raising.actions import NewEnquiry
from enquiries.raising.ask_question import KINDS_FOR_MEETINGS
from enquiries.raising.ask_receipt import asks_for_receipt
from enquiries.raising.receipt import receipt_of
from enquiries.routing import Addressee
from enquiries.services_offered import KINDS_WITHOUT_PLACE
from foundation.types import Context
from people.models import Committee, Service, User, Ward, holders_of_role
from people.roles import Role
from protocols.behaviours import Behaviour
from protocols.deadlines.clock import Deadline
from protocols.models import PromiseKind

N = TypeVar("N", Ward, Service, Committee)


def new_enquiry(progress: Progress) -> NewEnquiry:
    """The answers as what is raised. Each becomes a field of the row here, and only here."""
    answers, protocol = progress.answers, progress.protocol
    kind = Kind(answers["kind"])
    unplaced = kind in KINDS_WITHOUT_PLACE
    service = None if unplaced else chosen_row(Service, answers, "service")
    is_failed_service = kind == Kind.FAILED_SERVICE
    enquiry = Enquiry(
        **receipt_fields(progress),
        protocol=protocol,
        kind=kind,
        title=titles.title_of(answers),
        place="" if unplaced else place_in_words(answers),
        ward=None if unplaced else chosen_row(Ward, answers, "ward"),
        service=routing.service_of(kind, protocol) if unplaced else service,
        earlier_reference=(answers.get("earlier_reference") or "") if is_failed_service else "",
        clause=answers.get("clause", "") if kind == Kind.INTERPRETATION else "",
        **declared_fields(answers),
    )
    return NewEnquiry(
        enquiry,
        text=answers["text"],
        resident=resident_fields(answers) if kind == Kind.CASEWORK else None,
        attached=steps.chosen_files(progress.user, answers),
    )


def place_in_words(answers: Answers) -> str:
    return ", ".join(answers[name] for name in ("place", "postcode") if answers.get(name))


def resident_fields(answers: Answers) -> dict[str, str]:
    names = ("name", "address", "contact", "basis")
    return {name: answers[name] for name in names if name in answers}


def receipt_fields(progress: Progress) -> dict[str, object]:
    """How and when it came, if a coordinator types it; otherwise it comes as it is sent."""
    receipt = receipt_of(progress.answers) if asks_for_receipt(progress) else None
    return {"came_by": receipt.came_by, "received_at": receipt.at} if receipt else {}


def declared_fields(answers: Answers) -> dict[str, object]:
    """What the councillor said about themselves, as far as it was asked."""
    names = ("asked_as", "may_conflict", "committee_decides", "interest")
    fields = {name: answers[name] for name in names if name in answers}
    if body := ask_interest.outside_body_of(answers):
        fields |= {"asked_as": Capacity.OUTSIDE, "outside_body": body}
    if "interest_declared" in answers:
        fields["interest_declared"] = answers["interest_declared"] == "yes"
    return fields | request_fields(answers)


def request_fields(answers: Answers) -> dict[str, object]:
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


def asking_councillor(progress: Progress) -> User:
    """The councillor it is raised for: the user, or the one a coordinator or assistant named."""
    if not ask_member.raises_on_behalf(progress.user):
        return progress.user
    theirs = ask_member.councillors_to_ask_for(progress.user)
    councillor: User = theirs.get(pk=progress.answers["member"])
    return councillor


def expected_readers(enquiry: Enquiry, to: Addressee) -> list[ReaderGroup]:
    """Who can read it once it is sent, apart from the asker."""
    sent = copy(enquiry)
    sent.office, sent.officer = to.office, to.officer
    if to.office:
        sent.service = None
    groups = readers.readers_of(sent)
    if not enquiry.is_sealed:
        return [*groups, *map(readers_to_come, informed_lines(enquiry))]
    *others, last = groups or [readers_to_come("the officer who has it")]
    alone = f"{last.words}, and no one else: no other officer, coordinator or councillor"
    return [*others, replace(last, words=alone)]


def informed_lines(enquiry: Enquiry) -> list[str]:
    """The other councillor who can read it, because it may be used at a meeting (Oxford 23.8)."""
    if not enquiry.version.clause_for(Behaviour.MEETING_NOTICE):
        return []
    about = (enquiry.kind, enquiry.service_id, enquiry.committee_id, enquiry.for_meeting)
    informed = routing.councillor_informed(*about, version=enquiry.version)
    is_background = enquiry.kind == Kind.BACKGROUND
    if informed:
        when = ", once it is answered" if is_background else ""
        return [f"{informed.styled}{when}, because it may be used at a meeting"]
    if enquiry.for_meeting or is_background:
        return ["the councillor who holds the relevant post once it is answered"]
    return []


def promised_dates(enquiry: Enquiry, to: Addressee) -> Context:
    """The promised dates in sentences, and how the answer's date was worked out."""
    dates: list[Context] = []
    now, today = enquiry.received_at or timezone.now(), timezone.localdate()
    if not (to.office or to.officer):
        for promise in promises.promises_to_start(enquiry, PromiseKind.ACKNOWLEDGE, at=now):
            before = "We will tell you who has it by the end of"
            if promise.due_on >= today:
                dates.append({"text_before": before, "date": promise.due_on, "text_after": "."})
    for promise in promises.promises_to_start(enquiry, PromiseKind.REPLY, at=now):
        is_late = promise.due_on < today
        before = "An answer was due" if is_late else "You should get an answer"
        dates.append(
            {
                "text_before": f"{before} by the end of",
                "date": promise.due_on,
                "text_after": f", {promise.rule.words} from receipt.",
                "clause": enquiry.version.cite(promise.rule.clause),
            }
        )
        return {"dates": dates, "days": Deadline.from_json(promise.working).days()}
    for promise in promises.promises_to_start(enquiry, PromiseKind.WATCH, at=now):
        before = "The protocol sets no time limit for an answer. You can chase this enquiry after"
        after = ", if it has not been answered."
        dates.append({"text_before": before, "date": promise.due_on, "text_after": after})
    return {"dates": dates, "days": []}


def day_to_come(promise: EnquiryPromise | None) -> date | None:
    """Its due date, unless that had passed when the enquiry was typed."""
    return promise.due_on if promise and promise.due_on >= timezone.localdate() else None


def what_happens_next(enquiry: Enquiry) -> Context:
    """After sending: who will assign it, by when, and when an answer is due."""
    owed = {promise.kind: promise for promise in enquiry.promises.all()}
    first = next(iter(holders_of_role(Role.COORDINATOR)), None)
    has_it = bool(enquiry.office or enquiry.officer)
    acknowledged = owed.get(PromiseKind.ACKNOWLEDGE)
    return {
        "title": enquiry.title,
        "coordinator": first.name if first else "",
        "gone_to": wording.officer_and_service(enquiry) if has_it else "",
        "acknowledged_by": day_to_come(acknowledged),
        "answer": owed.get(PromiseKind.REPLY),
        "received_on": timezone.localdate(enquiry.received_at),
    }
