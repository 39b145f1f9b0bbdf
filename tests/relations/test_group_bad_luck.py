"""Requests for an officer that meet bad input or bad luck: each has a sentence."""

import pytest
from django.core.exceptions import PermissionDenied

from foundation.history import write
from people.models import Appointment, Group
from people.roles import Role
from relations.group_meetings import decisions, requests
from relations.models import GroupMeeting, GroupMeetingState, Origin
from tests.clause_protocols import adopt_for
from tests.established import change_posts
from tests.people import named
from tests.relations import group_meetings as cases

pytestmark = pytest.mark.django_db
S = GroupMeetingState
ASK = "/relations/group-meetings/ask/"


def ask(who="clara", **more):
    cases.two_groups()
    return cases.browser(who).post(ASK, cases.typed_request(**more))


def test_a_meeting_in_the_past_and_a_twice_pressed_button(clock):
    cases.two_groups()
    past = {"day_day": 1, "day_month": 11}
    assert "The meeting must be in the future" in cases.words_of(ask(**past))
    form = cases.typed_request()
    for _ in range(2):
        assert cases.browser("clara").post(ASK, form).status_code == 302
    assert GroupMeeting.objects.count() == 1


def test_a_request_is_not_accepted_once_the_meeting_has_started(clock):
    meeting = cases.asked()
    clock.set(2026, 12, 9, 19)
    assert "already started" in cases.page("eve", "accept-attendance", meeting, status=403)
    cases.page("eve", "refuse-attendance", meeting)


def test_a_group_without_a_leader_is_refused_in_a_sentence(clock):
    meeting = cases.asked()
    posts = Appointment.objects.filter(role=Role.GROUP_LEADER, person=named("clara"))
    change_posts(list(posts), ends_on=clock.at.date().replace(year=2025))
    assert "has no leader today" in cases.page("eve", "accept-attendance", meeting, status=403)
    cases.page("clara", "group-meeting", meeting, status=404)


def test_a_group_that_has_been_dissolved_can_only_be_refused(clock):
    meeting = cases.asked()
    write(meeting.group, by=None, reason="ended", ends_on=clock.at.date().replace(month=11, day=30))
    page = cases.page("eve", "accept-attendance", meeting, status=403)
    assert "Refuse the request, and say that the group can ask again" in page
    cases.page("eve", "refuse-attendance", meeting)
    assert cases.send("eve", "accept-attendance", meeting).status_code == 403


def test_a_councillor_who_changes_group_reads_nothing_of_the_old_one(clock):
    meeting = cases.asked()
    posts = Appointment.objects.filter(role=Role.GROUP_LEADER, person=named("clara"))
    change_posts(list(posts), group=Group.objects.get(name=cases.SECOND))
    cases.page("clara", "group-meeting", meeting, status=404)
    other = cases.asked("tess")
    cases.page("clara", "group-meeting", other)


def test_while_the_office_is_vacant_the_next_decides(clock):
    meeting = cases.asked()
    change_posts(
        list(Appointment.objects.filter(role=Role.CHIEF_EXECUTIVE)),
        ends_on=clock.at.date().replace(year=2025),
    )
    assert "Accept this request" in cases.page("mona", "group-meeting", meeting)
    cases.page("eve", "group-meeting", meeting, status=404)


def test_an_office_that_was_invited_itself_still_decides(clock):
    meeting = cases.asked(by="eve", origin=Origin.INVITED, invited=named("eve"))
    page = cases.page("eve", "group-meeting", meeting)
    assert "You were invited yourself." in page
    cases.page("eve", "accept-attendance", meeting)


def test_an_officer_who_has_left_is_not_sent(clock):
    meeting = cases.asked()
    change_posts(
        list(Appointment.objects.filter(person=named("omar"))),
        ends_on=clock.at.date().replace(year=2025),
    )
    acceptance = decisions.Acceptance(named("omar"))
    with pytest.raises(PermissionDenied, match="no longer works for the council"):
        decisions.accept_attendance(meeting, acceptance=acceptance, by=named("eve"))


def test_the_page_says_that_the_officer_who_would_attend_has_left(clock):
    meeting = cases.accepted()
    assert "no longer works" not in cases.page("clara", "group-meeting", meeting)
    posts = Appointment.objects.filter(person=named("omar"))
    change_posts(list(posts), ends_on=clock.at.date().replace(year=2025))
    page = cases.page("clara", "group-meeting", meeting)
    assert "Omar Haddad no longer works for the council and will not be there." in page
    cases.page("omar", "group-meeting", meeting, status=404)


def test_a_request_can_be_withdrawn_until_the_meeting(clock):
    meeting = cases.accepted()
    assert cases.send("clara", "withdraw-attendance", meeting).status_code == 302
    assert GroupMeeting.objects.get().status == S.WITHDRAWN
    assert sorted(cases.told("attendance-withdrawn")) == ["eve", "omar"]
    with pytest.raises(PermissionDenied):
        requests.withdraw_attendance(meeting, by=named("clara"))


def test_the_calendar_file_names_neither_group_nor_topic(clock):
    meeting = cases.accepted()
    text = cases.browser("omar").get(cases.address("group-meeting-file", meeting)).content.decode()
    assert meeting.reference in text
    assert "Harbour" not in text
    assert "Winter" not in text


def test_under_a_protocol_without_group_meetings_nobody_is_offered_them(clock):
    adopt_for(clock, "surrey")
    cases.two_groups()
    assert cases.browser("clara").get(ASK).status_code == 403
    assert "Officers at group meetings" not in cases.words_of(
        cases.browser("clara").get("/relations/")
    )
