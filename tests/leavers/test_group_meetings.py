"""Meetings of groups that an officer who leaves was to attend: the deciding office has them."""

import pytest
from django.core.exceptions import PermissionDenied

from casework.models import Notice
from people.models import system_user
from relations.group_meetings import decisions, notes
from relations.models import GroupMeetingState, Origin
from tests.clause_protocols import adopt_for
from tests.leavers.leaving import gone, leaves, page
from tests.leavers.work import again, events, work_in_words
from tests.people import named
from tests.relations import group_meetings as cases

pytestmark = pytest.mark.django_db
LATER = {"starts_at": cases.at(18, day=21), "ends_at": cases.at(20, day=21)}


def test_the_deciding_office_attends_until_it_names_another_officer(clock):
    adopt_for(clock, "cheshire-east")
    meeting = cases.confirmed(**LATER)
    gone(clock)
    now = again(meeting)
    assert (now.officer, now.officer_confirmed_at) == (named("eve"), None)
    assert now.leader_confirmed_at
    assert "attendance-replaced" in events("clara")
    assert "attendance-replaced" in events("eve")
    assert "attendance-replaced" not in events("omar")
    assert cases.send("eve", "name-other-officer", meeting, officer=named("grace").pk)
    assert again(meeting).officer == named("grace")
    assert again(meeting).history.latest().history_user == named("eve")
    cases.page("grace", "group-meeting", meeting)


def test_no_page_about_a_leaver_says_that_a_group_has_asked(clock):
    adopt_for(clock, "cheshire-east")
    meeting = cases.accepted(**LATER)
    leaves()
    assert work_in_words() == []
    for who in ("ruth", "dev", "petra"):
        shown = page(who).content.decode()
        for word in (meeting.reference, cases.TOPIC, "group", "Clara"):
            assert word not in shown.replace("govuk-button-group", "").replace("form-group", "")
    before = Notice.objects.count()
    gone(clock)
    people = {row.addressee.name for row in Notice.objects.order_by("pk")[before:]}
    assert people == {"Clara Okafor", "Eve Larkin"}


def test_a_request_that_only_the_leaver_decides_ends_and_the_group_is_told(clock):
    adopt_for(clock, "oxford")
    meeting = cases.asked(invited=named("omar"), **LATER)
    assert meeting.decides_by_invitation
    gone(clock)
    assert again(meeting).status == GroupMeetingState.WITHDRAWN
    assert not again(meeting).promises.filter(ended_at=None).exists()
    assert "attendance-withdrawn" in events("clara")


def test_only_the_office_that_decides_names_another_officer_and_only_before_the_meeting(clock):
    adopt_for(clock, "cheshire-east")
    meeting = cases.accepted()
    for who in ("clara", "omar", "mona"):
        cases.page(who, "name-other-officer", meeting, status=403)
    with pytest.raises(PermissionDenied):
        decisions.name_other_officer(meeting, officer=named("grace"), by=system_user())
    clock.set(2026, 12, 9, 20)
    assert "already started" in cases.page("eve", "name-other-officer", meeting, status=403)


def test_what_an_office_offered_itself_has_another_officer_too(clock):
    adopt_for(clock, "cheshire-east")
    meeting = cases.accepted(by="eve", origin=Origin.OWN, **LATER)
    gone(clock)
    assert again(meeting).officer == named("eve")


def test_somebody_let_in_to_notes_reads_them_no_more_and_is_named_no_more(clock):
    adopt_for(clock, "cheshire-east")
    meeting = cases.recorded(clock)
    notes.release_group_notes(meeting, to=named("stan"), by=named("clara"))
    assert "Stan Price" in cases.page("clara", "group-notes", meeting)
    cases.page("stan", "group-notes", meeting)
    gone(clock, "stan")
    cases.page("stan", "group-notes", meeting, status=404)
    assert "Stan Price" not in cases.page("clara", "group-notes", meeting)
    gone(clock)
    shown = cases.page("clara", "group-notes", meeting)
    assert "can read these notes. No other group" in shown
