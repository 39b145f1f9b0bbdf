"""The kinds of meeting in the calendar, with the rows of each that its reader sees."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from django.db.models import QuerySet

from people.models import User
from relations.appointments.content import TAGS as APPOINTMENT_TAGS
from relations.group_meetings.content import TAGS as GROUP_MEETING_TAGS
from relations.models import (
    VISITS_OPEN,
    AppointmentRequest,
    AppointmentState,
    GroupMeeting,
    GroupMeetingState,
    Meeting,
    ScrutinyRequest,
    ScrutinyState,
    Visit,
)
from relations.scrutiny.words import TAGS as SCRUTINY_TAGS
from relations.visits.words import TAGS as VISIT_TAGS

NOT_HELD = (GroupMeetingState.REFUSED, GroupMeetingState.WITHDRAWN)


class Kind(NamedTuple):
    """`address` is the name of its page, which takes a reference; `tags` are by state."""

    label: str
    address: str
    tags: Mapping[str, tuple[str, str]]
    rows: Callable[[User], QuerySet[Meeting]]


def group_meetings_in_calendar(user: User) -> QuerySet[GroupMeeting]:
    return GroupMeeting.objects.visible_to(user).exclude(status__in=NOT_HELD)


def appointments_in_calendar(user: User) -> QuerySet[AppointmentRequest]:
    """Those with one time. Until both sides agree on one there are several."""
    return AppointmentRequest.objects.visible_to(user).filter(status=AppointmentState.AGREED)


def scrutiny_in_calendar(user: User) -> QuerySet[ScrutinyRequest]:
    states = (ScrutinyState.ASKED, ScrutinyState.AGREED)
    return ScrutinyRequest.objects.visible_to(user).filter(status__in=states)


def visits_in_calendar(user: User) -> QuerySet[Visit]:
    return Visit.objects.visible_to(user).filter(status__in=VISITS_OPEN)


KINDS: dict[str, Kind] = {
    "group-meeting": Kind(
        "Group meeting",
        "relations:group-meeting",
        GROUP_MEETING_TAGS,
        group_meetings_in_calendar,
    ),
    "appointment": Kind(
        "Appointment", "relations:appointment", APPOINTMENT_TAGS, appointments_in_calendar
    ),
    "scrutiny": Kind("Scrutiny", "relations:scrutiny-request", SCRUTINY_TAGS, scrutiny_in_calendar),
    "visit": Kind("Visit to premises", "relations:visit", VISIT_TAGS, visits_in_calendar),
}
