"""The kinds of meeting in the calendar, with the rows of each that its reader sees. An app that
stands on this one adds its own when it starts."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from django.db.models import BigIntegerField, F, Q, QuerySet

from foundation.statements import Parameter
from people.models import User
from relations.appointments.content import TAGS as APPOINTMENT_TAGS
from relations.briefings.content import TAGS as BRIEFING_TAGS
from relations.employment_cases.calendar import employment_cases_in_calendar
from relations.employment_cases.content import TAGS as EMPLOYMENT_TAGS
from relations.group_meetings.content import TAGS as GROUP_MEETING_TAGS
from relations.informal_briefings.content import TAGS as INFORMAL_TAGS
from relations.models import (
    VISITS_OPEN,
    AgendaBriefing,
    AppointmentRequest,
    AppointmentState,
    BriefingState,
    EmploymentCase,
    GroupMeeting,
    GroupMeetingState,
    InformalBriefing,
    InformalBriefingState,
    Meeting,
    PanelState,
    RecruitmentPanel,
    ScrutinyRequest,
    ScrutinyState,
    Visit,
)
from relations.panels.words import TAGS as PANEL_TAGS
from relations.scrutiny.words import TAGS as SCRUTINY_TAGS
from relations.visits.words import TAGS as VISIT_TAGS

PERSON = Parameter("person", BigIntegerField())
NOT_HELD = (GroupMeetingState.REFUSED, GroupMeetingState.WITHDRAWN)


class Kind(NamedTuple):
    """`address` is the name of its page, which takes a reference; `tags` are by state. `columns`
    are those that the calendar has under another name. `possible` is wider than `rows`: without a
    row of it for PERSON, nobody asks what this person sees."""

    label: str
    address: str
    tags: Mapping[str, tuple[str, str]]
    model: type[Meeting]
    rows: Callable[[User], QuerySet[Meeting]]
    columns: Mapping[str, F] = {}
    possible: Q = Q()


class SealedKind(NamedTuple):
    """A kind whose hour is encrypted. `rows` are those that a person reads, from one London day on
    and before another."""

    label: str
    address: str
    tags: Mapping[str, tuple[str, str]]
    rows: Callable[[User, date, date], list[EmploymentCase]]


def group_meetings_in_calendar(user: User) -> QuerySet[GroupMeeting]:
    return GroupMeeting.objects.visible_to(user).exclude(status__in=NOT_HELD)


def appointments_in_calendar(user: User) -> QuerySet[AppointmentRequest]:
    """Those with one time. Until both sides agree on one there are several."""
    return AppointmentRequest.objects.visible_to(user).filter(status=AppointmentState.AGREED)


def panels_in_calendar(user: User) -> QuerySet[RecruitmentPanel]:
    """Those that this person sits on. Who only oversees panels does not go there."""
    rows = RecruitmentPanel.objects.visible_to(user).sat_on_by(user)
    return rows.exclude(status=PanelState.CANCELLED)


def scrutiny_in_calendar(user: User) -> QuerySet[ScrutinyRequest]:
    states = (ScrutinyState.ASKED, ScrutinyState.AGREED)
    return ScrutinyRequest.objects.visible_to(user).filter(status__in=states)


def visits_in_calendar(user: User) -> QuerySet[Visit]:
    return Visit.objects.visible_to(user).filter(status__in=VISITS_OPEN)


def briefings_in_calendar(user: User) -> QuerySet[AgendaBriefing]:
    return AgendaBriefing.objects.visible_to(user).exclude(status=BriefingState.CANCELLED)


def informal_briefings_in_calendar(user: User) -> QuerySet[InformalBriefing]:
    """Those with a time: until one is arranged it is only asked for."""
    rows = InformalBriefing.objects.visible_to(user)
    return rows.filter(status=InformalBriefingState.ARRANGED)


KINDS: dict[str, Kind] = {
    "group-meeting": Kind(
        "Group meeting",
        "relations:group-meeting",
        GROUP_MEETING_TAGS,
        GroupMeeting,
        group_meetings_in_calendar,
    ),
    "appointment": Kind(
        "Appointment",
        "relations:appointment",
        APPOINTMENT_TAGS,
        AppointmentRequest,
        appointments_in_calendar,
        possible=Q(member=PERSON) | Q(officer=PERSON),
    ),
    "panel": Kind(
        "Recruitment panel",
        "relations:panel",
        PANEL_TAGS,
        RecruitmentPanel,
        panels_in_calendar,
        possible=Q(seats__person=PERSON),
    ),
    "briefing": Kind(
        "Briefing on an agenda",
        "relations:briefing",
        BRIEFING_TAGS,
        AgendaBriefing,
        briefings_in_calendar,
    ),
    "informal-briefing": Kind(
        "Informal briefing",
        "relations:informal-briefing",
        INFORMAL_TAGS,
        InformalBriefing,
        informal_briefings_in_calendar,
    ),
    "scrutiny": Kind(
        "Scrutiny",
        "relations:scrutiny-request",
        SCRUTINY_TAGS,
        ScrutinyRequest,
        scrutiny_in_calendar,
    ),
    "visit": Kind("Visit to premises", "relations:visit", VISIT_TAGS, Visit, visits_in_calendar),
}
SEALED_KINDS: dict[str, SealedKind] = {
    "employment-case": SealedKind(
        "Employment case",
        "relations:employment-case",
        EMPLOYMENT_TAGS,
        employment_cases_in_calendar,
    ),
}
