"""Asking for a document: the new request, its due date and the advice that may come first."""

import secrets
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from casework import promises
from documents import notices, policy, routing
from documents.letters import send
from documents.models import (
    DocumentRequest,
    LetterKind,
    Purpose,
    Status,
    Verb,
    likeness,
    seat_of,
)
from documents.models.law import RIGHTS
from enquiries.models import Enquiry
from foundation.history import write
from people.models import Committee, Service, User
from protocols.models import PromiseKind, Protocol
from protocols.version_cache import in_force

ADVICE = "advice-before-access"
BREACH, INTEREST = "advice-on-data-protection", "advice-on-interest"
LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


@dataclass(frozen=True)
class Matter:
    """What is asked for, as asked page by page. `why` may be empty where no need is weighed."""

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


def new_reference(year: int) -> str:
    """For example, D-2026-7KQ4M. It does not show how many there are, as no one must learn that."""
    while True:
        said = "".join(secrets.choice(LETTERS) for _ in range(5))
        if not DocumentRequest.objects.filter(reference=f"D-{year}-{said}").exists():
            return f"D-{year}-{said}"


@transaction.atomic
def ask(matter: Matter, *, member: User, key: UUID) -> DocumentRequest:
    """Start a request under the version in force today; the time for a decision runs from now.

    Raises IntegrityError if the key was used already, so callers check first.
    """
    policy.can_ask(member).or_raise()
    advice = advice_first(matter, in_force(timezone.localdate()))
    request = drafted(
        matter, member=member, key=key, status=Status.FOR_ADVICE if advice else Status.ASKED
    )
    if advice:
        request.adviser = routing.adviser(request.version)
    owed = promises.drawn(request, PromiseKind.DOCUMENT_DECISION, at=request.received_at)
    due = promises.earliest(request, owed)
    write(request, by=member, reason=Verb.ASKED, **due)
    promises.save(request, owed, by=member)
    send(request, LetterKind.REQUEST, matter.why or matter.what, by=member, key=key)
    notices.asked(request, by=member)
    return request


def advice_first(matter: Matter, version: Protocol) -> list[str]:
    """The clauses that require advice before the service gets it (Knutsford 10.5); none for a
    right that everyone has."""
    if not RIGHTS[matter.right].ends_at_route:
        return []
    found = [version.asks_for(BREACH)] if matter.may_breach else []
    found += [version.asks_for(INTEREST)] if matter.interest else []
    return [clause for clause in found if clause]


def human_resources() -> Service | None:
    """The service that gets recruitment papers; None if the council has not named one."""
    return Service.objects.filter(is_human_resources=True).first()


def same_as_before(title: str) -> str:
    """The document a new request is about: that of an earlier request with the same words, which
    an officer may have matched to others; otherwise a new one."""
    words = likeness(title)
    earlier = DocumentRequest.objects.filter(likeness=words).order_by("-received_at", "-pk")
    return earlier.values_list("document", flat=True).first() or words


def drafted(matter: Matter, **fields: object) -> DocumentRequest:
    """The row, not saved yet. Whether the councillor sits on the committee is as of today."""
    now = timezone.now()
    today = timezone.localdate(now)
    request = DocumentRequest(
        reference=new_reference(today.year),
        protocol=in_force(today),
        received_at=now,
        likeness=likeness(matter.title),
        document=same_as_before(matter.title),
        title=matter.title,
        what=matter.what,
        right=matter.right,
        purpose=matter.purpose or "",
        committee=matter.committee,
        needed_by=matter.needed_by,
        meeting=matter.meeting,
        interest=matter.interest,
        third_party=matter.third_party,
        for_somebody=matter.for_somebody,
        may_breach=matter.may_breach,
        recruitment=matter.recruitment,
        enquiry=matter.enquiry,
        service=matter.service,
        **fields,
    )
    request.has_seat = seat_of(request.member, matter.committee, today)
    return request
