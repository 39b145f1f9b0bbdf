"""Actions on a document request: assign, pass, question, refer, dispute, withdraw, share.

Each is one transaction under the row's lock: see `casework.cases.verb`. Decisions are in
`documents.decide`.
"""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from casework import promises
from casework.cases import move_case, verb
from casework.connections import officers_kept_out
from documents import attachments, notices, policy, routing
from documents.letters import add_letter
from documents.models import DocumentRequest, LetterKind, Outcome, Sharing, Status, Verb
from foundation.history import write
from foundation.verdict import refuse_unless_shown
from people.models import Service, User
from protocols.models import PromiseKind


@verb(policy.can_advise)
def record_advice(document_request: DocumentRequest, *, text: str, by: User, key: UUID) -> None:
    """Record the advice that comes first; the request then goes to its service, and the date of
    the decision stays as it was (Knutsford 10.5)."""
    letter = add_letter(document_request, LetterKind.ADVICE, text, by=by, key=key)
    move_case(document_request, Status.ASKED, by=by, reason=Verb.ADVISED, advised_at=timezone.now())
    notices.notify_advice(document_request, letter, by=by)


@verb(policy.can_assign)
def assign_officer(document_request: DocumentRequest, *, officer: User, by: User) -> None:
    """Assign it to an officer of its service, whom no declared connection keeps from it. The
    councillor is told."""
    if document_request.service_id not in officer.services:
        raise PermissionDenied(
            f"{officer.name} does not work in {document_request.service}. "
            "Select an officer who does."
        )
    member, version = document_request.member_id, document_request.version
    if officers_kept_out(version, member, [officer.pk]):
        raise PermissionDenied(
            f"{officer.name} cannot be assigned this request. Select another officer."
        )
    waiting = document_request.status == Status.WAITING
    status = Status.WAITING if waiting else Status.WITH_OFFICER
    move_case(document_request, status, by=by, reason=Verb.ASSIGNED, officer=officer)
    notices.notify_assignment(document_request, officer, by=by)


@verb(policy.can_pass)
def pass_to_service(
    document_request: DocumentRequest, *, service: Service, text: str, by: User, key: UUID
) -> None:
    """Pass it to the service that holds the document; the date does not move. An office that had it
    before the service can pass it to that one (Knutsford 10.1)."""
    first = document_request.is_with_first_office
    if service.pk == document_request.service_id and not first:
        raise PermissionDenied(f"This request is already with {service}. Select another service.")
    letter = add_letter(document_request, LetterKind.PASS, text, by=by, key=key)
    promises.release_promises(document_request, PromiseKind.MEMBER_REPLY, at=timezone.now(), by=by)
    fields = promises.due_fields(document_request) | (
        {"advised_at": timezone.now()} if first else {}
    )
    move_case(
        document_request,
        Status.ASKED,
        by=by,
        reason=Verb.PASSED,
        service=service,
        officer=None,
        **fields,
    )
    notices.notify_pass(document_request, letter, by=by)


@verb(policy.can_question)
def ask_question(document_request: DocumentRequest, *, text: str, by: User, key: UUID) -> None:
    """Ask the councillor, who then owes a reply; the decision's date does not move."""
    letter = add_letter(document_request, LetterKind.QUESTION, text, by=by, key=key)
    promises.start_promises(document_request, PromiseKind.MEMBER_REPLY, at=timezone.now(), by=by)
    officer = document_request.officer or by
    due = promises.due_fields(document_request)
    move_case(
        document_request, Status.WAITING, by=by, reason=Verb.QUESTIONED, officer=officer, **due
    )
    notices.notify_question(document_request, letter, by=by)


@verb(policy.can_reply)
def reply(document_request: DocumentRequest, *, text: str, by: User, key: UUID) -> None:
    letter = add_letter(document_request, LetterKind.REPLY, text, by=by, key=key)
    promises.keep_promises(document_request, PromiseKind.MEMBER_REPLY, at=timezone.now(), by=by)
    due = promises.due_fields(document_request)
    move_case(document_request, Status.WITH_OFFICER, by=by, reason=Verb.REPLIED, **due)
    notices.notify_reply(document_request, letter, by=by)


@verb(policy.can_refer)
def refer(
    document_request: DocumentRequest,
    *,
    text: str,
    by: User,
    key: UUID,
    held: attachments.Files = (),
    why_not: str = "",
) -> None:
    """An officer in doubt refers it for a final decision (Knutsford 10.4), with the document or
    the reason why it is not there."""
    attachments.refuse_without_document(document_request, held, why_not)
    attachments.keep_document(document_request, held, why_not, by=by, key=key)
    _send_for_final_decision(
        document_request, LetterKind.REFERRAL, Verb.REFERRED, text, by=by, key=key
    )


