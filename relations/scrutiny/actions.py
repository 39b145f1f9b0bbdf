"""Actions on a scrutiny request: ask, name the officer, decline, leave a topic, withdraw."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from casework import promises
from casework.cases import move_case, next_reference, verb
from casework.files.arriving import GoneUpload
from casework.files.attaching import attach_uploads
from casework.files.models import PendingUpload
from foundation.history import write
from foundation.turns import made_before
from people.models import Service, User
from protocols.behaviours import Behaviour
from protocols.models import PromiseKind, Protocol
from protocols.version_cache import in_force
from relations.models import (
    ScrutinyBody,
    ScrutinyPaper,
    ScrutinyRequest,
    ScrutinyState,
    ScrutinyVerb,
)
from relations.scrutiny import notices, policy, routing

ANSWER = PromiseKind.ATTENDANCE_DECISION
NO_TOPIC = "Enter what the body wants to discuss, in broad terms"
NO_SENIORITY = "Enter how you considered seniority in choosing this officer"
NOT_SENIOR = "Select a senior officer, or leave the choice to the service"
NOT_OF_SERVICE = "Select someone who works in this service today"
NOT_AGREED = "Tick that you agree to the short notice, or decline the request"
NO_LONGER = "You are no longer a councillor of this body. Ask its chair to send the request."


@dataclass(frozen=True, kw_only=True)
class NewScrutiny:
    """What was typed; both times are aware, `areas` are the topics in their order, `papers` the
    files chosen."""

    body: ScrutinyBody
    service: Service
    starts_at: datetime
    ends_at: datetime
    place: str
    areas: Sequence[str]
    proposed: User | None = None
    seniority_reason: str = ""
    papers: Sequence[PendingUpload | GoneUpload] = ()

    def row_fields(self) -> dict[str, object]:
        fields = dict(vars(self)) | {"areas": list(self.areas), "title": self.body.name}
        del fields["papers"]
        return fields


@transaction.atomic
def ask_for_scrutiny(new: NewScrutiny, *, by: User, key: UUID) -> ScrutinyRequest:
    """Send the request to who decides for the service (Cheshire East 6.3). The same form is the
    same request. PermissionDenied: something that the protocol asks for is missing."""
    if before := made_before(ScrutinyRequest.objects.all(), key, member=by):
        return before
    now = timezone.now()
    version = in_force(timezone.localdate(now))
    policy.can_ask_for_scrutiny(by, version).or_raise()
    check_what_is_asked(new, version, by=by)
    request = ScrutinyRequest(
        reference=next_reference("S", timezone.localdate(now).year),
        key=key,
        protocol=version,
        received_at=now,
        status=ScrutinyState.ASKED,
        member=by,
        decider=routing.decider_of(version),
        is_short_notice=is_short_notice(new.body, new.starts_at, version),
        **new.row_fields(),
    )
    new_promises = promises.promises_to_start(request, ANSWER, at=now)
    due = promises.earliest_due_fields(request, new_promises)
    write(request, by=by, reason=ScrutinyVerb.ASKED, **due)
    promises.save_promises(request, new_promises, by=by)
    attach_uploads(new.papers, ScrutinyPaper, by=by, case=request)
    sentence = "A scrutiny body has asked for an officer. Name who attends, or decline."
    notices.tell_scrutiny_deciders(request, sentence, once="asked")
    return request


def check_what_is_asked(new: NewScrutiny, version: Protocol, *, by: User) -> None:
    """Raises PermissionDenied with the first thing that the protocol does not let pass."""
    if not ScrutinyBody.objects.visible_to(by).filter(pk=new.body.pk).exists():
        raise PermissionDenied(NO_LONGER)
    if not new.areas and version.clause_for(Behaviour.SCRUTINY_TOPICS):
        raise PermissionDenied(NO_TOPIC)
    if new.proposed is None:
        return
    can_be_named = routing.officers_to_ask_for(new.service.pk, version)
    if not can_be_named.filter(pk=new.proposed.pk).exists():
        raise PermissionDenied(NOT_SENIOR)
    if not new.seniority_reason and version.clause_for(Behaviour.SCRUTINY_SENIORITY):
        raise PermissionDenied(NO_SENIORITY)


def is_short_notice(body: ScrutinyBody, starts_at: datetime, version: Protocol) -> bool:
    """Whether the meeting is sooner than the working days of notice of the body from today."""
    if not version.clause_for(Behaviour.SCRUTINY_NOTICE):
        return False
    earliest = policy.earliest_day(timezone.localdate(), body, version)
    return timezone.localdate(starts_at) < earliest


@verb(policy.can_name_officer)
def name_scrutiny_officer(
    request: ScrutinyRequest, *, officer: User, agrees_to_notice: bool = False, by: User
) -> None:
    """Who decides names anyone of the service, or another once the first cannot attend."""
    if request.is_short_notice and not agrees_to_notice:
        raise PermissionDenied(NOT_AGREED)
    if not routing.officers_of_service(request.service_id).filter(pk=officer.pk).exists():
        raise PermissionDenied(NOT_OF_SERVICE)
    if request.officer_id not in (None, officer.pk):
        sentence = "You no longer have to attend a scrutiny meeting."
        notices.tell_scrutiny_officer(request, sentence, once=f"replaced:{timezone.now()}")
    answer_scrutiny(request, ScrutinyState.AGREED, by=by, officer=officer)
    once = f"named:{request.decided_at}"
    sentence = "You have been named to attend a scrutiny meeting."
    notices.tell_scrutiny_officer(request, sentence, once=once)
    sentence = "An officer has been named for your scrutiny meeting."
    notices.tell_scrutiny_member(request, sentence, once=once)


@verb(policy.can_decline_scrutiny)
def decline_scrutiny(request: ScrutinyRequest, *, reason: str, by: User) -> None:
    answer_scrutiny(request, ScrutinyState.DECLINED, by=by, decline_reason=reason)
    sentence = "Your request for an officer at a scrutiny meeting has been declined."
    notices.tell_scrutiny_member(request, sentence, once="declined")


def answer_scrutiny(
    request: ScrutinyRequest, state: ScrutinyState, *, by: User, **more: object
) -> None:
    """Keep the promise of an answer, late or not, and move the request."""
    now = timezone.now()
    promises.keep_promises(request, ANSWER, at=now, by=by)
    named = state == ScrutinyState.AGREED
    reason = ScrutinyVerb.NAMED if named else ScrutinyVerb.DECLINED
    decided = {"decided_by": by, "decided_at": now, **promises.NOTHING_DUE}
    move_case(request, state, by=by, reason=reason, **decided, **more)


@verb(policy.can_leave_topic)
def leave_topic(request: ScrutinyRequest, *, number: int, reason: str, by: User) -> None:
    """The officer withdraws from one topic because it has become political (Cheshire East 6.5)."""
    if number not in {topic.number for topic in request.topics if not topic.left}:
        raise PermissionDenied("You have withdrawn from this topic already.")
    left = request.topics_left | {str(number): reason}
    move_case(
        request, ScrutinyState.AGREED, by=by, reason=ScrutinyVerb.LEFT_TOPIC, topics_left=left
    )
    sentence = "An officer has withdrawn from a topic of a scrutiny meeting."
    notices.tell_scrutiny_member(request, sentence, once=f"topic-{number}")
    notices.tell_scrutiny_deciders(request, sentence, once=f"topic-{number}")


@verb(policy.can_withdraw_scrutiny)
def withdraw_scrutiny(request: ScrutinyRequest, *, by: User) -> None:
    promises.release_promises(request, at=timezone.now(), by=by)
    nothing = promises.NOTHING_DUE
    move_case(request, ScrutinyState.WITHDRAWN, by=by, reason=ScrutinyVerb.WITHDREW, **nothing)
    sentence = "A scrutiny body has withdrawn its request for an officer."
    notices.tell_scrutiny_deciders(request, sentence, once="withdrawn")
    notices.tell_scrutiny_officer(request, sentence, once="withdrawn")


def pass_scrutiny_request(request: ScrutinyRequest, *, member: User, by: User) -> None:
    """The chair has the request of a councillor who has left: it is the body’s. In a transaction
    that holds it."""
    move_case(request, request.status, by=by, reason=ScrutinyVerb.PASSED, member=member)
    sentence = "A councillor has left. Their request for an officer has been passed to you."
    notices.tell_scrutiny_member(request, sentence, once=f"passed:{member.pk}")


def pass_attendance(request: ScrutinyRequest, *, officer: User, by: User) -> None:
    """The officer who decides attends instead of one who has left, or names another. In a
    transaction that holds it."""
    move_case(request, ScrutinyState.AGREED, by=by, reason=ScrutinyVerb.NAMED, officer=officer)
    sentence = "The officer named for a scrutiny meeting has left. Name another, or attend."
    notices.tell_scrutiny_officer(request, sentence, once=f"passed:{officer.pk}")
