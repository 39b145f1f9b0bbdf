"""Decisions on officers at group meetings, and the offers to other groups that follow from one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from casework import promises
from casework.cases import move_case, verb
from foundation.turns import wait_for_turn
from people.models import User
from protocols.behaviours import Behaviour
from protocols.models import PromiseKind
from relations.group_meetings import notices, policy, routing
from relations.group_meetings.requests import meeting_reference
from relations.models import (
    BriefingOffer,
    GroupMeeting,
    GroupMeetingState,
    GroupMeetingVerb,
    Refusal,
)

OFFER_STANDS_FOR = timedelta(weeks=8)
NOT_AN_OFFICER = "This officer no longer works for the council. Choose another."
NO_AREA = "Enter the policy area to name in the offers to other groups"
NO_REASON = "Enter what you want to tell the group"
NO_UNEQUAL_REASON = "Enter why this group is refused what another group was given"


@dataclass(frozen=True)
class Acceptance:
    """Who attends. `area` is what the offers to other groups name, and nothing else."""

    officer: User
    significant: bool = False
    area: str = ""


@dataclass(frozen=True)
class RefusedRequest:
    refusal: Refusal | str = ""
    words: str = ""
    unequal_reason: str = ""


def makes_offers(meeting: GroupMeeting, *, significant: bool) -> bool:
    """Whether accepting it offers the same to all other groups, by the protocol: always, or if the
    meeting is about a significant change of policy."""
    version = meeting.version
    if version.clause_for(Behaviour.SAME_OFFER_TO_ALL):
        return True
    return bool(version.clause_for(Behaviour.OFFERS_TO_OTHER_GROUPS)) and significant


@verb(policy.can_accept_attendance)
def accept_attendance(meeting: GroupMeeting, *, acceptance: Acceptance, by: User) -> None:
    """Name the officer, keep the promise, tell the group, and make the offers to the others."""
    offers = makes_offers(meeting, significant=acceptance.significant)
    if offers and not acceptance.area.strip():
        raise PermissionDenied(f"{NO_AREA}.")
    if acceptance.officer.side != "officer":
        raise PermissionDenied(NOT_AN_OFFICER)
    wait_for_turn("group topic", meeting.topic)
    decide(meeting, GroupMeetingState.ACCEPTED, by=by, officer=acceptance.officer)
    sentence = "A decision has been made: an officer attends the meeting of a group."
    notices.tell_of_decision(meeting, sentence, by=by)
    if offers:
        notices.tell_of_offers(meeting, list(new_offers(meeting, acceptance)))


def new_offers(meeting: GroupMeeting, acceptance: Acceptance) -> Iterator[BriefingOffer]:
    """One to each other group. An offer that stands on the same area is not made again."""
    now = timezone.now()
    until = timezone.localdate(now) + OFFER_STANDS_FOR
    standing = BriefingOffer.objects.filter(
        area=acceptance.area, until__gte=timezone.localdate(now)
    )
    offered = set(standing.values_list("group", flat=True))
    if meeting.offer_id is not None:
        return
    for group in routing.other_groups(meeting):
        if group.pk not in offered:
            yield BriefingOffer.objects.create(
                reference=meeting_reference("B"),
                case=meeting,
                group=group,
                area=acceptance.area,
                officer=acceptance.officer,
                offered_at=now,
                until=until,
            )


@verb(policy.can_refuse_attendance)
def refuse_attendance(meeting: GroupMeeting, *, refused: RefusedRequest, by: User) -> None:
    """Refuse, with the reasons that the protocol asks for. One decision on a topic at a time, so
    that no group is refused while another is being accepted."""
    wait_for_turn("group topic", meeting.topic)
    policy.can_refuse_attendance(by, meeting).or_raise()
    if policy.refusal_needs_reason(meeting) and not (refused.refusal and refused.words.strip()):
        raise PermissionDenied(f"{NO_REASON}.")
    if policy.must_explain_unequal(meeting) and not refused.unequal_reason.strip():
        raise PermissionDenied(f"{NO_UNEQUAL_REASON}.")
    decide(
        meeting,
        GroupMeetingState.REFUSED,
        by=by,
        refusal=refused.refusal,
        refusal_words=refused.words,
        unequal_reason=refused.unequal_reason,
    )
    sentence = "A decision has been made on an officer at the meeting of a group."
    notices.tell_of_decision(meeting, sentence, by=by)


def decide(meeting: GroupMeeting, state: GroupMeetingState, *, by: User, **more: object) -> None:
    """Keep the promise of a decision, late or not, and move the request."""
    now = timezone.now()
    promises.keep_promises(meeting, PromiseKind.ATTENDANCE_DECISION, at=now, by=by)
    accepted = state == GroupMeetingState.ACCEPTED
    reason = GroupMeetingVerb.ACCEPTED if accepted else GroupMeetingVerb.REFUSED
    decided = {"decided_by": by, "decided_at": now, **promises.NOTHING_DUE}
    move_case(meeting, state, by=by, reason=reason, **decided, **more)


@verb(policy.can_name_other_officer)
def name_other_officer(meeting: GroupMeeting, *, officer: User, by: User) -> None:
    """Somebody else attends, and has to confirm the three points. PermissionDenied: they no longer
    work for the council."""
    if officer.pk == meeting.officer_id:
        return
    if officer.side != "officer":
        raise PermissionDenied(NOT_AN_OFFICER)
    accepted, reason = GroupMeetingState.ACCEPTED, GroupMeetingVerb.REPLACED
    before = meeting.officer
    named = {"officer": officer, "officer_confirmed_at": None}
    move_case(meeting, accepted, by=by, reason=reason, **named)
    notices.tell_of_other_officer(meeting, before)
