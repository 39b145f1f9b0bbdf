"""Actions on a consultation before speaking to the media: send, answer, withdraw."""

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from announcements.media_consultations import policy, routing
from announcements.models import (
    ConsultationState,
    ConsultationVerb,
    Consulted,
    MediaConsultation,
)
from casework.cases import move_case, next_reference, verb
from casework.notices import ledger
from foundation.history import write
from foundation.turns import made_before
from people.models import Committee, User
from protocols.version_cache import in_force

VACANT = "No one holds this post today. Select someone else to consult"


@dataclass(frozen=True)
class NewConsultation:
    """What was typed; only the chairman of a committee has one."""

    consulted: Consulted
    title: str
    text: str
    committee: Committee | None = None


@transaction.atomic
def consult(new: NewConsultation, *, by: User, key: UUID) -> MediaConsultation:
    """The same form is the same consultation. PermissionDenied: the post is vacant."""
    if before := made_before(MediaConsultation.objects.all(), key, member=by):
        return before
    now = timezone.now()
    today = timezone.localdate(now)
    version = in_force(today)
    policy.can_consult(by, version).or_raise()
    consultation = MediaConsultation(
        reference=next_reference("MC", today.year),
        key=key,
        protocol=version,
        received_at=now,
        status=ConsultationState.SENT,
        member=by,
        **vars(new),
    )
    people = routing.people_consulted(consultation)
    if not people:
        raise PermissionDenied(VACANT)
    write(consultation, by=by, reason=ConsultationVerb.CONSULTED)
    sentence = "A councillor has consulted you before speaking to the media."
    ledger.notify(people, "media-consulted", sentence, about=consultation, once="sent")
    return consultation


@verb(policy.can_answer_consultation)
def answer_consultation(consultation: MediaConsultation, *, answer: str, by: User) -> None:
    fields = {"answer": answer, "answered_by": by, "answered_at": timezone.now()}
    state, reason = ConsultationState.ANSWERED, ConsultationVerb.ANSWERED
    move_case(consultation, state, by=by, reason=reason, **fields)
    sentence = "You have an answer about speaking to the media."
    people = [consultation.member]
    ledger.notify(people, "media-consult-answer", sentence, about=consultation, once="answered")


@verb(policy.can_withdraw_consultation)
def withdraw_consultation(consultation: MediaConsultation, *, by: User) -> None:
    state, reason = ConsultationState.WITHDRAWN, ConsultationVerb.WITHDREW
    move_case(consultation, state, by=by, reason=reason)
    sentence = "A councillor has withdrawn a consultation before speaking to the media."
    people = routing.people_consulted(consultation)
    ledger.notify(people, "media-withdrawn", sentence, about=consultation, once="withdrawn")
