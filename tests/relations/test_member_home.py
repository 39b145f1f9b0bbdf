"""Meetings that wait for a councillor, on their home page and on nobody else’s."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from announcements import actions
from relations.appointments.actions import propose_times, withdraw_appointment
from relations.group_meetings import records, requests
from relations.models import Origin
from relations.panels.decisions import leave_panel
from relations.visits.actions import accept_other_time, offer_other_time
from tests.announcements.announcements import sent
from tests.clause_protocols import adopt_for
from tests.people import named, signed_in
from tests.relations import agendas, group_meetings, panels, visits
from tests.relations.appointments import asked, half_hour

pytestmark = pytest.mark.django_db


def waiting(who):
    """What the home page says waits for this person."""
    text = " ".join(signed_in(who).get("/").content.decode().split())
    return text.partition("Waiting for you")[2].partition("With officers")[0]


def test_times_that_an_officer_proposed_wait_for_the_councillor(clock):
    adopt_for(clock, "oxford")
    appointment = asked()
    assert appointment.title not in waiting("clara")
    propose_times(appointment, times=[half_hour(15, 10)], place="Depot", by=named("omar"))
    assert appointment.title in waiting("clara")
    assert ": 1" in waiting("clara")
    assert appointment.title not in waiting("nia")
    withdraw_appointment(appointment, by=named("clara"))
    assert appointment.title not in waiting("clara")


def test_a_notice_waits_for_the_councillor_until_it_is_opened(clock):
    notice = sent()
    assert notice.title in waiting("clara")
    assert signed_in("clara").get(notice.get_absolute_url()).status_code == 200
    assert notice.title not in waiting("clara")
    assert notice.title in waiting("nia")
    actions.withdraw(notice, reason="The works are cancelled.", by=named("omar"))
    assert notice.title not in waiting("nia")


def test_another_time_for_a_visit_waits_for_the_visitor(clock):
    adopt_for(clock, "cheshire-east")
    visit = visits.announced()
    times = {"starts_at": visits.at(10, day=10), "ends_at": visits.at(11, day=10)}
    offer_other_time(visit, **times, reason="Exams.", by=named("omar"))
    assert "The manager has offered another time" in waiting("clara")
    assert "Exams" not in waiting("clara")
    accept_other_time(visit, by=named("clara"))
    assert "The manager has offered another time" not in waiting("clara")


def test_an_agenda_waits_for_whoever_is_consulted_until_the_meeting(clock):
    adopt_for(clock, "oxford")
    agendas.consulted()
    assert "Answer about the agenda" in waiting("nia")
    assert "Answer about the agenda" not in waiting("clara")
    clock.set(2026, 12, 19, 10)
    assert "Answer about the agenda" not in waiting("nia")


def test_a_panel_waits_until_the_councillor_confirms_or_leaves(clock):
    adopt_for(clock, "oxford")
    panel = panels.with_people()
    for who in ("clara", "nia"):
        assert "Confirm that you will judge the candidates on merit" in waiting(who)
        assert panels.OUTSIDER not in waiting(who)
    panels.confirmed(panel, "clara")
    leave_panel(panel, by=named("nia"))
    for who in ("clara", "nia"):
        assert panel.reference not in waiting(who)


def test_an_offer_waits_for_the_leader_until_the_group_asks(clock):
    adopt_for(clock, "oxford")
    meeting = group_meetings.accepted(area="Roads in winter")
    offer = meeting.offers.get()
    assert "Roads in winter" in waiting("tess")
    assert "Roads in winter" not in waiting("clara")
    details = group_meetings.details("tess", offer=offer, invited=named("omar"))
    requests.ask_for_officer(details, origin=Origin.LEADER, by=named("tess"), key=offer.key)
    assert "Roads in winter" not in waiting("tess")


def test_points_to_confirm_wait_for_the_leader_once(clock):
    adopt_for(clock, "cheshire-east")
    meeting = group_meetings.accepted()
    assert "Confirm the three points" in waiting("clara")
    records.confirm_points(meeting, by=named("clara"))
    assert "Confirm the three points" not in waiting("clara")


def test_the_home_page_takes_as_many_statements_with_meetings_as_without(clock):
    adopt_for(clock, "oxford")
    client = signed_in("clara")
    client.get("/")
    counts = []
    for number in (0, 3):
        for _ in range(number):
            propose_times(asked(), times=[half_hour(15, 10)], place="Depot", by=named("omar"))
        with CaptureQueriesContext(connection) as captured:
            client.get("/")
        counts.append(len(captured))
    assert counts[0] == counts[1]
