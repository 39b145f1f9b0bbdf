"""The actions on a request for a document.

Each verb is one transaction under the row's lock: see `casework.cases.verb`.
Decisions are in `documents.decide`.
"""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from casework import promises
from casework.cases import move, verb
from documents import notices, policy, routing
from documents.letters import send
from documents.models import DocumentRequest, LetterKind, Sharing, Status, Verb
from foundation.history import write
from people.models import Service, User
from protocols.models import PromiseKind


@verb(policy.can_advise)
def advise(request: DocumentRequest, *, text: str, by: User, key: UUID) -> None:
    """Record the advice that comes first; the request then goes to its service, and the date of
    the decision stays as it was (Knutsford 10.5)."""
    letter = send(request, LetterKind.ADVICE, text, by=by, key=key)
    move(request, Status.ASKED, by=by, reason=Verb.ADVISED, advised_at=timezone.now())
    notices.advised(request, letter, by=by)


@verb(policy.can_assign)
def assign(request: DocumentRequest, *, officer: User, by: User) -> None:
    """Assign it to an officer of its service; the councillor is told."""
    if request.service_id not in officer.services:
        raise PermissionDenied(
            f"{officer.name} does not work in {request.service}. Select an officer who does."
        )
    waiting = request.status == Status.WAITING
    status = Status.WAITING if waiting else Status.WITH_OFFICER
    move(request, status, by=by, reason=Verb.ASSIGNED, officer=officer)
    notices.assigned(request, officer, by=by)


@verb(policy.can_pass)
def pass_on(request: DocumentRequest, *, service: Service, text: str, by: User, key: UUID) -> None:
    """Pass it to the service that holds the document; the date does not move."""
    if service.pk == request.service_id:
        raise PermissionDenied(f"This request is already with {service}. Select another service.")
    letter = send(request, LetterKind.PASS, text, by=by, key=key)
    promises.release(request, PromiseKind.MEMBER_REPLY, at=timezone.now(), by=by)
    due = promises.due_fields(request)
    move(request, Status.ASKED, by=by, reason=Verb.PASSED, service=service, officer=None, **due)
    notices.passed(request, letter, by=by)


@verb(policy.can_question)
def question(request: DocumentRequest, *, text: str, by: User, key: UUID) -> None:
    """Ask the councillor, who then owes a reply; the decision's date does not move."""
    letter = send(request, LetterKind.QUESTION, text, by=by, key=key)
    promises.start(request, PromiseKind.MEMBER_REPLY, at=timezone.now(), by=by)
    officer = request.officer or by
    due = promises.due_fields(request)
    move(request, Status.WAITING, by=by, reason=Verb.QUESTIONED, officer=officer, **due)
    notices.questioned(request, letter, by=by)


@verb(policy.can_reply)
def reply(request: DocumentRequest, *, text: str, by: User, key: UUID) -> None:
    letter = send(request, LetterKind.REPLY, text, by=by, key=key)
    promises.keep(request, PromiseKind.MEMBER_REPLY, at=timezone.now(), by=by)
    due = promises.due_fields(request)
    move(request, Status.WITH_OFFICER, by=by, reason=Verb.REPLIED, **due)
    notices.replied(request, letter, by=by)


@verb(policy.can_refer)
def refer(request: DocumentRequest, *, text: str, by: User, key: UUID) -> None:
    """An officer in doubt refers it for a final decision (Knutsford 10.4)."""
    _for_decision(request, LetterKind.REFERRAL, Verb.REFERRED, text, by=by, key=key)


@verb(policy.can_dispute)
def dispute(request: DocumentRequest, *, text: str, by: User, key: UUID) -> None:
    """The councillor asks for a final decision (Section C 4.3)."""
    _for_decision(request, LetterKind.DISPUTE, Verb.DISPUTED, text, by=by, key=key)


def _for_decision(
    request: DocumentRequest, kind: LetterKind, reason: Verb, text: str, *, by: User, key: UUID
) -> None:
    now = timezone.now()
    first = request.officer if reason == Verb.DISPUTED else None
    office, consulted = routing.final_offices(request, first)
    letter = send(request, kind, text, by=by, key=key)
    promises.release(request, at=now, by=by)
    promises.start(request, PromiseKind.DETERMINATION, at=now, by=by)
    due = promises.due_fields(request)
    fields = {"office": office, "consulted": consulted, "viewed_at": None, **due}
    move(request, Status.FOR_DECISION, by=by, reason=reason, **fields)
    notices.for_decision(request, letter, by=by)


@verb(policy.can_view)
def view(request: DocumentRequest, *, text: str, by: User, key: UUID) -> None:
    """Record the view of the office being consulted. The final decision can then be made."""
    letter = send(request, LetterKind.VIEW, text, by=by, key=key)
    write(request, by=by, reason=Verb.VIEWED, viewed_at=timezone.now())
    notices.viewed(request, letter, by=by)


@verb(policy.can_remind)
def remind(request: DocumentRequest, *, by: User) -> None:
    write(request, by=by, reason=Verb.REMINDED, reminded_at=timezone.now())
    notices.reminded(request, by=by)


@verb(policy.can_withdraw)
def withdraw(request: DocumentRequest, *, text: str, by: User, key: UUID) -> None:
    """The councillor no longer needs it."""
    letter = send(request, LetterKind.WITHDRAWAL, text, by=by, key=key)
    promises.release(request, at=timezone.now(), by=by)
    due = promises.due_fields(request)
    move(request, request.as_released or Status.WITHDRAWN, by=by, reason=Verb.WITHDREW, **due)
    notices.withdrawn(request, letter, by=by)


@verb(policy.can_accept)
def accept(request: DocumentRequest, *, by: User) -> None:
    """The councillor accepts the conditions, purpose among them (Knutsford 10.6)."""
    write(request, by=by, reason=Verb.ACCEPTED, accepted_at=timezone.now())


@verb(policy.can_share)
def ask_to_share(
    request: DocumentRequest, *, to: User, text: str, by: User, key: UUID, consent: str = ""
) -> None:
    """Ask to share it with a named councillor, whose own need is then weighed."""
    if to.pk == request.member_id or not to.is_member:
        raise PermissionDenied("Select a different councillor.")
    if policy.consent_clause(request) and not consent:
        raise PermissionDenied(policy.NO_CONSENT)
    letter = send(request, LetterKind.SHARING, text, by=by, key=key)
    sharing = Sharing(case=request, to=to, asked_at=timezone.now(), consent=consent)
    write(sharing, by=by, reason=Verb.ASKED_TO_SHARE)
    # A row of history of the request needs a field; this one is as it was.
    write(request, by=by, reason=Verb.ASKED_TO_SHARE, title=request.title)
    notices.asked_to_share(request, letter, by=by)


@verb(policy.can_share)
def note_attempt(request: DocumentRequest, *, by: User) -> None:
    """Record an attempt to share it without naming a consent (Knutsford 10.7)."""
    write(request, by=by, reason=Verb.TRIED_TO_SHARE, title=request.title)
