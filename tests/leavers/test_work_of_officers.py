"""Meetings, letters and media work of an officer who leaves: who has them, and who is told."""

from datetime import date, datetime

import pytest

from announcements.models import AnnouncementState, LetterState
from casework.models import Notice
from people.models import Appointment
from portal.leavers.models import LeaverChoice, Outcome, What
from portal.leavers.post_ends import deal_with_post_ends
from relations.models import AdviceState, AppointmentState, BriefingState
from tests.announcements import announcements, decisions, letters, media
from tests.announcements.letters import gets_post
from tests.clause_protocols import adopt_for
from tests.conftest import LONDON
from tests.established import change_posts
from tests.leavers.leaving import GONE, gone, leaves, page, send
from tests.leavers.work import again, choose_work, events, work_in_words
from tests.people import named, signed_in
from tests.relations import advice, appointments, briefings, informal_briefings, scrutiny, visits

pytestmark = pytest.mark.django_db


@pytest.fixture
def oxford(clock):
    adopt_for(clock, "oxford")
    return clock


@pytest.fixture
def cheshire_east(clock):
    adopt_for(clock, "cheshire-east")
    return clock


def outcome():
    return LeaverChoice.objects.get().outcome


def test_an_appointment_is_declined_and_the_councillor_told_to_ask_somebody_else(oxford):
    agreed, earlier = appointments.agreed(title="The bend"), appointments.asked()
    leaves()
    assert work_in_words() == ["2 appointments with councillors"]
    oxford.set(2026, 12, 8, 9)
    leaves(on=date(2026, 12, 7))
    deal_with_post_ends()
    for appointment in (again(agreed), again(earlier)):
        assert appointment.status == AppointmentState.DECLINED
        assert appointment.decline_reason == (
            "Omar Haddad no longer works for the council. Ask another officer."
        )
        assert appointment.history.latest().history_user.is_system
    assert events("clara").count("appointment-member") == 3
    shown = signed_in("clara").get(agreed.get_absolute_url())
    assert shown.status_code == 200
    assert b"Ask another officer" in shown.content


def test_nobody_but_its_two_people_learns_what_an_appointment_is_about(oxford):
    appointments.asked(title="My quarrel with Ruth")
    leaves()
    for who in ("ruth", "dev", "petra"):
        shown = page(who).content.decode()
        assert "1 appointment with a councillor" in shown
        assert "quarrel" not in shown
        assert "Clara" not in shown


def test_a_colleague_can_be_suggested_and_reads_nothing_before_being_asked(oxford):
    appointment = appointments.asked()
    leaves()
    choose_work("appointments", What.OFFICER, "grace")
    oxford.set(2026, 12, 8, 9)
    leaves(on=date(2026, 12, 7))
    deal_with_post_ends()
    assert "You can ask Grace Lund instead." in again(appointment).decline_reason
    assert signed_in("grace").get(appointment.get_absolute_url()).status_code == 404
    assert outcome() == Outcome.DONE


def test_a_meeting_that_is_over_stays_as_it_was(oxford):
    appointment = appointments.agreed()
    gone(oxford)
    assert again(appointment).status == AppointmentState.AGREED
    assert again(appointment).officer == named("omar")


def test_premises_of_a_manager_who_left_are_answered_for_by_the_head_who_is_told(cheshire_east):
    place = visits.premises()
    hours = {"starts_at": visits.at(9, day=21), "ends_at": visits.at(10, day=21)}
    visit = visits.announced(place=place, **hours)
    gone(cheshire_east)
    assert again(place).manager is None
    assert events("ruth").count("visit-manager") == 1
    assert signed_in("ruth").get(visit.get_absolute_url()).status_code == 200


def test_another_manager_can_be_chosen_for_premises(cheshire_east):
    place = visits.premises()
    leaves()
    choose_work("premises", What.OFFICER, "grace")
    gone(cheshire_east)
    assert again(place).manager == named("grace")


def test_an_informal_briefing_goes_to_another_senior_officer_and_its_time_stays(clock):
    adopt_for(clock, "knutsford")
    briefing = informal_briefings.arranged()
    gone(clock, "ruth")
    now = again(briefing)
    assert (now.officer, now.starts_at) == (named("colin"), briefing.starts_at)
    assert "informal-briefing-officer" in events("colin")
    assert events("clara").count("informal-briefing-member") == 2


def test_a_briefing_on_an_agenda_goes_to_the_director_or_is_cancelled_as_chosen(oxford):
    first = briefings.briefing_planned()
    gone(oxford, "ruth")
    assert again(first).officer == named("colin")
    assert events("colin").count("agenda-briefing") == 1


def test_a_briefing_on_an_agenda_can_be_cancelled_and_the_councillors_are_told(oxford):
    briefings.deputy_leader()
    first = briefings.briefing_planned()
    leaves("ruth")
    choose_work("agenda-briefings", What.WITHDRAW, who="ruth", by="colin")
    gone(oxford, "ruth")
    assert again(first).status == BriefingState.CANCELLED
    assert events("clara").count("agenda-briefing") == 2


