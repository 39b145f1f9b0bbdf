"""Meetings, letters and media work of a councillor who leaves: they end, others are told."""

from datetime import datetime
from uuid import uuid4

import pytest

from announcements.actions import send_again
from announcements.media_consultations.actions import NewConsultation, consult
from announcements.models import ConsultationState, Consulted, LetterState, MembersMeetingState
from casework.models import Notice
from people.models import Appointment
from portal.leavers.models import What
from portal.leavers.post_ends import deal_with_post_ends
from relations.models import (
    AgendaState,
    AppointmentState,
    CouncillorTraining,
    InformalBriefingState,
    ScrutinyState,
    VisitState,
)
from tests.announcements import announcements, letters, media, members_meetings
from tests.announcements.letters import gets_post
from tests.clause_protocols import adopt_for
from tests.conftest import LONDON
from tests.leavers.leaving import gone, leaves, page
from tests.leavers.work import again, choose_work, events, work_in_words
from tests.people import STARTED, named, signed_in
from tests.relations import (
    agendas,
    appointments,
    employment_cases,
    informal_briefings,
    panels,
    scrutiny,
    visits,
)

pytestmark = pytest.mark.django_db


def test_an_appointment_is_withdrawn_and_the_officer_told(clock):
    adopt_for(clock, "oxford")
    appointment = appointments.asked()
    leaves("clara")
    assert work_in_words("clara") == ["1 appointment with an officer"]
    gone(clock, "clara")
    assert again(appointment).status == AppointmentState.WITHDRAWN
    assert again(appointment).history.latest().history_user.is_system
    assert events("omar").count("appointment-officer") == 2


def test_a_visit_is_withdrawn_and_its_manager_and_ward_are_told(clock):
    adopt_for(clock, "cheshire-east")
    hours = {"starts_at": visits.at(9, day=21), "ends_at": visits.at(10, day=21)}
    visit = visits.announced(**hours)
    gone(clock, "clara")
    assert again(visit).status == VisitState.WITHDRAWN
    assert events("omar").count("visit-manager") == 2


def test_an_informal_briefing_is_withdrawn_and_the_senior_officers_are_told(clock):
    adopt_for(clock, "knutsford")
    briefing = informal_briefings.informal_asked()
    gone(clock, "clara")
    assert again(briefing).status == InformalBriefingState.WITHDRAWN
    assert events("ruth").count("informal-briefing-officer") == 2


def test_the_chair_has_the_request_of_a_scrutiny_body(clock):
    adopt_for(clock, "cheshire-east")
    body = scrutiny.scrutiny_body(chair="nia")
    gets_post("clara", "committee-chair", committee=body.committee)
    request = scrutiny.asked(body=body)
    gone(clock, "clara")
    assert again(request).member == named("nia")
    assert "scrutiny-member" in events("nia")
    assert again(request).due_at == request.due_at


def test_a_request_of_a_body_without_a_chair_is_withdrawn_and_those_who_decide_are_told(clock):
    adopt_for(clock, "cheshire-east")
    request = scrutiny.asked()
    gone(clock, "clara")
    assert again(request).status == ScrutinyState.WITHDRAWN
    assert not again(request).promises.filter(ended_at=None).exists()
    assert events("colin").count("scrutiny-director") == 2


def test_a_request_of_a_body_can_be_withdrawn_as_chosen(clock):
    adopt_for(clock, "cheshire-east")
    body = scrutiny.scrutiny_body(chair="nia")
    gets_post("clara", "committee-chair", committee=body.committee)
    request = scrutiny.asked(body=body)
    leaves("clara")
    choose_work("scrutiny-asked", What.WITHDRAW, who="clara", by="dev")
    gone(clock, "clara")
    assert again(request).status == ScrutinyState.WITHDRAWN


def test_the_next_leader_is_consulted_on_an_agenda_as_soon_as_there_is_one(clock):
    adopt_for(clock, "oxford")
    agendas.leader("nia")
    consultation = agendas.consulted()
    gone(clock, "nia")
    assert again(consultation).consulted == named("nia")
    gets_post("clara", "leader")
    deal_with_post_ends()
    assert again(consultation).consulted == named("clara")
    assert again(consultation).status == AgendaState.CONSULTED
    assert "agenda-consulted" in events("clara")
    assert deal_with_post_ends() == 0


