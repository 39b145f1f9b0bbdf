"""New document requests: details, reference, due date and the advice that may come first."""

import secrets
from dataclasses import dataclass, fields
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from casework import promises
from documents import meeting_notice, notices, policy, routing
from documents.letters import add_letter
from documents.models import (
    DocumentRequest,
    LetterKind,
    Purpose,
    Status,
    Verb,
    sits_on,
    title_likeness,
)
from documents.models.law import RIGHTS, advice_clauses
from enquiries.models import Enquiry
from foundation.history import write
from foundation.text_search import search_vector
from people.models import Committee, Service, User
from protocols.behaviours import Behaviour
from protocols.models import PromiseKind, Protocol
from protocols.version_cache import in_force, todays_protocol

REFERENCE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


@dataclass(frozen=True)
class RequestDetails:
    """The answers that make a request. `why` can be empty if no need is weighed."""

    title: str
    what: str
    right: str
    service: Service
    why: str = ""
    purpose: Purpose | None = None
    committee: Committee | None = None
    needed_by: date | None = None
    meeting: str = ""
    interest: str = ""
    third_party: str = ""
    for_somebody: bool = False
    may_breach: bool = False
    recruitment: bool = False
    enquiry: Enquiry | None = None

    def row_fields(self) -> dict[str, object]:
        """All of it as fields of the row, which have these names, except why: that is a letter."""
        answers = {one.name: getattr(self, one.name) for one in fields(self) if one.name != "why"}
        return answers | {"purpose": self.purpose or ""}


def new_reference(year: int) -> str:
    """For example, D-2026-7KQ4M. It does not show how many there are, as no one must learn that."""
    while True:
        code = "".join(secrets.choice(REFERENCE_ALPHABET) for _ in range(5))
        if not DocumentRequest.objects.filter(reference=f"D-{year}-{code}").exists():
            return f"D-{year}-{code}"


@transaction.atomic
def ask_for_document(details: RequestDetails, *, member: User, key: UUID) -> DocumentRequest:
    """Start a request under the version in force today; the time for a decision runs from now.

    Raises IntegrityError if the key was used already, so callers check first.
    """
    policy.can_ask(member).or_raise()
    office = first_office(details, todays_protocol())
    status = Status.FOR_ADVICE if office else Status.ASKED
    document_request = unsaved_request(
        details, member=member, key=key, status=status, adviser=office
    )
    new_promises = promises.promises_to_start(
        document_request, PromiseKind.DOCUMENT_DECISION, at=document_request.received_at
    )
    due = promises.earliest_due_fields(document_request, new_promises)
    write(document_request, by=member, reason=Verb.ASKED, **due)
    promises.save_promises(document_request, new_promises, by=member)
    words = details.why or details.what or details.title
    add_letter(document_request, LetterKind.REQUEST, words, by=member, key=key)
    notices.notify_request(document_request, by=member)
    meeting_notice.tell_cabinet_member(
        document_request, "told", meeting_notice.ASKED, once=document_request.key
    )
    return document_request


def first_office(details: RequestDetails, version: Protocol) -> str:
    """The office that has it before the service, because it advises first or because requests go
    to it; "" if the service has it at once."""
    if advice_clauses(details, version) or clause_of_first_office(details, version):
        return routing.advising_office(version)
    return ""


def clause_of_first_office(details: RequestDetails, version: Protocol) -> str:
    """The clause by which requests go to an office, not to a service (Knutsford 10.1). It is not
    about rights that everyone has, nor about recruitment papers, which have a way of their own."""
    if details.recruitment or not RIGHTS[details.right].ends_at_route:
        return ""
    return version.clause_for(Behaviour.DOCUMENTS_TO_TOWN_CLERK)


def human_resources_service() -> Service | None:
    """The service that gets recruitment papers; None if the council has not named one."""
    return Service.objects.offered().filter(is_human_resources=True).first()


def document_for_title(title: str) -> str:
    """The document a new request is about: that of an earlier request with the same words, which
    an officer may have matched to others; otherwise a new one."""
    words = title_likeness(title)
    earlier = DocumentRequest.objects.filter(likeness=words).order_by("-received_at", "-pk")
    return earlier.values_list("document", flat=True).first() or words


def unsaved_request(details: RequestDetails, **more: object) -> DocumentRequest:
    """The row, not saved yet. Whether the councillor sits on the committee is as of today."""
    now = timezone.now()
    today = timezone.localdate(now)
    document_request = DocumentRequest(
        reference=new_reference(today.year),
        protocol=in_force(today),
        received_at=now,
        likeness=title_likeness(details.title),
        document=document_for_title(details.title),
        search=search_vector(
            f"{details.title} {details.what} {details.meeting} {details.third_party}"
        ),
        **details.row_fields(),
        **more,
    )
    document_request.has_seat = sits_on(document_request.member, details.committee, today)
    return document_request