def test_advice_is_finished_as_its_author_left_it(cheshire_east):
    record = advice.recorded()
    gone(cheshire_east)
    now = again(record)
    assert (now.status, now.recommendation) == (AdviceState.FINISHED, record.recommendation)


def test_those_who_decide_attend_a_scrutiny_meeting_until_they_name_another(cheshire_east):
    request = scrutiny.agreed()
    gone(cheshire_east)
    assert again(request).officer == named("colin")
    assert again(request).decided_by == named("colin")
    assert "scrutiny-officer" in events("colin")


def test_a_notice_goes_to_the_head_and_what_was_told_keeps_its_signature(clock):
    draft = announcements.written()
    told = announcements.sent(public_from=datetime(2026, 12, 20, 9, tzinfo=LONDON))
    leaves()
    assert work_in_words() == ["2 notices, meetings and consultations"]
    gone(clock)
    assert again(draft).author == again(told).author == named("ruth")
    assert again(draft).signed.startswith("Ruth Adeyemi")
    assert again(told).signed.startswith("Omar Haddad")
    assert "announcement-given" in events("ruth")


def test_what_is_public_and_over_keeps_its_author(clock):
    told = announcements.sent()
    gone(clock)
    assert again(told).author == named("omar")


def test_a_decision_that_only_the_leaver_can_take_is_withdrawn(clock):
    adopt_for(clock, "knutsford")
    decision = decisions.recorded("grace", decided_by=named("omar"))
    gone(clock)
    assert again(decision).announcement.status == AnnouncementState.WITHDRAWN
    assert "decision-officer-left" in events("grace")


def test_a_letter_is_passed_to_the_officer_chosen_who_can_sign_it(clock):
    adopt_for(clock, "knutsford")
    letter = letters.official()
    leaves()
    choose_work("letters", What.OFFICER, "grace")
    gone(clock)
    now = again(letter)
    assert (now.author, now.signatory) == (named("grace"), named("grace"))
    assert now.status == LetterState.DRAFT
    assert now.history.latest().history_user == named("ruth")
    assert signed_in("grace").get(letter.get_absolute_url()).status_code == 200
    assert outcome() == Outcome.DONE


def test_a_letter_that_another_wrote_goes_to_the_head_to_sign(clock):
    adopt_for(clock, "knutsford")
    fields = {"signatory": named("omar"), "signatory_reason": "He knows the bridge."}
    letter = letters.official(who="grace", **fields)
    gone(clock)
    assert (again(letter).author, again(letter).signatory) == (named("grace"), named("ruth"))


def test_somebody_who_cannot_have_it_any_more_leaves_it_to_the_head(clock):
    adopt_for(clock, "knutsford")
    letter = letters.official()
    leaves()
    choose_work("letters", What.OFFICER, "grace")
    change_posts(Appointment.objects.filter(person=named("grace")), ends_on=date(2026, 12, 4))
    gone(clock)
    assert again(letter).author == named("ruth")
    assert outcome() == Outcome.REFUSED
    assert "leaver-choice-refused" in events("ruth")


def test_a_release_stays_in_the_media_team(clock):
    media.under_oxford(clock)
    release = media.drafted()
    gone(clock, "stan")
    assert again(release).author == named("wanda")
    assert "release-author" in events("wanda")


def test_the_page_offers_a_choice_for_each_kind_and_saves_it(clock):
    adopt_for(clock, "knutsford")
    letters.official()
    leaves()
    field = page().context["form"].fields["work_letters"]
    labels = [label for _, label in field.choices]
    assert labels[0] == "The head or chief officer of the service has them"
    assert sorted(labels[1:]) == ["Colin Baxter", "Grace Lund", "Ruth Adeyemi"]
    answer = send(**{"work_letters": f"officer:{named('grace').pk}"})
    assert answer.status_code == 302
    choice = LeaverChoice.objects.get()
    assert (choice.kind, choice.to, choice.by) == ("letters", named("grace"), named("ruth"))
    assert page().context["form"]["work_letters"].value() == f"officer:{named('grace').pk}"


@pytest.mark.parametrize("typed", ["officer:0", "withdraw", "close", "\0", "officer:"])
def test_what_a_kind_does_not_offer_is_said_next_to_its_box(typed, clock):
    adopt_for(clock, "knutsford")
    letters.official()
    leaves()
    answer = send(work_letters=typed)
    assert answer.status_code == 200
    assert "Select what happens to 1 letter not signed from the list" in answer.content.decode()
    assert not LeaverChoice.objects.exists()


def test_twice_changes_nothing_more_and_tells_nobody_again(clock):
    adopt_for(clock, "knutsford")
    letters.official()
    gone(clock)
    before = Notice.objects.count()
    assert deal_with_post_ends() == 0
    assert Notice.objects.count() == before


def test_work_stays_with_an_officer_who_goes_on_in_another_service(clock):
    adopt_for(clock, "knutsford")
    letter = letters.official()
    gets_post("omar", "officer", service=named("stan").appointments.get().service)
    leaves()
    Appointment.objects.filter(person=named("omar"), service__name="Waste").update(ends_on=None)
    clock.set(*GONE)
    deal_with_post_ends()
    assert again(letter).author == named("omar")
