"""Consultation on agendas: the leader or a chair consulted in time, reminders, and who sees it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from casework.models import Notice
from people.models import Appointment
from people.roles import Role
from relations.agendas import actions
from relations.agendas.policy import can_answer_consultation, can_consult, can_plan_consultation
from relations.jobs import remind_of_agendas
from relations.models import AgendaConsultation, AgendaState
from tests.access_tables import check_access
from tests.clause_protocols import adopt_for
from tests.enquiries.journey import chairs
from tests.people import named, signed_in
from tests.relations.agendas import STARTS, consulted, leader, planned, typed

pytestmark = pytest.mark.django_db
RECORD = "/relations/agendas/record/"
WHO = (
    *("clara", "nia", "omar", "grace", "ruth", "colin", "stan"),
    *("dev", "eve", "mona", "ada", "sam", "pat", "petra"),
)


@pytest.fixture
def oxford(clock):
    adopt_for(clock, "oxford")
    return clock


def page(who, url, status=200):
    response = signed_in(who).get(url)
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def send(who, name, consultation, **more):
    url = reverse(f"relations:{name}", args=[consultation.reference])
    response = signed_in(who).post(url, {"key": uuid4(), **more})
    consultation.refresh_from_db()
    return response


def told(event):
    return list(Notice.objects.filter(event=event).values_list("addressee__name", flat=True))


@pytest.mark.clause("oxford", "23.13(b)")
def test_the_leader_is_consulted_on_the_agenda_of_the_board_and_answers(clause_protocol, clock):
    leader()
    assert signed_in("dev").post(RECORD, typed()).status_code == 302
    consultation = AgendaConsultation.objects.get()
    assert send("dev", "consult", consultation, agenda="1. Winter budget").status_code == 302
    assert told("agenda-consulted") == [named("nia").name]
    assert "1. Winter budget" in page("nia", consultation.get_absolute_url())
    send("nia", "answer-consultation", consultation, answer="Add the salt stocks.")
    assert consultation.status == AgendaState.ANSWERED
    clock.set(2026, 12, 3, 10)
    text = page("dev", consultation.get_absolute_url())
    assert "Add the salt stocks." in text
    assert "1 December" in text
    assert told("agenda-answered") == ["Dev Patel"]


@pytest.mark.clause("oxford", "23.13(b)")
def test_the_chair_of_a_committee_is_consulted_on_its_own_agenda(clause_protocol):
    committee = chairs("clara", "Scrutiny Committee")
    leader()
    consultation = planned(committee=committee)
    send("dev", "consult", consultation, agenda="1. Gritting")
    assert consultation.consulted == named("clara")
    assert "1. Gritting" in page("clara", consultation.get_absolute_url())
    page("nia", consultation.get_absolute_url(), status=404)


@pytest.mark.clause("oxford", "23.13(b)-p2")
def test_coordinators_are_reminded_fifteen_days_before_and_it_is_late_at_fourteen(
    clause_protocol, clock
):
    leader()
    consultation = planned()
    clock.set(2026, 12, 2, 10)
    assert remind_of_agendas() == 0
    assert told("agenda-reminder") == []
    clock.set(2026, 12, 3, 10)
    remind_of_agendas()
    remind_of_agendas()
    assert told("agenda-reminder") == ["Dev Patel"]
    assert "Consult before Friday 4 December" in page("dev", consultation.get_absolute_url())
    assert "Late" not in page("dev", reverse("relations:agendas"))
    clock.set(2026, 12, 4, 10)
    assert "Late" in page("dev", reverse("relations:agendas"))
    assert "The consultation is late" in page("dev", consultation.get_absolute_url())


def test_a_consultation_in_time_is_neither_reminded_of_nor_late(oxford):
    consultation = consulted()
    oxford.set(2026, 12, 4, 10)
    assert remind_of_agendas() == 0
    text = page("dev", consultation.get_absolute_url())
    assert "consulted not less than 14 days before the meeting" in text


def test_the_version_says_how_long_before_a_meeting_no_consultation_is_late(clock):
    adopt_for(clock, "oxford", agenda_days=7, agenda_reminder_days=10)
    consultation = planned()
    assert "remind coordinators ten days before it" in page("dev", RECORD)
    clock.set(2026, 12, 7, 10)
    assert remind_of_agendas() == 0
    assert "Agendas to consult on" not in page("dev", "/")
    clock.set(2026, 12, 8, 10)
    assert remind_of_agendas() == 1
    assert "seven days before the meeting" in page("dev", consultation.get_absolute_url())
    clock.set(2026, 12, 10, 10)
    assert "The consultation is late" not in page("dev", consultation.get_absolute_url())
    clock.set(2026, 12, 11, 10)
    assert "The consultation is late" in page("dev", consultation.get_absolute_url())


def test_without_a_leader_no_one_can_be_consulted_and_the_page_says_so(oxford):
    Appointment.objects.filter(role=Role.LEADER).update(ends_on="2026-11-30")
    consultation = planned()
    response = send("dev", "consult", consultation, agenda="1. Budget")
    assert response.status_code == 403
    assert "There is no leader of the council at present" in response.content.decode()
    assert "There is no leader now" in page("dev", consultation.get_absolute_url())


def test_a_new_chair_is_consulted_in_place_of_the_one_before(oxford):
    committee = chairs("clara", "Scrutiny Committee")
    consultation = planned(committee=committee)
    send("dev", "consult", consultation, agenda="1. Gritting")
    assert not can_consult(named("dev"), consultation)
    Appointment.objects.filter(committee=committee).update(ends_on="2026-11-30")
    chairs("nia", "Scrutiny Committee")
    assert not can_answer_consultation(named("clara"), consultation)
    send("dev", "consult", consultation, agenda="1. Gritting")
    assert consultation.consulted == named("nia")
    page("clara", consultation.get_absolute_url(), status=404)


def test_one_meeting_is_recorded_once(oxford):
    key = uuid4()
    assert planned(key=key).pk == planned(key=key).pk
    with pytest.raises(PermissionDenied, match="recorded already"):
        planned()
    actions.cancel_meeting(AgendaConsultation.objects.get(), by=named("dev"))
    planned()


def test_a_meeting_in_the_past_is_refused_and_stays_typed(oxford):
    response = signed_in("dev").post(RECORD, typed(day_month="11", place="Old Library"))
    text = response.content.decode()
    assert "The meeting must be in the future" in text
    assert "Old Library" in text


def test_a_cancelled_meeting_is_neither_consulted_on_nor_reminded_of(oxford):
    consultation = actions.cancel_meeting(consulted(), by=named("dev"))
    assert told("agenda-cancelled") == [named("nia").name]
    assert send("nia", "answer-consultation", consultation, answer="No.").status_code == 403
    oxford.set(2026, 12, 4, 10)
    assert remind_of_agendas() == 0


def test_nothing_is_answered_after_the_meeting_began(oxford):
    consultation = consulted()
    oxford.set(2026, 12, 18, 18, 1)
    assert not can_answer_consultation(named("nia"), consultation)
    assert send("nia", "answer-consultation", consultation, answer="No.").status_code == 403


@pytest.mark.parametrize("preset", ["knutsford", "cheshire-east"])
def test_a_protocol_that_is_silent_has_no_consultation_on_agendas(preset, clock):
    adopt_for(clock, preset)
    assert not can_plan_consultation(named("dev"))
    page("dev", RECORD, status=403)


def test_agendas_wait_on_the_first_page_of_coordinators_alone(oxford):
    planned()
    oxford.set(2026, 12, 3, 10)
    assert "Agendas to consult on: 1" in page("dev", "/")
    assert "Agendas to consult on" not in page("omar", "/")


def test_mail_about_an_agenda_quotes_nothing_of_it(oxford):
    consulted()
    for notice in Notice.objects.filter(event__startswith="agenda"):
        assert "Salt" not in notice.sentence
        assert "Board" not in notice.sentence


def everybody(status, **others):
    return {who: others.get(who, status) for who in WHO}


AGENDAS = {
    "relations:agendas": everybody(200),
    "relations:plan-consultation": everybody(403, dev=200),
    "relations:agenda": everybody(404, nia=200, dev=200),
    "relations:agenda-file": everybody(404, nia=200, dev=200),
    "relations:consult": everybody(404, nia=403, dev=403),  # the leader is consulted already
    "relations:answer-consultation": everybody(404, nia=200, dev=403),
    "relations:cancel-meeting": everybody(404, nia=403, dev=200),
}


def agenda_address(name, consultation):
    if name in ("relations:agendas", "relations:plan-consultation"):
        return reverse(name)
    return reverse(name, args=[consultation.reference])


def test_each_person_gets_what_the_table_says(subtests, oxford):
    consultation = consulted()
    check_access(AGENDAS, lambda name: agenda_address(name, consultation), subtests)


def test_the_list_of_agendas_takes_a_fixed_number_of_statements(
    oxford, django_assert_max_num_queries
):
    for days in range(5):
        consulted(starts_at=STARTS + timedelta(days=days))
    dev = signed_in("dev")
    dev.get(reverse("relations:agendas"))
    with django_assert_max_num_queries(8):
        assert dev.get(reverse("relations:agendas")).status_code == 200