def test_a_letter_that_was_not_signed_is_withdrawn(clock):
    adopt_for(clock, "knutsford")
    letter = letters.written("clara", "ward", binds_nothing_confirmed=True)
    gone(clock, "clara")
    assert again(letter).status == LetterState.WITHDRAWN


def test_a_public_meeting_of_their_own_is_withdrawn_and_the_office_told(clock):
    adopt_for(clock, "knutsford")
    at = {name: datetime(2026, 12, 21, hour, tzinfo=LONDON) for name, hour in TIMES.items()}
    meeting = members_meetings.told_about(**at)
    gone(clock, "clara")
    assert again(meeting).status == MembersMeetingState.WITHDRAWN
    assert events("eve").count("members-meeting") == 2


TIMES = {"starts_at": 18, "ends_at": 19}


def test_a_consultation_before_speaking_to_the_media_is_withdrawn_and_the_office_told(clock):
    adopt_for(clock, "section-c")
    new = NewConsultation(Consulted.CHIEF_EXECUTIVE, "The bridge", "The paper has asked me.")
    consultation = consult(new, by=named("nia"), key=uuid4())
    gone(clock, "nia")
    assert again(consultation).status == ConsultationState.WITHDRAWN
    assert events("eve").count("media-withdrawn") == 1


def test_a_release_waits_for_another_councillor_to_guide_it(clock):
    media.under_oxford(clock)
    release = media.guided(media.drafted())
    gone(clock, "clara")
    assert (again(release).guided_by, again(release).timing) == (None, "")
    assert "release-author" in events("stan")


def test_a_seat_on_a_panel_ends_and_the_page_says_nothing_of_it(clock):
    adopt_for(clock, "oxford")
    panel = panels.set_up(starts_at=panels.at(10, day=21), ends_at=panels.at(12, day=21))
    panels.trained("clara")
    panels.actions.add_panel_member(panel, member=named("clara"), by=panels.hana())
    leaves("clara")
    shown = page("dev", "clara").content.decode()
    for word in (" panel", "recruit", panel.reference, panels.POST):
        assert word not in shown
    gone(clock, "clara")
    seat = panel.seats.get()
    assert seat.left_at
    assert seat.history.latest().history_user is None
    assert "panel-left" in events("hana")


def test_a_seat_on_an_employment_case_ends_and_nobody_else_learns_of_it(clock):
    adopt_for(clock, "oxford")
    case = employment_cases.appointed(None, "clara")
    before = Notice.objects.count()
    leaves("clara")
    shown = page("dev", "clara").content.decode()
    for word in ("mployment", "isciplin", *employment_cases.PLANTED):
        assert word not in shown
    gone(clock, "clara")
    assert case.seats.get().has_ended
    people = {row.addressee.name for row in Notice.objects.order_by("pk")[before:]}
    assert people <= {"Hana Bell", named("hana").name}
    assert deal_with_post_ends() == 0


def test_a_notice_is_not_sent_again_to_somebody_who_has_left(clock):
    notice = announcements.sent(public_from=datetime(2026, 12, 20, 9, tzinfo=LONDON))
    assert b"Not told yet:" in signed_in("omar").get(notice.get_absolute_url()).content
    for who in ("clara", "nia"):
        gone(clock, who)
    shown = signed_in("omar").get(notice.get_absolute_url()).content.decode()
    assert "Not told yet:" not in shown
    assert "no longer one of the councillors concerned" in shown
    before = Notice.objects.count()
    send_again(notice, named("clara"), by=named("omar"))
    assert Notice.objects.count() == before


def test_other_records_stay_as_they_were(clock):
    adopt_for(clock, "oxford")
    panels.trained("clara")
    gone(clock, "clara")
    assert CouncillorTraining.objects.get().person == named("clara")
    assert Appointment.objects.filter(person=named("clara"), starts_on=STARTED).exists()
