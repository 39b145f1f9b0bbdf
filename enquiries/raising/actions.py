"""Raising an enquiry, and an officer's own question to a councillor."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from casework import promises
from casework.cases import next_reference
from enquiries import notices, routing, watches
from enquiries.assistants import actions as assistants
from enquiries.assistants.people import with_role
from enquiries.assistants.policy import can_send_for
from enquiries.letters import Files, enclose_files
from enquiries.models import (
    SEALED,
    Enquiry,
    EnquiryLetter,
    Kind,
    LetterKind,
    Resident,
    Status,
    Verb,
)
from enquiries.raising import policy, receipt
from foundation.history import write
from foundation.text_search import search_vector
from foundation.turns import made_before
from foundation.verdict import denied
from people.directory import styled_member
from people.models import User
from protocols.models import PromiseKind, Protocol
from protocols.version_cache import todays_protocol


@dataclass(frozen=True)
class NewEnquiry:
    """What is about to be raised: the row, not saved yet, with all that was asked page by page, and
    what goes with it. `resident` holds Resident's fields. The row has `came_by` and
    `received_at` if a coordinator types what came some other way. It goes to `decided_by` if it is
    about a decision of this officer, while they are in post and no connection stands against it."""

    enquiry: Enquiry
    text: str
    resident: dict[str, str] | None = None
    attached: Files = ()
    decided_by: User | None = None


@transaction.atomic
def raise_enquiry(new: NewEnquiry, *, member: User, by: User, key: UUID) -> Enquiry:
    """Start an enquiry under the version in force today. The reply promise runs from now, or from
    when a coordinator says that it came.

    Raises IntegrityError when the key was used already, so look for it first.
    """
    policy.can_raise(by).or_raise()
    assistants.wait_for_permission(by, member)
    can_send_for(by, member).or_raise()
    protocol = todays_protocol()
    policy.can_ask_for(by, new.enquiry.kind, protocol).or_raise()
    if new.enquiry.came_by:
        policy.can_enter_receipt(by).or_raise()
        at, now = new.enquiry.received_at, timezone.now()
        receipt.verdict_on_receipt(at, protocol, now).or_raise()
    handler = first_handler_fields(new.enquiry, protocol, member, decided_by=new.decided_by)
    enquiry = _received(new, protocol=protocol, key=key, member=member, raised_by=by, **handler)
    has_it = enquiry.status == Status.WITH_OFFICER
    kinds = [*([] if has_it else [PromiseKind.ACKNOWLEDGE]), *watches.answer_kinds(enquiry)]
    _save_with_letter(new, kinds, LetterKind.QUESTION, by=by)
    if new.resident:
        write(Resident(enquiry=enquiry), by=by, reason=Verb.RAISED, **new.resident)
        Enquiry.objects.make_findable_by_resident(enquiry, str(new.resident["name"]))
    notices.notify_raised(enquiry, by=by)
    words = "A councillor has asked a question that may be used at a meeting."
    notices.notify_informed(enquiry, enquiry.pk, words, by=by)
    return enquiry


def first_handler_fields(
    enquiry: Enquiry, protocol: Protocol, member: User, *, decided_by: User | None = None
) -> dict[str, object]:
    """Who has it from the start, and who else is told at once: fields of Enquiry.

    No one is told about background for a meeting before it is supplied.
    """
    kind = enquiry.kind
    service = routing.service_of(kind, protocol) or enquiry.service
    to = routing.addressee_of(kind, protocol, service, member.pk)
    if decided_by and service:
        to = routing.addressee_of_decision(decided_by, service, member.pk, protocol)
    if kind in SEALED and not to.officer:
        denied(
            "No one can deal with this in confidence at the moment. Ask a coordinator."
        ).or_raise()
    key, informed = service.pk if service else None, None
    if enquiry.for_meeting and kind != Kind.BACKGROUND:
        informed = routing.councillor_informed(kind, key, None, True, version=protocol)
    return {
        "service": None if to.office else service,
        "office": to.office,
        "officer": to.officer,
        "status": Status.WITH_OFFICER if to.office or to.officer else Status.RECEIVED,
        "informed": informed,
    }


@transaction.atomic
def raise_officer_question(new: NewEnquiry, *, member: User, by: User, key: UUID) -> Enquiry:
    """An officer's question to a councillor outside any enquiry; the councillor's promise runs.

    With a key used before, the question that it was used for.
    """
    policy.can_ask_member(by).or_raise()
    if before := made_before(Enquiry.objects.all(), key, raised_by=by):
        return before
    enquiry = _received(
        new,
        protocol=todays_protocol(),
        key=key,
        member=member,
        raised_by=by,
        officer=by,
        status=Status.WAITING,
    )
    letter = _save_with_letter(new, watches.question_kinds(enquiry), LetterKind.ASK, by=by)
    notices.notify_question(enquiry, letter, by=by)
    return enquiry


def _received(new: NewEnquiry, **fields: object) -> Enquiry:
    """The row, still not saved, with these fields and those that an enquiry gets by arriving."""
    enquiry, now = new.enquiry, timezone.now()
    fields |= {
        "reference": next_reference("E", timezone.localdate(now).year),
        "received_at": enquiry.received_at if enquiry.came_by else now,
        "typed_at": now if enquiry.came_by else None,
        "search": search_vector(f"{enquiry.title} {enquiry.place} {new.text}"),
    }
    for name, value in fields.items():
        setattr(enquiry, name, value)
    return enquiry


def _save_with_letter(
    new: NewEnquiry, promised: Sequence[PromiseKind], kind: LetterKind, *, by: User
) -> EnquiryLetter:
    """Save the row with its first letter and the promises that start when it arrives."""
    enquiry = new.enquiry
    due_promises = [
        promise
        for promise_kind in promised
        for promise in promises.promises_to_start(enquiry, promise_kind, at=enquiry.received_at)
    ]
    if enquiry.typed_at:
        today = promises.at_local(timezone.localdate(enquiry.typed_at), time())
        for promise in due_promises:
            promises.pass_over_reminders(enquiry, promise, before=today)
    write(enquiry, by=by, reason=Verb.RAISED, **promises.earliest_due_fields(enquiry, due_promises))
    promises.save_promises(enquiry, due_promises, by=by)
    on_behalf = kind == LetterKind.QUESTION and by.pk != enquiry.member_id
    letter = EnquiryLetter.objects.create(
        case=enquiry,
        kind=kind,
        author=by,
        signed=signature_on_behalf(by, enquiry.member) if on_behalf else by.signed,
        body=new.text,
        key=enquiry.key,
        sent_at=enquiry.received_at,
    )
    enclose_files(new.attached, letter, by=by)
    return letter


def signature_on_behalf(by: User, member: User) -> str:
    """Dev Patel, Coordinator, for Councillor Clara Okafor."""
    if by.is_assistant:
        return with_role(by, member)
    return f"{by.signed}, for {styled_member(member)}"
