"""Cheshire East 10.2: an upheld complaint, the leaders who are told, and what is decided."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from casework.sealing.field import opened_value
from complaints import actions, policy
from complaints.case import protocol_steps, step_policy
from complaints.models import Complaint, Handling, Stage
from tests.complaints import cases
from tests.people import named, signed_in, under

pytestmark = pytest.mark.django_db
NAME_FIRST = "First name the Leader and the group leaders concerned, and record who you told."


@pytest.fixture
def assessed(clock):
    """An officer's complaint that the Monitoring Officer has assessed and tried to settle."""
    under("cheshire-east", clock)
    complaint = cases.sent_by_officer(first_answer="yes")
    return cases.settled(cases.assessed(complaint, office="mona"), office="mona")


def act(action, complaint, by="eve", **arguments):
    return action(complaint, by=named(by), key=uuid4(), **arguments)


def upheld(complaint, by="mona"):
    return act(actions.uphold, complaint, by, text="It happened.")


def named_leaders(complaint, *group_leaders, by="eve", why_none=""):
    leaders = {"leader": "Lena Strand", "group_leaders": group_leaders, "why_none": why_none}
    return act(protocol_steps.name_leaders, complaint, by, **leaders)


def told(complaint, *people, by="eve"):
    for who in people:
        on = date(2026, 11, 30)
        complaint = act(protocol_steps.record_leader_told, complaint, by, who=who, on=on)
    return complaint


def posted(complaint, page, **typed):
    typed |= {"on_day": "30", "on_month": "11", "on_year": "2026", "key": uuid4()}
    return signed_in("eve").post(f"{complaint.get_absolute_url()}{page}/", typed)


def text_of(who, complaint):
    page = signed_in(who).get(complaint.get_absolute_url())
    return " ".join(page.content.decode().replace("<br>", " ").split())


@pytest.mark.clause("cheshire-east", "10.2-p3")
def test_an_upheld_complaint_is_the_chief_executives_from_then_on(assessed):
    complaint = upheld(assessed)
    assert Complaint.objects.visible_to(named("eve")).get() == complaint
    assert not Complaint.objects.visible_to(named("mona")).exists()
    assert complaint.held.upheld.text == "It happened."


@pytest.mark.clause("cheshire-east", "10.2-p4")
def test_nothing_is_decided_before_each_leader_named_has_been_told(assessed):
    complaint, eve = upheld(assessed), named("eve")
    verdict = policy.can_decide(eve, complaint)
    assert (verdict.reason, verdict.clause) == (NAME_FIRST, "10.2")
    complaint = named_leaders(complaint, "Leo Frame", "Rex Dale")
    for who, reason in (
        ("Leo Frame", "First record when you told Lena Strand, Leo Frame and Rex Dale."),
        ("Lena Strand", "First record when you told Lena Strand and Rex Dale."),
        ("Rex Dale", "First record when you told Rex Dale."),
    ):
        assert policy.can_decide(eve, complaint).reason == reason
        complaint = told(complaint, who)
    assert cases.decide(complaint).status == Stage.DECIDED


@pytest.mark.clause("cheshire-east", "10.2-p4")
def test_the_pages_name_each_leader_and_say_when_they_were_told(assessed):
    complaint = upheld(assessed)
    refused = posted(complaint, "leaders", leader="", group_leaders="").content.decode()
    assert "Enter the name of the Leader of the Council" in refused
    assert "Enter the group leaders concerned, or why there are none" in refused
    names = {"leader": "Lena Strand", "group_leaders": "Leo Frame\nRex Dale\n"}
    assert posted(complaint, "leaders", **names).status_code == 302
    assert posted(complaint, "leader-told", who="Leo Frame").status_code == 302
    shown = text_of("eve", complaint)
    assert "Lena Strand Not told yet" in shown
    assert "Leo Frame Told on Monday 30 November 2026" in shown
    page = signed_in("eve").get(f"{complaint.get_absolute_url()}leader-told/").content.decode()
    assert "Rex Dale" in page.partition("Who did you tell?")[2]
    assert "Leo Frame" not in page.partition("Who did you tell?")[2].partition("</form>")[0]


def test_a_note_that_somebody_was_informed_counts_for_nobody(assessed):
    complaint = upheld(assessed)
    note = {"who": "The Leader and the group leaders", "on": date(2026, 11, 30)}
    complaint = act(actions.record_informed, complaint, **note)
    assert policy.can_decide(named("eve"), complaint).reason == NAME_FIRST