@verb(policy.can_dispute)
def dispute(document_request: DocumentRequest, *, text: str, by: User, key: UUID) -> None:
    """The councillor asks for a final decision (Section C 4.3)."""
    _send_for_final_decision(
        document_request, LetterKind.DISPUTE, Verb.DISPUTED, text, by=by, key=key
    )


def _send_for_final_decision(
    document_request: DocumentRequest,
    kind: LetterKind,
    reason: Verb,
    text: str,
    *,
    by: User,
    key: UUID,
) -> None:
    now = timezone.now()
    first = document_request.officer if reason == Verb.DISPUTED else None
    office, consulted = routing.final_offices(document_request, first)
    letter = add_letter(document_request, kind, text, by=by, key=key)
    promises.release_promises(document_request, at=now, by=by)
    promises.start_promises(document_request, PromiseKind.DETERMINATION, at=now, by=by)
    due = promises.due_fields(document_request)
    fields = {"office": office, "consulted": consulted, "viewed_at": None, **due}
    move_case(document_request, Status.FOR_DECISION, by=by, reason=reason, **fields)
    notices.notify_referral(document_request, letter, by=by)


@verb(policy.can_view)
def record_view(document_request: DocumentRequest, *, text: str, by: User, key: UUID) -> None:
    """Record the view of the office being consulted. The final decision can then be made."""
    letter = add_letter(document_request, LetterKind.VIEW, text, by=by, key=key)
    write(document_request, by=by, reason=Verb.VIEWED, viewed_at=timezone.now())
    notices.notify_view(document_request, letter, by=by)


@verb(policy.can_remind)
def remind_consulted_office(document_request: DocumentRequest, *, by: User) -> None:
    write(document_request, by=by, reason=Verb.REMINDED, reminded_at=timezone.now())
    notices.notify_reminder(document_request, by=by)


@verb(policy.can_withdraw)
def withdraw(document_request: DocumentRequest, *, text: str, by: User, key: UUID) -> None:
    """The councillor no longer needs it."""
    letter = add_letter(document_request, LetterKind.WITHDRAWAL, text, by=by, key=key)
    promises.release_promises(document_request, at=timezone.now(), by=by)
    due = promises.due_fields(document_request)
    move_case(
        document_request,
        document_request.as_released or Status.WITHDRAWN,
        by=by,
        reason=Verb.WITHDREW,
        **due,
    )
    notices.notify_withdrawal(document_request, letter, by=by)


OTHER_CONDITIONS = (
    "There has been another decision, and its conditions are not those you read. Read these before"
    " you accept them."
)


def release_mark(document_request: DocumentRequest) -> str:
    """Which release of the document its councillor sees: the decision, and its last day."""
    decision = document_request.decisions.exclude(outcome=Outcome.REFUSE).first()
    return f"{decision.pk if decision else ''} {document_request.expires_on}"


@verb(policy.can_accept)
def accept_conditions(
    document_request: DocumentRequest, *, by: User, shown: str | None = None
) -> None:
    """The councillor accepts the conditions, purpose among them (Knutsford 10.6). `shown` is the
    release whose conditions the page showed."""
    refuse_unless_shown(shown, release_mark(document_request), OTHER_CONDITIONS)
    write(document_request, by=by, reason=Verb.ACCEPTED, accepted_at=timezone.now())


@verb(policy.can_share)
def ask_to_share(
    document_request: DocumentRequest,
    *,
    to: User,
    text: str,
    by: User,
    key: UUID,
    consent: str = "",
) -> None:
    """Ask to share it with a named councillor, whose own need is then weighed."""
    if to.pk == document_request.member_id or not to.is_member:
        raise PermissionDenied("Select a different councillor.")
    if policy.consent_clause(document_request) and not consent:
        raise PermissionDenied(policy.NO_CONSENT)
    letter = add_letter(document_request, LetterKind.SHARING, text, by=by, key=key)
    sharing = Sharing(case=document_request, to=to, asked_at=timezone.now(), consent=consent)
    write(sharing, by=by, reason=Verb.ASKED_TO_SHARE)
    # A row of history of the request needs a field; this one is as it was.
    write(document_request, by=by, reason=Verb.ASKED_TO_SHARE, title=document_request.title)
    notices.notify_sharing_request(document_request, letter, by=by)


@verb(policy.can_share)
def record_sharing_attempt(document_request: DocumentRequest, *, by: User) -> None:
    """Record an attempt to share it without naming a consent (Knutsford 10.7)."""
    write(document_request, by=by, reason=Verb.TRIED_TO_SHARE, title=document_request.title)
