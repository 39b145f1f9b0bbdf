"""Decisions on sharing a released document with another councillor."""

from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from casework.cases import verb
from documents import notices, policy
from documents.asking.actions import RequestDetails, unsaved_request
from documents.decide import Ruling, record_decision
from documents.letters import add_letter
from documents.models import Decision, DocumentRequest, LetterKind, Outcome, Status, Verb
from documents.models.law import NEED_TO_KNOW
from foundation.history import write
from foundation.verdict import refuse_unless_shown
from people.directory import styled_member
from people.models import User

ANOTHER_SHARING = (
    "The request to share that you read has been decided, and there is another one now. Read this"
    " one before you decide."
)


@verb(policy.can_settle)
def decide_sharing(
    document_request: DocumentRequest,
    *,
    agreed: bool,
    text: str,
    by: User,
    key: UUID,
    shown: str | None = None,
) -> None:
    """Decide whether the other councillor has an equal need. The first is told either way, and
    when the need is equal the other has a request of their own, released as the first was. `shown`
    is the request to share that the page showed."""
    sharing = document_request.sharings.select_related("to").get(decided_at=None)
    refuse_unless_shown(shown, str(sharing.pk), ANOTHER_SHARING)
    if agreed and not sharing.to.is_councillor_today():
        raise PermissionDenied("That councillor is no longer in office. Select no.")
    word = "will be shared" if agreed else "will not be shared"
    sentence = f"The document released to you {word} with {styled_member(sharing.to)}."
    letter = add_letter(document_request, LetterKind.SHARING_DECIDED, sentence, by=by, key=key)
    reason, now = Verb.SHARED if agreed else Verb.NOT_SHARED, timezone.now()
    write(sharing, by=by, reason=reason, agreed=agreed, decided_by=by, decided_at=now)
    write(document_request, by=by, reason=reason, title=document_request.title)
    notices.notify_sharing_decision(document_request, letter, by=by)
    if agreed:
        release_to_other_councillor(document_request, sharing.to, need=text, by=by)


def release_to_other_councillor(
    document_request: DocumentRequest, to: User, *, need: str, by: User
) -> DocumentRequest:
    """The other councillor's own request, released until the same day and on the same terms."""
    other = unsaved_shared_request(document_request, to, by)
    write(other, by=by, reason=Verb.SHOWN)
    letter = add_letter(other, LetterKind.DECISION, need, by=by, key=other.key)
    first: Decision = document_request.decisions.exclude(outcome=Outcome.REFUSE)[0]
    ruling = Ruling(
        Outcome(first.outcome),
        need,
        grounds=first.grounds,
        left_out=first.left_out,
        conditions=first.conditions,
        expires_on=document_request.expires_on,
        is_exempt=first.is_exempt,
        is_report=first.is_report,
        answered_for_by=first.answered_for_by,
    )
    record_decision(other, ruling, letter, by=by, final=False)
    notices.notify_shared_release(other, by=by)
    return other


def unsaved_shared_request(
    document_request: DocumentRequest, to: User, by: User
) -> DocumentRequest:
    """Not saved yet; its conditions have still to be accepted."""
    details = RequestDetails(
        title=document_request.title,
        what=document_request.what,
        right=NEED_TO_KNOW,
        service=document_request.service,
    )
    now = timezone.now()
    return unsaved_request(
        details,
        member=to,
        key=uuid4(),
        officer=by if document_request.service_id in by.services else document_request.officer,
        shared_from=document_request,
        status=Status.PART_RELEASED
        if document_request.status == Status.FOR_DECISION
        else document_request.status,
        decided_at=now,
        released_at=now,
        inspect_only=document_request.inspect_only,
        expires_on=document_request.expires_on,
    )
