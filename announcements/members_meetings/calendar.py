"""Councillors’ public meetings in the calendar of meetings."""

from django.db.models import QuerySet

from announcements.members_meetings.words import TAGS
from announcements.models import MembersMeeting, MembersMeetingState
from people.models import User
from relations.calendar.kinds import Kind


def members_meetings_in_calendar(user: User) -> QuerySet[MembersMeeting]:
    rows = MembersMeeting.objects.visible_to(user)
    return rows.filter(status=MembersMeetingState.TOLD)


MEMBERS_MEETINGS = Kind(
    "Councillor’s public meeting",
    "announcements:members-meeting",
    TAGS,
    MembersMeeting,
    members_meetings_in_calendar,
)
