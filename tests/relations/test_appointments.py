"""Appointments with officers: asked for, times proposed by either, agreed, declined, withdrawn."""

from datetime import datetime
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from casework.models import Notice
from relations.appointments import actions
from relations.appointments.forms import PAST_MIDNIGHT, TAKEN, TWICE
from relations.appointments.policy import can_agree_time, can_ask_appointment
from relations.meeting_times import NO_SUCH_TIME
from relations.models import AppointmentRequest, AppointmentState
from tests.clause_protocols import adopt_for
from tests.conftest import LONDON
from tests.people import named, signed_in
from tests.relations.appointments import agreed, asked, half_hour, typed

pytestmark = pytest.mark.django_db
ASK = "/relations/appointments/ask/"


@pytest.fixture
def oxford(clock):
    adopt_for(clock, "oxford")
    return clock


def page(who, url, status=200):
    response = signed_in(who).get(url)
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def answer(who, name, appointment, **more):
    url = reverse(f"relations:{name}", args=[appointment.reference])
    response = signed_in(who).post(url, {"key": uuid4(), **more})
    appointment.refresh_from_db()
    return response


def ask_on_page(**more):
    officer = {"officer": named("omar").pk, "title": "Gritting of Mill Lane"}
    return signed_in("clara").post(ASK, typed(**officer | more))


def errors_of(**more):
    response = ask_on_page(**more)
    assert response.status_code == 200
    assert not AppointmentRequest.objects.exists()
    return response.content.decode()


def told(event):
    return list(Notice.objects.filter(event=event).values_list("addressee__name", flat=True))


@pytest.mark.clause("oxford", "23.4-p7")
def test_a_councillor_proposes_three_times_and_the_officer_accepts_one(clause_protocol):
    second = {"second_day_day": "10", "second_day_month": "12", "second_day_year": "2026"}
    third = {"third_day_day": "11", "third_day_month": "12", "third_day_year": "2026"}
    starts = {"second_start": "14:00", "third_start": "9:30am"}
    assert ask_on_page(**second, **third, **starts).status_code == 302
    appointment = AppointmentRequest.objects.get()
    assert told("appointment-officer") == ["Omar Haddad"]
    text = page("omar", appointment.get_absolute_url())
    for words in ("Wednesday 9 December, 10am to 10:30am", "Thursday 10 December, 2pm to 2:30pm"):
        assert words in text
    chosen = appointment.proposed_times[1]
    starts_at = chosen.starts_at.isoformat()
    assert answer("omar", "agree-time", appointment, starts_at=starts_at).status_code == 302
    assert (appointment.status, appointment.starts_at) == (AppointmentState.AGREED, chosen[0])
    assert told("appointment-member") == ["Clara Okafor"]


@pytest.mark.clause("oxford", "23.4-p7")
def test_the_officer_proposes_other_times_and_the_history_keeps_the_first(clause_protocol):
    appointment = asked()
    other = typed(first_day_day="15", place="By telephone")
    assert answer("omar", "propose-times", appointment, **other).status_code == 302
    assert appointment.status == AppointmentState.OFFERED
    text = page("clara", appointment.get_absolute_url())
    assert "Omar Haddad proposed other times" in text
    assert "Clara Okafor asked for an appointment" in text
    assert "Wednesday 9 December, 10am to 10:30am; Thursday 10 December, 2pm to 2:30pm" in text
    starts_at = half_hour(15, 10).starts_at.astimezone(appointment.starts_at.tzinfo).isoformat()
    answer("clara", "agree-time", appointment, starts_at=starts_at)
    assert (appointment.status, appointment.place) == (AppointmentState.AGREED, "By telephone")


@pytest.mark.clause("oxford", "23.4-p7")
def test_the_officer_declines_without_a_reason_or_with_one(clause_protocol):
    silent, said = asked(), asked()
    assert answer("omar", "decline-appointment", silent).status_code == 302
    answer("omar", "decline-appointment", said, reason="I am on leave until January.")
    assert silent.status == said.status == AppointmentState.DECLINED
    assert "Why the officer declined" not in page("clara", silent.get_absolute_url())
    assert "I am on leave until January." in page("clara", said.get_absolute_url())


@pytest.mark.parametrize("preset", ["knutsford", "cheshire-east"])
def test_a_protocol_that_is_silent_offers_no_appointments(preset, clock):
    adopt_for(clock, preset)
    assert not can_ask_appointment(named("clara"))
    page("clara", ASK, status=403)
    assert "Appointments" not in page("clara", reverse("relations:index"))


def test_the_councillor_proposes_again_and_only_the_other_one_answers(oxford):
    appointment = actions.propose_times(
        asked(), times=[half_hour(15, 10)], place="Depot", by=named("omar")
    )
    assert not can_agree_time(named("omar"), appointment)
    response = answer("omar", "propose-times", appointment, **typed())
    assert response.status_code == 403
    assert "You are waiting for the councillor to answer" in response.content.decode()
    answer("clara", "propose-times", appointment, **typed(first_day_day="16"))
    assert (appointment.status, appointment.rounds) == (AppointmentState.ASKED, 3)
    assert Notice.objects.filter(event="appointment-officer").count() == 2


def test_a_time_that_no_longer_stands_is_not_agreed(oxford):
    appointment, starts_at = asked(), half_hour(20, 10).starts_at.isoformat()
    with pytest.raises(PermissionDenied, match="Other times have been proposed since"):
        actions.agree_time(appointment, starts_at=starts_at, by=named("omar"))


