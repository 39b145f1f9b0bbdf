"""Public meetings of the council in the calendar of meetings."""

from django.db.models import F, QuerySet

from announcements.models import AnnouncementState, WardMeeting
from announcements.ward_meetings.content import TAGS
from people.models import User
from relations.calendar.kinds import Kind


def ward_meetings_in_calendar(user: User) -> QuerySet[WardMeeting]:
    rows = WardMeeting.objects.visible_to(user)
    return rows.exclude(announcement__status=AnnouncementState.WITHDRAWN)


WARD_MEETINGS = Kind(
    "Public meeting",
    "announcements:ward-meeting",
    TAGS,
    WardMeeting,
    ward_meetings_in_calendar,
    {name: F(f"announcement__{name}") for name in ("reference", "title", "status")},
)