def test_where_no_group_leader_is_concerned_the_reason_is_on_record(assessed):
    complaint = named_leaders(upheld(assessed), why_none="The councillor has no group.")
    complaint = told(complaint, "Lena Strand")
    assert policy.can_decide(named("eve"), complaint)
    assert "None concerned The councillor has no group." in text_of("eve", complaint)


def test_leaders_named_again_stay_told(assessed):
    complaint = told(named_leaders(upheld(assessed), "Leo Frame"), "Lena Strand", "Leo Frame")
    complaint = named_leaders(complaint, "Leo Frame", "Rex Dale")
    assert [bool(one.on) for one in complaint.held.leaders] == [True, True, False]
    with pytest.raises(PermissionDenied, match="Leo Frame is not among the leaders to tell"):
        told(complaint, "Leo Frame")


@pytest.mark.clause("cheshire-east", "10.2-p5")
def test_only_the_chief_executive_decides_on_a_course_of_action(assessed):
    with pytest.raises(PermissionDenied, match="Select “Uphold the complaint” instead"):
        cases.decide(assessed, office="mona")
    complaint = told(named_leaders(upheld(assessed), "Leo Frame"), "Lena Strand", "Leo Frame")
    assert policy.can_decide(named("mona"), complaint).reason == policy.ONLY_OFFICE
    complaint = cases.decide(complaint)
    assert complaint.held.decision.sanctions == ("apology",)


@pytest.mark.clause("cheshire-east", "10.2-p6")
def test_a_committee_is_consulted_before_the_decision_and_not_after(assessed):
    complaint = upheld(assessed)
    who = "Audit and Governance Sub-Committee"
    assert posted(complaint, "committee", who=who, text="It agreed.").status_code == 302
    complaint = Complaint.objects.get()
    shown = text_of("eve", complaint)
    assert "Audit and Governance Sub-Committee, Monday 30 November 2026 It agreed." in shown
    assert "Sub-Committee" not in text_of("omar", complaint)
    complaint = told(named_leaders(complaint, "Leo Frame"), "Lena Strand", "Leo Frame")
    verdict = step_policy.can_consult_committee(named("eve"), cases.decide(complaint))
    assert verdict.reason == "The outcome has already been decided."


def test_consulting_a_committee_is_up_to_the_chief_executive(assessed):
    complaint = told(named_leaders(upheld(assessed), "Leo Frame"), "Lena Strand", "Leo Frame")
    assert cases.decide(complaint).held.consultations == ()


def test_a_chief_executive_who_has_it_already_upholds_it_first_too(clock):
    under("cheshire-east", clock)
    complaint = cases.sent_by_officer(witnesses=[named("mona").pk], first_answer="yes")
    complaint = cases.assessed(complaint)
    assert complaint.held.office.name == "chief-executive"
    with pytest.raises(PermissionDenied, match="Select “Uphold the complaint” instead"):
        cases.decide(complaint)
    complaint = upheld(complaint, "eve")
    assert policy.can_decide(named("eve"), complaint).reason == NAME_FIRST


def test_it_stays_with_its_office_if_the_chief_executive_is_involved(clock):
    under("cheshire-east", clock)
    complaint = cases.sent_by_officer(witnesses=[named("eve").pk])
    complaint = upheld(cases.assessed(complaint, office="mona"))
    assert complaint.held.office.name == "monitoring-officer"
    assert not Complaint.objects.visible_to(named("eve")).exists()
    complaint = named_leaders(complaint, "Leo Frame", by="mona")
    complaint = told(complaint, "Lena Strand", "Leo Frame", by="mona")
    assert cases.decide(complaint, office="mona").status == Stage.DECIDED


def test_what_is_not_upheld_is_decided_by_its_office_and_names_nobody(assessed):
    for rule in (step_policy.can_name_leaders, step_policy.can_consult_committee):
        assert rule(named("mona"), assessed).reason == step_policy.ONLY_ONCE_UPHELD
    assert cases.decide(assessed, office="mona", outcome="not-upheld").status == Stage.DECIDED


def test_the_leaders_are_stored_under_these_keys(assessed):
    complaint = upheld(assessed)
    assert not {"leaders", "consultations"} & {*opened_value(complaint, "handling")}
    complaint = told(named_leaders(complaint, "Leo Frame"), "Lena Strand")
    stored = opened_value(complaint, "handling")
    assert stored["leaders"] == [
        {"role": "leader", "who": "Lena Strand", "on": "2026-11-30"},
        {"role": "group-leader", "who": "Leo Frame", "on": ""},
    ]
    assert Handling.from_json(stored).to_json() == stored