def test_a_time_that_is_taken_says_so_and_only_to_the_one_whose_it_is(oxford):
    agreed()
    url = reverse("relations:agree-time", args=[asked().reference])
    assert page("omar", url).count(TAKEN) == 1
    theirs = asked(officer="grace")
    assert TAKEN not in page("grace", reverse("relations:agree-time", args=[theirs.reference]))


def test_a_time_that_has_passed_is_marked_and_not_agreed(oxford):
    appointment = asked()
    oxford.set(2026, 12, 9, 12)
    text = page("omar", appointment.get_absolute_url())
    assert "10am to 10:30am (this time has passed)" in text
    gone, to_come = (time.starts_at.isoformat() for time in appointment.proposed_times)
    assert answer("omar", "agree-time", appointment, starts_at=gone).status_code == 200
    assert appointment.status == AppointmentState.ASKED
    answer("omar", "agree-time", appointment, starts_at=to_come)
    assert appointment.is_agreed


def test_when_all_times_have_passed_the_officer_can_still_propose_others(oxford):
    appointment = asked()
    oxford.set(2026, 12, 14, 12)
    assert "The times proposed have passed" in can_agree_time(named("omar"), appointment).reason
    answer("omar", "propose-times", appointment, **typed(first_day_day="16"))
    assert appointment.status == AppointmentState.OFFERED


def test_wrong_times_are_explained_beside_their_fields(oxford):
    second = {"second_day_day": "9", "second_day_month": "12", "second_day_year": "2026"}
    assert TWICE in errors_of(**second, second_start="10am")
    assert "Enter the start time of your second choice" in errors_of(**second)
    assert "Enter the day of your third choice" in errors_of(third_start="10am")
    assert "The appointment must be in the future" in errors_of(first_day_month="11")
    assert PAST_MIDNIGHT in errors_of(first_start="11:45pm")
    assert "is not a time" in errors_of(first_start="noonish")
    text = errors_of(minutes="", title="Salt <b>bins</b>")
    assert "Select how long you need" in text
    assert "Salt &lt;b&gt;bins&lt;/b&gt;" in text


def test_an_hour_that_the_clocks_leave_out_is_refused_and_a_long_night_keeps_its_length(oxford):
    night = {"first_day_day": "28", "first_day_month": "3", "first_day_year": "2027"}
    assert NO_SUCH_TIME in errors_of(**night, first_start="1:30am")
    back = {"first_day_day": "31", "first_day_month": "10", "first_day_year": "2027"}
    ask_on_page(**back, first_start="0:45", minutes="60")
    time = AppointmentRequest.objects.get().proposed_times[0]
    assert (time.ends_at - time.starts_at).total_seconds() == 3600
    assert time.starts_at == datetime(2027, 10, 31, 0, 45, tzinfo=LONDON)


def test_the_button_pressed_twice_asks_once(oxford):
    key = uuid4()
    assert asked(key=key).pk == asked(key=key).pk
    assert Notice.objects.filter(event="appointment-officer").count() == 1


def test_an_officer_who_has_left_is_said_to_have_left(oxford):
    appointment, omar = asked(), named("omar")
    actions.propose_times(appointment, times=[half_hour(15, 10)], place="Depot", by=omar)
    omar.is_active = False
    omar.save()
    text = page("clara", appointment.get_absolute_url())
    assert "Omar Haddad no longer works for the council." in text
    assert answer("clara", "agree-time", appointment).status_code == 403
    answer("clara", "withdraw-appointment", appointment)
    assert appointment.status == AppointmentState.WITHDRAWN
    with pytest.raises(PermissionDenied, match="no longer works"):
        asked()


def test_a_withdrawn_appointment_is_neither_answered_nor_withdrawn_again(oxford):
    appointment = actions.withdraw_appointment(agreed(), by=named("clara"))
    for who, name in (("omar", "decline-appointment"), ("clara", "withdraw-appointment")):
        assert answer(who, name, appointment).status_code == 403
    assert told("appointment-officer") == ["Omar Haddad"] * 2


def test_an_appointment_that_began_is_neither_declined_nor_withdrawn(oxford):
    appointment = agreed()
    oxford.set(2026, 12, 9, 10, 5)
    for who, name in (("omar", "decline-appointment"), ("clara", "withdraw-appointment")):
        response = answer(who, name, appointment)
        assert (response.status_code, appointment.is_agreed) == (403, True)


def test_the_calendar_file_has_the_agreed_time_and_not_the_subject(oxford):
    appointment = agreed()
    url = reverse("relations:appointment-file", args=[appointment.reference])
    text = signed_in("clara").get(url).content.decode()
    assert "DTSTART;TZID=Europe/London:20261209T100000" in text or "20261209T100000Z" in text
    assert "Town Hall" in text
    assert "Gritting" not in text
    page("clara", reverse("relations:appointment-file", args=[asked().reference]), status=403)


def test_mail_about_an_appointment_has_no_subject_or_place(oxford):
    agreed()
    for notice in Notice.objects.filter(event__startswith="appointment"):
        assert "Gritting" not in notice.sentence
        assert "Town Hall" not in notice.sentence


def test_an_appointment_waits_on_the_first_page_of_its_officer(oxford):
    appointment = asked()
    assert "Appointments to answer: 1" in page("omar", "/")
    answer("omar", "decline-appointment", appointment)
    assert "Appointments to answer" not in page("omar", "/")


@pytest.mark.parametrize("who", ["clara", "omar"])
def test_the_list_of_appointments_takes_a_fixed_number_of_statements(
    who, oxford, django_assert_max_num_queries
):
    for _ in range(3):
        agreed()
        asked()
    reader = signed_in(who)
    reader.get(reverse("relations:appointments"))
    with django_assert_max_num_queries(8):
        assert reader.get(reverse("relations:appointments")).status_code == 200
