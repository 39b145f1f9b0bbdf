"""Actions on an informal briefing: ask for it, arrange it, decline it, withdraw the request."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from casework.cases import move_case, next_reference, verb
from foundation.history import write
from foundation.turns import made_before
from people.models import Committee, Service, User
from protocols.version_cache import in_force
from relations.informal_briefings import notices, policy, routing
from relations.models import InformalBriefing, InformalBriefingState, InformalBriefingVerb

NOT_SENIOR = "Only senior officers of the service can give this briefing."
NOT_YOUR_COMMITTEE = "Select a committee on which you hold one of these posts today"


@dataclass(frozen=True)
class NewInformalBriefing:
    """What was typed; both times are aware."""

    committee: Committee
    service: Service
    title: str
    place: str
    starts_at: datetime
    ends_at: datetime


@transaction.atomic
def ask_informal_briefing(new: NewInformalBriefing, *, by: User, key: UUID) -> InformalBriefing:
    """Ask the senior officers of the service (Knutsford 7.1). The same form is the same request.
    PermissionDenied: this councillor holds no post on the committee any more."""
    if before := made_before(InformalBriefing.objects.all(), key, member=by):
        return before
    now = timezone.now()
    today = timezone.localdate(now)
    version = in_force(today)
    policy.can_ask_informal_briefing(by, version).or_raise()
    if not routing.committees_to_ask_for(by).filter(pk=new.committee.pk).exists():
        raise PermissionDenied(f"{NOT_YOUR_COMMITTEE}.")
    briefing = InformalBriefing(
        reference=next_reference("IB", today.year),
        key=key,
        protocol=version,
        received_at=now,
        status=InformalBriefingState.ASKED,
        member=by,
        **vars(new),
    )
    write(briefing, by=by, reason=InformalBriefingVerb.ASKED)
    sentence = "A councillor has asked for an informal briefing. Arrange it, or decline."
    notices.tell_senior_officers(briefing, sentence, once="asked")
    return briefing


@verb(policy.can_arrange_briefing)
def arrange_briefing(
    briefing: InformalBriefing, *, starts_at: datetime, ends_at: datetime, place: str, by: User
) -> None:
    """Set its time and place, or change them. Both times are aware."""
    move_case(
        briefing,
        InformalBriefingState.ARRANGED,
        by=by,
        reason=InformalBriefingVerb.ARRANGED,
        officer=by,
        starts_at=starts_at,
        ends_at=ends_at,
        place=place,
    )
    sentence = "An informal briefing that you asked for has been arranged."
    notices.tell_briefing_member(briefing, sentence, once=f"arranged:{timezone.now()}")


@verb(policy.can_decline_briefing)
def decline_briefing(briefing: InformalBriefing, *, reason: str, by: User) -> None:
    declined, why = InformalBriefingState.DECLINED, InformalBriefingVerb.DECLINED
    move_case(briefing, declined, by=by, reason=why, decline_reason=reason)
    sentence = "An informal briefing that you asked for has been declined."
    notices.tell_briefing_member(briefing, sentence, once="declined")


@verb(policy.can_give_briefing)
def give_informal_briefing(briefing: InformalBriefing, *, officer: User, by: User) -> None:
    """Another senior officer has it, once the one who arranged it has left. Its time stays.
    PermissionDenied: they are no senior officer of the service."""
    if not routing.is_senior_officer(officer, briefing):
        raise PermissionDenied(NOT_SENIOR)
    arranged, given = InformalBriefingState.ARRANGED, InformalBriefingVerb.GIVEN
    move_case(briefing, arranged, by=by, reason=given, officer=officer)
    sentence = "The officer of an informal briefing has left. It has been passed to you."
    notices.tell_briefing_officer(briefing, officer, sentence)
    sentence = "Another officer will give the informal briefing that you asked for."
    notices.tell_briefing_member(briefing, sentence, once=f"given:{officer.pk}")


@verb(policy.can_withdraw_briefing)
def withdraw_briefing(briefing: InformalBriefing, *, by: User) -> None:
    withdrawn = InformalBriefingState.WITHDRAWN
    move_case(briefing, withdrawn, by=by, reason=InformalBriefingVerb.WITHDREW)
    sentence = "A councillor has withdrawn a request for an informal briefing."
    notices.tell_senior_officers(briefing, sentence, once="withdrawn")
