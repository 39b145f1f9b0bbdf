"""Oxford 23.7: a manager's talk with the councillor or their group leader, before closing."""

from datetime import date
from uuid import uuid4

import pytest

from casework.sealing.field import opened_value
from complaints import access_record, actions, policy
from complaints.case import protocol_steps, step_policy
from complaints.models import Complaint, Handling, Stage
from tests.complaints import cases
from tests.people import named, signed_in, under

pytestmark = pytest.mark.django_db
TALK_FIRST = "First record that you spoke to the councillor or their group leader."


@pytest.fixture
def complaint(clock):
    """Decided by Ruth, the head of service that Omar chose."""
    under("oxford", clock)
    sent = cases.sent_by_officer(level="head-of-service", first_answer="no")
    return cases.decided(sent, office="ruth")


def act(action, complaint, by="ruth", **arguments):
    return action(complaint, by=named(by), key=uuid4(), **arguments)


def text_of(who, address):
    return " ".join(signed_in(who).get(address).content.decode().replace("<br>", " ").split())


def told_chief_executive(complaint):
    return act(protocol_steps.record_chief_executive_told, complaint, on=date(2026, 11, 30))


def posted(complaint, page, **typed):
    typed |= {"on_day": "30", "on_month": "11", "on_year": "2026", "key": uuid4()}
    return signed_in("ruth").post(f"{complaint.get_absolute_url()}{page}/", typed)


@pytest.mark.clause("oxford", "23.7-p3")
def test_a_talk_with_the_councillor_is_recorded_before_the_complaint_is_closed(complaint):
    verdict = policy.can_close(named("ruth"), complaint)
    assert (verdict.reason, verdict.clause) == (TALK_FIRST, "23.7")
    assert posted(complaint, "talk", to="councillor").status_code == 302
    complaint = Complaint.objects.get()
    shown = text_of("ruth", complaint.get_absolute_url())
    assert "Councillor Nia Menon, Monday 30 November 2026" in shown
    assert act(actions.close, complaint).status == Stage.CLOSED


@pytest.mark.clause("oxford", "23.7-p3")
def test_a_talk_with_the_group_leader_needs_their_name(complaint):
    refused = posted(complaint, "talk", to="group-leader").content.decode()
    assert "Enter the group leader’s name" in refused
    assert not policy.can_close(named("ruth"), Complaint.objects.get())
    assert posted(complaint, "talk", to="group-leader", who="Leo Frame").status_code == 302
    complaint = Complaint.objects.get()
    shown = text_of("ruth", complaint.get_absolute_url())
    assert "Leo Frame, group leader, Monday 30 November 2026" in shown
    assert policy.can_close(named("ruth"), complaint)


@pytest.mark.clause("oxford", "23.7-p4")
def test_telling_the_chief_executive_is_recorded_and_is_no_talk(complaint):
    assert posted(complaint, "tell-chief-executive").status_code == 302
    complaint = Complaint.objects.get()
    assert "Chief Executive, Monday 30 November 2026" in text_of(
        "ruth", complaint.get_absolute_url()
    )
    assert policy.can_close(named("ruth"), complaint).reason == TALK_FIRST
    done = access_record.access_record_of(complaint, for_complainant=False)
    assert ("informed", "Chief Executive, Monday 30 November 2026") in {
        (entry.did, entry.what) for entry in done
    }


def test_nothing_else_that_was_told_is_a_talk(complaint):
    on = date(2026, 11, 30)
    complaint = act(actions.record_informed, complaint, who="The group leader", on=on)
    complaint = act(actions.record_person_told, complaint, on=on, text="That there is a matter.")
    assert policy.can_close(named("ruth"), complaint).reason == TALK_FIRST


def test_the_chief_executive_need_not_be_told(complaint):
    complaint = cases.talked(complaint, "ruth")
    assert act(actions.close, complaint).held.informed == ()


def test_only_the_office_records_a_talk_and_not_on_a_complaint_of_the_code(complaint, clock):
    for rule in (step_policy.can_record_talk, step_policy.can_tell_chief_executive):
        assert rule(named("omar"), complaint).reason == policy.ONLY_OFFICE
        assert rule(named("ruth"), complaint)
    breach = cases.decided(cases.sent_by_officer(categories=["code-breach"]), office="mona")
    assert step_policy.can_record_talk(named("mona"), breach).reason == (step_policy.NOT_ASKED_FOR)
    assert policy.can_close(named("mona"), breach)


def test_other_protocols_ask_for_no_talk(clock):
    complaint = cases.decided(cases.sent_by_officer(), office="mona")
    assert not step_policy.can_record_talk(named("mona"), complaint)
    assert policy.can_close(named("mona"), complaint)
    page = signed_in("mona").get(f"{complaint.get_absolute_url()}talk/")
    assert page.status_code == 403


def test_the_steps_say_that_the_talk_is_to_do_until_it_is_recorded(clock):
    under("oxford", clock)
    complaint = cases.sent_by_officer(level="head-of-service", first_answer="no")
    step = "Record a talk with Councillor Nia Menon or their group leader"
    assert step in text_of("ruth", complaint.get_absolute_url())
    complaint = cases.acknowledged(complaint, office="ruth")
    shown = text_of("ruth", complaint.get_absolute_url())
    assert f"{step}</a>" in shown
    assert "To do" in shown.partition(step)[2].partition("</li>")[0]
    shown = text_of("ruth", cases.talked(complaint, "ruth").get_absolute_url())
    assert "If needed" in shown.partition(f"{step}</a>")[2].partition("</li>")[0]


def test_a_talk_is_stored_under_these_keys(complaint):
    assert "talks" not in opened_value(complaint, "handling")
    complaint = cases.talked(complaint, "ruth", to="group-leader", who="Leo Frame")
    stored = opened_value(complaint, "handling")
    assert stored["talks"] == [
        {"to": "group-leader", "who": "Leo Frame", "on": "2026-11-30", "text": "We spoke."}
    ]
    assert Handling.from_json(stored).to_json() == stored
