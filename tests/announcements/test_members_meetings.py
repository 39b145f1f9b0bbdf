"""Public meetings that councillors hold: who is told, and what an officer and a room need."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from announcements.members_meetings import actions
from announcements.members_meetings.policy import can_answer_attendance, can_tell_office
from announcements.members_meetings.words import NO_SURGERIES, PARTY, SUPPORT
from announcements.models import Attendance, MembersMeeting, MembersMeetingState
from casework.models import Notice
from foundation.history import write
from people.models import Appointment
from people.roles import Role
from protocols.elections import forget_elections
from protocols.models import ElectionPeriod
from tests.announcements.members_meetings import at, told_about, typed
from tests.clause_protocols import adopt_for
from tests.established import change_posts
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db

KNUTSFORD = "knutsford"


def form_of(party="no"):
    return reverse("announcements:tell-about-meeting", args=[party])


def page(who, url, status=200):
    response = signed_in(who).get(url)
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def told(event):
    return sorted(Notice.objects.filter(event=event).values_list("addressee__name", flat=True))


def election(first, last):
    days = {"starts_on": at(9, day=first).date(), "ends_on": at(9, day=last).date()}
    write(ElectionPeriod(name="Town election", **days), by=named("pat"), reason="set")
    forget_elections()


@pytest.mark.clause("knutsford", "9.4")
def test_the_town_clerk_is_told_about_a_councillors_public_meeting(clause_protocol):
    assert signed_in("clara").post(form_of(), typed()).status_code == 302
    meeting = MembersMeeting.objects.get()
    assert told("members-meeting") == ["Eve Larkin"]
    assert "Traffic in School Lane" in page("eve", meeting.get_absolute_url())
    mail = Notice.objects.get(event="members-meeting")
    assert "School" not in mail.sentence


@pytest.mark.clause("knutsford", "9.4")
def test_a_party_political_meeting_is_offered_no_officer_and_no_premises(clause_protocol):
    first = reverse("announcements:is-party-political")
    answered = signed_in("clara").post(first, {"party": "yes", "key": uuid4()})
    assert answered.url == form_of("yes")
    text = page("clara", form_of("yes"))
    assert PARTY in text
    for name in ("attendance", "premises"):
        assert f'name="{name}"' not in text
        assert f'name="{name}"' in page("clara", form_of("no"))
    signed_in("clara").post(form_of("yes"), typed())
    meeting = MembersMeeting.objects.get()
    assert (meeting.attendance, meeting.premises) == ("", "")
    with pytest.raises(PermissionDenied, match="No officer and no council premises"):
        told_about(is_party_political=True)


def test_the_database_refuses_support_for_a_party_political_meeting(clock):
    adopt_for(clock, KNUTSFORD)
    meeting = told_about()
    with pytest.raises(IntegrityError, match="party_meeting"), transaction.atomic():
        write(meeting, by=named("clara"), reason="told", is_party_political=True)


@pytest.mark.clause("knutsford", "9.4(a)")
def test_the_town_clerk_answers_about_an_officer_without_a_reason_and_premises_apart(
    clause_protocol,
):
    assert SUPPORT in page("clara", form_of())
    meeting = told_about()
    officer, room = (
        reverse(f"announcements:{name}", args=[meeting.reference])
        for name in ("answer-attendance", "answer-premises")
    )
    assert "reason" not in signed_in("eve").get(officer).context["form"].fields
    assert signed_in("eve").post(officer, {"attends": "no", "key": uuid4()}).status_code == 302
    meeting.refresh_from_db()
    assert (meeting.officer_attends, meeting.premises_granted) == (False, None)
    text = page("clara", meeting.get_absolute_url())
    assert "No officer will attend" in text
    assert "Not answered yet" in text
    assert signed_in("eve").post(room, {"granted": "yes", "key": uuid4()}).status_code == 302
    assert "The meeting can be held there" in page("clara", meeting.get_absolute_url())
    assert told("members-meeting-answered") == ["Clara Okafor", "Clara Okafor"]


@pytest.mark.clause("knutsford", "9.4(b)")
def test_no_meeting_is_entered_for_a_day_in_an_election_period(clause_protocol):
    election(5, 9)
    response = signed_in("clara").post(form_of(), typed())
    assert "Knutsford 9.4(b)" in response.content.decode()
    assert "Traffic in School Lane" in response.content.decode()
    assert not MembersMeeting.objects.exists()
    with pytest.raises(PermissionDenied, match="Town election"):
        told_about()
    assert signed_in("clara").post(form_of(), typed(day_day="10")).status_code == 302


@pytest.mark.clause("knutsford", "9.4(c)")
def test_no_officer_can_be_asked_to_a_ward_surgery_and_the_form_says_so(clause_protocol):
    text = page("clara", form_of())
    assert f"{NO_SURGERIES} (Knutsford 9.4(c))" in text
    assert "surgery" not in " ".join(Attendance.labels).lower()
    refused = signed_in("clara").post(form_of(), typed(attendance="surgery"))
    assert "Select what an officer should do there" in refused.content.decode()
    assert not MembersMeeting.objects.exists()


def test_a_silent_protocol_does_not_ask_for_it(clock):
    adopt_for(clock, "oxford")
    assert not can_tell_office(named("clara"))
    page("clara", reverse("announcements:is-party-political"), status=403)
    page("clara", form_of(), status=403)
    assert "Public meetings held by councillors" not in page("clara", "/announcements/")


def test_a_meeting_in_the_past_is_refused_and_nothing_typed_is_lost(clock):
    adopt_for(clock, KNUTSFORD)
    response = signed_in("clara").post(form_of(), typed(day_day="30", day_month="11"))
    text = response.content.decode()
    assert "The meeting must be in the future" in text
    assert "Council Chamber" in text


def test_the_button_pressed_twice_tells_the_town_clerk_once(clock):
    adopt_for(clock, KNUTSFORD)
    key = uuid4()
    assert told_about(key=key).pk == told_about(key=key).pk
    assert told("members-meeting") == ["Eve Larkin"]


def test_an_answer_can_be_changed_until_the_meeting_starts(clock):
    adopt_for(clock, KNUTSFORD)
    meeting = told_about()
    actions.answer_attendance(meeting, attends=False, by=named("eve"))
    again = actions.answer_attendance(meeting, attends=False, by=named("eve"))
    assert told("members-meeting-answered") == ["Clara Okafor"]
    assert actions.answer_attendance(again, attends=True, by=named("eve")).officer_attends
    clock.set(2026, 12, 9, 18, 30)
    assert "already started" in can_answer_attendance(named("eve"), again).reason


def test_a_withdrawn_meeting_is_answered_no_more_and_the_town_clerk_is_told(clock):
    adopt_for(clock, KNUTSFORD)
    meeting = actions.withdraw_members_meeting(told_about(), by=named("clara"))
    assert meeting.status == MembersMeetingState.WITHDRAWN
    assert told("members-meeting") == ["Eve Larkin", "Eve Larkin"]
    with pytest.raises(PermissionDenied, match="withdrawn"):
        actions.answer_premises(meeting, granted=True, by=named("eve"))


def test_the_next_office_is_told_and_answers_while_there_is_no_town_clerk(clock):
    adopt_for(clock, KNUTSFORD)
    ended = clock.at.date().replace(year=2025)
    change_posts(list(Appointment.objects.filter(role=Role.CHIEF_EXECUTIVE)), ends_on=ended)
    meeting = told_about()
    assert told("members-meeting") == ["Mona Reid"]
    assert actions.answer_attendance(meeting, attends=True, by=named("mona")).officer_attends


def test_a_meeting_waits_on_the_first_page_of_the_town_clerk(clock):
    adopt_for(clock, KNUTSFORD)
    meeting = told_about()
    assert "Councillors’ public meetings: 1" in page("eve", "/")
    actions.answer_attendance(meeting, attends=True, by=named("eve"))
    assert "Councillors’ public meetings: 1" in page("eve", "/")
    actions.answer_premises(meeting, granted=True, by=named("eve"))
    assert "Councillors’ public meetings" not in page("eve", "/")


def test_the_list_takes_a_fixed_number_of_statements(clock, django_assert_max_num_queries):
    adopt_for(clock, KNUTSFORD)
    url, eve = reverse("announcements:members-meetings"), signed_in("eve")
    for hour in range(9, 15):
        told_about(starts_at=at(hour), ends_at=at(hour + 1))
    with django_assert_max_num_queries(8):
        assert eve.get(url).content.decode().count("Traffic in School Lane") == 6


def test_the_calendar_file_has_the_meeting(clock):
    adopt_for(clock, KNUTSFORD)
    meeting = told_about()
    url = reverse("announcements:members-meeting-file", args=[meeting.reference])
    response = signed_in("clara").get(url)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert "School hall" in response.content.decode()
