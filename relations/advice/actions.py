"""Actions on advice: record it, correct the view in it, change its recommendation, finish it."""

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from casework.cases import move_case, next_reference, verb
from foundation.history import write
from foundation.turns import made_before
from people.models import Service, User
from protocols.version_cache import in_force
from relations.advice import policy
from relations.models import AdviceRecord, AdviceState, AdviceVerb


@dataclass(frozen=True)
class NewAdvice:
    """What was typed; `service` is one of the author's."""

    service: Service
    title: str
    member: User
    member_view: str
    recommendation: str


@transaction.atomic
def record_advice(new: NewAdvice, *, by: User, key: UUID) -> AdviceRecord:
    """The same form is the same advice (Cheshire East 4.3)."""
    if before := made_before(AdviceRecord.objects.all(), key, author=by):
        return before
    now = timezone.now()
    today = timezone.localdate(now)
    version = in_force(today)
    policy.can_record_advice(by, version).or_raise()
    if new.service.pk not in by.services:
        raise PermissionDenied("You no longer work in this service.")
    advice = AdviceRecord(
        reference=next_reference("AD", today.year),
        key=key,
        protocol=version,
        received_at=now,
        status=AdviceState.OPEN,
        author=by,
        member=new.member,
        service=new.service,
        title=new.title,
        member_view=new.member_view,
        recommendation=new.recommendation,
    )
    write(advice, by=by, reason=AdviceVerb.RECORDED)
    return advice


@verb(policy.can_correct_view)
def correct_view(advice: AdviceRecord, *, member_view: str, by: User) -> None:
    """The recommendation stays as it is."""
    move_case(advice, AdviceState.OPEN, by=by, reason=AdviceVerb.CORRECTED, member_view=member_view)


@verb(policy.can_change_recommendation)
def change_recommendation(advice: AdviceRecord, *, recommendation: str, by: User) -> None:
    """The councillor's view stays as it is."""
    reason = AdviceVerb.RECOMMENDED
    move_case(advice, AdviceState.OPEN, by=by, reason=reason, recommendation=recommendation)


@verb(policy.can_finish_advice)
def finish_advice(advice: AdviceRecord, *, by: User) -> None:
    move_case(advice, AdviceState.FINISHED, by=by, reason=AdviceVerb.FINISHED)
