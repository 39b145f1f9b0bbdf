"""Meetings of groups that a leaver was to attend: settled by the office that decides.

Nothing here is on the page of a leaver: only those who see a request learn that there is one.
"""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils import timezone

from casework.leavers import Left, WorkKind, by_portal, first_other
from people.models import system_user
from relations.group_meetings.decisions import name_other_officer
from relations.group_meetings.requests import end_invitation
from relations.group_meetings.routing import deciders
from relations.models import GroupMeeting, GroupMeetingState


def group_meetings_to_attend(left: Left) -> "QuerySet[GroupMeeting]":
    rows = GroupMeeting.objects.filter(status=GroupMeetingState.ACCEPTED)
    rows = rows.filter(officer__in=left.officers, starts_at__gt=timezone.now())
    return rows.exclude(office="")


def invitations_to_decide(left: Left) -> "QuerySet[GroupMeeting]":
    """Where the protocol names no office, and the officer who was invited decides."""
    states = (GroupMeetingState.REQUESTED, GroupMeetingState.ACCEPTED)
    rows = GroupMeeting.objects.filter(status__in=states, office="", invited__in=left.officers)
    return rows.filter(starts_at__gt=timezone.now())


def leave_to_deciding_office(meeting: GroupMeeting) -> bool:
    """Its holder attends until they name another. Whether it has a holder."""
    officer = first_other(deciders(meeting), meeting.officer_id)
    if officer:
        name_other_officer(meeting, officer=officer, by=system_user())
    return bool(officer)


KINDS_OF_GROUP_MEETINGS: Sequence[WorkKind] = (
    WorkKind(
        name="group-meetings",
        holder="officer",
        words=("group meeting to attend", "group meetings to attend"),
        rows=group_meetings_to_attend,
        otherwise="The office that decides attends, or names another officer",
        end=leave_to_deciding_office,
    ),
    WorkKind(
        name="group-invitations",
        holder="invited",
        words=("invitation to a group meeting", "invitations to group meetings"),
        rows=invitations_to_decide,
        otherwise="Withdrawn. The group is told and can ask another officer",
        end=by_portal(end_invitation),
    ),
)
