"""Group meetings that wait for an officer: to be decided, to be confirmed or to be recorded."""

from collections.abc import Iterator

from django.db.models import F, Q
from django.utils import timezone

from casework.waiting import MOST_WAITING, WaitingGroup, WaitingRow, waiting_group
from foundation.addresses import address_of
from people.models import User
from relations.group_meetings import content
from relations.group_meetings.policy import can_list_group_meetings
from relations.models import GroupMeeting, GroupMeetingState
from relations.models.offices_today import offices_stood_in_for

S = GroupMeetingState
TO_DO = {
    S.REQUESTED: "For your decision",
    S.ACCEPTED: "For you to confirm or record",
    S.RECORDED: "Full advice still needed",
}


def waiting_group_meetings(user: User) -> Iterator[WaitingGroup]:
    if user.side != "officer" or not can_list_group_meetings(user):
        return
    decided = Q(office="", invited=user)
    if user.offices:
        decided |= Q(office__in=sorted(user.offices | offices_stood_in_for(user)))
    attended = Q(status=S.RECORDED) | Q(status=S.ACCEPTED, starts_at__lte=timezone.now())
    attended |= Q(status=S.ACCEPTED, officer_confirmed_at=None)
    mine = Q(status=S.REQUESTED) & decided | Q(officer=user) & attended
    seen = GroupMeeting.objects.visible_to(user).filter(mine).with_people()
    rows = seen.order_by(F("due_at").asc(nulls_last=True), "starts_at", "pk")[: MOST_WAITING + 1]
    yield waiting_group(
        "Officers at group meetings",
        [waiting_meeting(row) for row in rows],
        all_label="All requests for officers at group meetings",
        all_url=address_of("relations:group-meetings"),
    )


def waiting_meeting(meeting: GroupMeeting) -> WaitingRow:
    return WaitingRow(
        title=meeting.title,
        url=meeting.get_absolute_url(),
        about=f"{meeting.reference}, {meeting.group}",
        line=TO_DO[GroupMeetingState(meeting.status)],
        due=content.decision_due(meeting),
    )
