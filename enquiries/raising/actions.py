"""Raising an enquiry, and an officer's own question to a councillor."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.contrib.postgres.search import SearchVector
from django.db import transaction
from django.db.models import Value
from django.utils import timezone

from casework import promises
from casework.cases import next_reference
from casework.models import Promise
from enquiries import notices, policy, routing
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
from foundation.history import write
from foundation.verdict import denied
from people.directory import styled_member
from people.models import Service, User, Ward
from protocols.models import PromiseKind, Protocol
from protocols.version_cache import in_force, todays_protocol


@dataclass(frozen=True)
class Matter:
    """What an enquiry is about, as asked page by page. `resident` holds Resident's fields, and
    `said` what the councillor said about themselves: fields of Enquiry."""

    kind: Kind
    title: str
    text: str
    ward: Ward | None = None
    place: str = ""
    service: Service | None = None
    earlier_reference: str = ""
    resident: dict[str, str] | None = None
    attached: Files = ()
    clause: str = ""
    said: Mapping[str, Any] = field(default_factory=dict)


@transaction.atomic
def raise_enquiry(matter: Matter, *, member: User, by: User, key: UUID) -> Enquiry:
    """Start an enquiry under the version in force today. The reply promise runs from now.

    Raises IntegrityError when the key was used already, so look for it first.
    """
    policy.can_raise(by).or_raise()
    now = timezone.now()
    protocol = in_force(timezone.localdate(now))
    policy.can_ask_for(by, matter.kind, protocol).or_raise()
    handler = first_handler_fields(matter, protocol)
    enquiry = _unsaved_enquiry(
        matter, protocol=protocol, key=key, member=member, raised_by=by, **handler
    )
    has_it = enquiry.status == Status.WITH_OFFICER
    due_promises = (
        [] if has_it else promises.promises_to_start(enquiry, PromiseKind.ACKNOWLEDGE, at=now)
    )
    due_promises += promises.promises_to_start(enquiry, PromiseKind.REPLY, at=now)
    _save_with_letter(enquiry, matter, due_promises, LetterKind.QUESTION, by=by)
    if matter.resident:
        write(Resident(enquiry=enquiry), by=by, reason=Verb.RAISED, **matter.resident)
    notices.notify_raised(enquiry, by=by)
    words = "A councillor has asked a question that may be used at a meeting."
    notices.notify_informed(enquiry, enquiry.pk, words, by=by)
    return enquiry


def first_handler_fields(matter: Matter, protocol: Protocol) -> dict[str, Any]:
    """Who has it from the start, and who else is told at once: fields of Enquiry.

    No one is told about background for a meeting before it is supplied.
    """
    service = routing.service_of(matter.kind, protocol) or matter.service
    to = routing.addressee_of(matter.kind, protocol, service)
    if matter.kind in SEALED and not to.officer:
        denied(
            "The post that deals with this in confidence is vacant. Ask a coordinator."
        ).or_raise()
    at_once = matter.kind != Kind.BACKGROUND and bool(matter.said.get("for_meeting"))
    return {
        "service": None if to.office else service,
        "office": to.office,
        "officer": to.officer,
        "status": Status.WITH_OFFICER if to.office or to.officer else Status.RECEIVED,
        "informed": routing.councillor_informed(matter.kind, service, None, True)
        if at_once
        else None,
    }


@transaction.atomic
def raise_officer_question(matter: Matter, *, member: User, by: User, key: UUID) -> Enquiry:
    """An officer's question to a councillor outside any enquiry; the councillor's promise runs."""
    policy.can_ask_member(by).or_raise()
    enquiry = _unsaved_enquiry(
        matter,
        protocol=todays_protocol(),
        key=key,
        member=member,
        raised_by=by,
        officer=by,
        service=matter.service,
        status=Status.WAITING,
    )
    due_promises = promises.promises_to_start(
        enquiry, PromiseKind.MEMBER_REPLY, at=enquiry.received_at
    )
    letter = _save_with_letter(enquiry, matter, due_promises, LetterKind.ASK, by=by)
    notices.notify_question(enquiry, letter, by=by)
    return enquiry


def _unsaved_enquiry(matter: Matter, **fields: object) -> Enquiry:
    now = timezone.now()
    title = SearchVector(Value(matter.title), config="english", weight="A")
    text = SearchVector(Value(matter.text), config="english", weight="B")
    place = SearchVector(Value(matter.place), config="english", weight="B")
    return Enquiry(
        reference=next_reference("E", timezone.localdate(now).year),
        kind=matter.kind,
        title=matter.title,
        ward=matter.ward,
        place=matter.place,
        earlier_reference=matter.earlier_reference,
        clause=matter.clause,
        received_at=now,
        search=title + place + text,
        **matter.said,
        **fields,
    )


def _save_with_letter(
    enquiry: Enquiry,
    matter: Matter,
    due_promises: Sequence[Promise],
    kind: LetterKind,
    *,
    by: User,
) -> EnquiryLetter:
    """Save the row with its first letter and its promises."""
    write(enquiry, by=by, reason=Verb.RAISED, **promises.earliest_due_fields(enquiry, due_promises))
    promises.save_promises(enquiry, due_promises, by=by)
    letter = EnquiryLetter.objects.create(
        case=enquiry,
        kind=kind,
        author=by,
        signed=by.signed
        if by.pk == enquiry.member_id
        else f"{by.signed}, for {styled_member(enquiry.member)}"
        if kind == LetterKind.QUESTION
        else by.signed,
        body=matter.text,
        key=enquiry.key,
        sent_at=enquiry.received_at,
    )
    enclose_files(matter.attached, letter, by=by)
    return letter
