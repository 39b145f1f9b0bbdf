"""The decision on sharing a released document with another councillor."""

from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from casework.cases import verb
from documents import notices, policy
from documents.asking import actions
from documents.decide import Ruling, record
from documents.letters import send
from documents.models import Decision, DocumentRequest, LetterKind, Outcome, Status, Verb
from documents.models.law import NEED_TO_KNOW
from foundation.history import write
from people.directory import styled
from people.models import User


@verb(policy.can_settle)
def settle(request: DocumentRequest, *, agreed: bool, text: str, by: User, key: UUID) -> None:
    """Decide whether the other councillor has an equal need. The first is told either way, and
    when the need is equal the other has a request of their own, released as the first was."""
    sharing = request.sharings.select_related("to").get(decided_at=None)
    if agreed and not sharing.to.is_councillor_today():
        raise PermissionDenied("That councillor is no longer in office. Select no.")
    word = "will be shared" if agreed else "will not be shared"
    said = f"The document released to you {word} with {styled(sharing.to)}."
    letter = send(request, LetterKind.SHARING_DECIDED, said, by=by, key=key)
    now = timezone.now()
    write(
        sharing,
        by=by,
        reason=Verb.SHARED if agreed else Verb.NOT_SHARED,
        agreed=agreed,
        decided_by=by,
        decided_at=now,
    )
    reason = Verb.SHARED if agreed else Verb.NOT_SHARED
    write(request, by=by, reason=reason, title=request.title)
    notices.settled(request, letter, by=by)
    if agreed:
        show(request, sharing.to, need=text, by=by)


def show(request: DocumentRequest, to: User, *, need: str, by: User) -> DocumentRequest:
    """The other councillor's own request, released until the same day and on the same terms."""
    other = released_alike(request, to, by)
    write(other, by=by, reason=Verb.SHOWN)
    letter = send(other, LetterKind.DECISION, need, by=by, key=other.key)
    first: Decision = request.decisions.exclude(outcome=Outcome.REFUSE)[0]
    ruling = Ruling(
        Outcome(first.outcome),
        need,
        grounds=first.grounds,
        left_out=first.left_out,
        conditions=first.conditions,
        expires_on=request.expires_on,
        is_exempt=first.is_exempt,
        is_report=first.is_report,
        answered_for_by=first.answered_for_by,
    )
    record(other, ruling, letter, by=by, final=False)
    notices.shown(other, by=by)
    return other


def released_alike(request: DocumentRequest, to: User, by: User) -> DocumentRequest:
    """Not saved yet; its conditions have still to be accepted."""
    matter = actions.Matter(
        title=request.title, what=request.what, right=NEED_TO_KNOW, service=request.service
    )
    now = timezone.now()
    return actions.drafted(
        matter,
        member=to,
        key=uuid4(),
        officer=by if request.service_id in by.services else request.officer,
        shared_from=request,
        status=Status.PART_RELEASED if request.status == Status.FOR_DECISION else request.status,
        decided_at=now,
        released_at=now,
        inspect_only=request.inspect_only,
        expires_on=request.expires_on,
    )
