"""Oxford 23.7: if the problem continues, the manager considers discipline, unseen by members."""

from datetime import date
from uuid import uuid4

import pytest

from casework.sealing.field import opened_value
from complaints import actions, policy
from complaints.case import protocol_steps, step_policy
from complaints.earlier_complaints import earlier_complaints_for
from complaints.models import Complaint, Handling, Stage
from tests.complaints import cases
from tests.people import named, signed_in, under

pytestmark = pytest.mark.django_db
REASONS = "Two councillors now: a Walrus."
CONSIDER_FIRST = "First record whether you will discipline the officer"


def act(action, complaint, by="ruth", **arguments):
    return action(complaint, by=named(by), key=uuid4(), **arguments)


def about_omar(by="clara", level="head-of-service"):
    return cases.sent(by=by, about="omar", level=level)


def considered(complaint, decision="yes"):
    on = date(2026, 11, 30)
    return act(
        protocol_steps.consider_discipline, complaint, decision=decision, on=on, text=REASONS
    )


def text_of(who, complaint):
    page = signed_in(who).get(complaint.get_absolute_url())
    return " ".join(page.content.decode().replace("<br>", " ").split())


@pytest.mark.clause("oxford", "23.7-p9")
def test_the_manager_sees_earlier_complaints_about_the_same_officer_from_anyone(clock):
    under("oxford", clock)
    first, second = about_omar(), about_omar(by="nia")
    cases.sent(about="grace", level="head-of-service")
    elsewhere = about_omar(level="director")
    third = about_omar()
    shown = text_of("ruth", third)
    panel = shown.partition("Earlier complaints about Omar Haddad")[2].partition("</section>")[0]
    assert first.reference in panel
    assert second.reference in panel
    assert elsewhere.reference not in panel
    assert "You have 2 before this one." in panel
    assert "Earlier complaints" not in text_of("ruth", first)
    assert "Earlier complaints" not in text_of("clara", third)


@pytest.mark.clause("oxford", "23.7-p9")
def test_with_an_earlier_complaint_discipline_is_considered_before_closing(clock):
    under("oxford", clock)
    cases.decided(about_omar(), office="ruth")
    complaint = cases.decided(about_omar(by="nia"), office="ruth")
    verdict = policy.can_close(named("ruth"), complaint)
    assert verdict.reason.startswith(CONSIDER_FIRST)
    assert verdict.clause == "23.7"
    typed = {"on_day": "30", "on_month": "11", "on_year": "2026", "key": uuid4()}
    typed |= {"decision": "yes", "text": REASONS}
    address = f"{complaint.get_absolute_url()}discipline/"
    refused = signed_in("ruth").post(address, {**typed, "decision": "", "text": ""})
    assert "Select what you have decided" in refused.content.decode()
    assert signed_in("ruth").post(address, typed).status_code == 302
    complaint = Complaint.objects.get(pk=complaint.pk)
    shown = text_of("ruth", complaint)
    assert "To discipline the officer, under the council’s procedures, Monday 30" in shown
    assert REASONS in shown
    assert act(actions.close, complaint).status == Stage.CLOSED


@pytest.mark.clause("oxford", "23.7-p9")
def test_the_councillor_reads_nothing_of_it(clock):
    under("oxford", clock)
    complaint = considered(cases.acknowledged(about_omar(), office="ruth"))
    assert REASONS in text_of("ruth", complaint)
    assert "recorded whether the officer will be disciplined" in text_of("ruth", complaint)
    shown = text_of("clara", complaint)
    for word in ("Walrus", "iscipline", "Earlier complaints"):
        assert word not in shown
    assert signed_in("clara").get(f"{complaint.get_absolute_url()}discipline/").status_code == 404


def test_without_an_earlier_complaint_it_can_be_considered_and_need_not_be(clock):
    under("oxford", clock)
    complaint = cases.decided(about_omar(), office="ruth")
    assert step_policy.can_consider_discipline(named("ruth"), complaint)
    assert act(actions.close, complaint).status == Stage.CLOSED


def test_only_the_office_counts_and_considers(clock):
    under("oxford", clock)
    about_omar()
    complaint = cases.acknowledged(about_omar(), office="ruth")
    complaint = cases.access_given(complaint, "grace", by="ruth")
    for who in ("clara", "grace"):
        assert earlier_complaints_for(named(who), complaint) == []
        assert not step_policy.can_consider_discipline(named(who), complaint)


def test_an_officers_complaint_and_other_protocols_have_no_such_step(clock):
    cases.sent(about="omar")
    complaint = cases.decided(cases.sent(about="omar"))
    assert earlier_complaints_for(named("eve"), complaint) == []
    assert not step_policy.can_consider_discipline(named("eve"), complaint)
    assert policy.can_close(named("eve"), complaint)
    under("oxford", clock)
    officers = cases.acknowledged(cases.sent_by_officer(level="director"), office="colin")
    assert not step_policy.can_consider_discipline(named("colin"), officers)


def test_it_is_stored_under_these_keys(clock):
    under("oxford", clock)
    complaint = cases.acknowledged(about_omar(), office="ruth")
    assert "discipline" not in opened_value(complaint, "handling")
    stored = opened_value(considered(complaint, decision="no"), "handling")
    assert stored["discipline"] == [{"decision": "no", "on": "2026-11-30", "text": REASONS}]
    assert Handling.from_json(stored).to_json() == stored
