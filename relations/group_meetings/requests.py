"""Requests for an officer at a group meeting: sent by a leader, reported, or offered; withdrawn."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from casework import promises
from casework.cases import move_case, verb
from foundation.history import write
from foundation.turns import made_before
from foundation.verdict import Verdict
from people.models import Group, User
from protocols.models import PromiseKind
from protocols.version_cache import in_force
from relations.group_meetings import notices, policy, routing
from relations.models import (
    BriefingOffer,
    GroupMeeting,
    GroupMeetingState,
    GroupMeetingVerb,
    Origin,
    topic_of,
)

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that is read as another


@dataclass(frozen=True, kw_only=True)
class RequestedMeeting:
    """What a request says. Both times are aware; `items` are titles with their business."""

    group: Group
    topic: str
    purpose: str
    starts_at: datetime
    ends_at: datetime
    place: str
    items: Sequence[tuple[str, str]]
    attendees: str
    outsiders: int = 0
    outsiders_who: str = ""
    minutes_planned: int | None = None
    invited: User | None = None
    offer: BriefingOffer | None = None

    def row_fields(self) -> dict[str, object]:
        fields = dict(vars(self)) | {"title": self.topic, "topic": topic_of(self.topic)}
        return fields | {"items": [list(item) for item in self.items]}


MAY_SEND = {
    Origin.LEADER: policy.can_ask_for_officer,
    Origin.INVITED: policy.can_report_invitation,
    Origin.OWN: policy.can_offer_own_briefing,
}


def meeting_reference(series: str) -> str:
    """For example, G-2026-7KQ4M. It does not show how many there are: no group must learn that."""
    year = timezone.localdate().year
    return f"{series}-{year}-{''.join(secrets.choice(LETTERS) for _ in range(6))}"


@transaction.atomic
def ask_for_officer(
    details: RequestedMeeting, *, origin: Origin, by: User, key: UUID
) -> GroupMeeting:
    """Send a request under the version in force; the time for a decision runs from now. The same
    `key` is the same request."""
    if before := made_before(GroupMeeting.objects.all(), key, asked_by=by):
        return before
    verdict: Verdict = MAY_SEND[origin](by)
    verdict.or_raise()
    meeting = unsaved_meeting(details, origin=origin, by=by, key=key)
    at = meeting.received_at
    new = promises.promises_to_start(meeting, PromiseKind.ATTENDANCE_DECISION, at=at)
    write(
        meeting,
        by=by,
        reason=GroupMeetingVerb.ASKED,
        **promises.earliest_due_fields(meeting, new),
    )
    promises.save_promises(meeting, new, by=by)
    notices.tell_deciders(meeting, by=by)
    return meeting


def unsaved_meeting(
    details: RequestedMeeting, *, origin: Origin, by: User, key: UUID
) -> GroupMeeting:
    now = timezone.now()
    version = in_force(timezone.localdate(now))
    office, contact = routing.offices_of_route(version)
    return GroupMeeting(
        reference=meeting_reference("G"),
        key=key,
        protocol=version,
        received_at=now,
        status=GroupMeetingState.REQUESTED,
        origin=origin,
        asked_by=by,
        office=office,
        contact=contact,
        **details.row_fields(),
    )


@verb(policy.can_withdraw_attendance)
def withdraw_attendance(meeting: GroupMeeting, *, by: User) -> None:
    """Withdraw a request, or an invitation that was accepted. Nothing is due any more."""
    promises.release_promises(meeting, at=timezone.now(), by=by)
    move_case(
        meeting,
        GroupMeetingState.WITHDRAWN,
        by=by,
        reason=GroupMeetingVerb.WITHDREW,
        **promises.NOTHING_DUE,
    )
    people = [*routing.deciders(meeting), *([meeting.officer] if meeting.officer else [])]
    sentence = "A request for an officer at a group meeting has been withdrawn."
    notices.tell_of_meeting(people, "attendance-withdrawn", sentence, about=meeting, by=by)


def end_invitation(meeting: GroupMeeting, *, by: User) -> None:
    """Of an officer who has left, where the officer decides or has accepted: the group can ask
    another."""
    ended = withdraw_attendance(meeting, by=by)
    notices.tell_of_ended_invitation(ended)
