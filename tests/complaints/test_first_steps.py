"""Informal steps: what a complainant is asked to have tried, and what an office is."""

from datetime import date
from uuid import uuid4

import pytest

from complaints import actions, policy
from complaints.models import Complaint, SettlementAttempt, Stage
from tests.complaints import cases
from tests.drafting import lodging_url
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db


def asked_first(by, about, **more):
    """What the page about the step before a complaint says."""
    more |= {"track": "council" if named(by).is_member else "conduct"}
    cases.drafted(by, about, done=[slug for slug in cases.DONE if slug != "first"], **more)
    return " ".join(signed_in(by).get(lodging_url("first")).content.decode().split())


def answered(by, **typed):
    """The page sent: the words of its errors, or where it led."""
    page = signed_in(by).post(lodging_url("first"), {"key": uuid4(), **typed})
    return page.url if page.status_code == 302 else page.content.decode()


def read_by(office, complaint):
    page = signed_in(office).get(complaint.get_absolute_url())
    return " ".join(page.content.decode().split())


@pytest.mark.clause("knutsford", "15.2(d)")
def test_a_councillor_says_when_they_raised_it_in_private_or_why_they_could_not(clause_protocol):
    shown = asked_first("clara", "ruth")
    assert "Take it up privately with the officer or their line manager" in shown
    assert "You can complain without doing this" in shown
    assert "Select whether this has been done" in answered("clara")
    assert "Enter the date it was done" in answered("clara", first_answer="yes")
    assert "Enter why it was not done" in answered("clara", first_answer="impossible")
    assert answered("clara", first_answer="impossible", first_why="Not safe").endswith("/check/")
    complaint = cases.sent(first_answer="impossible", first_why="Not safe")
    page = read_by("eve", complaint)
    assert "Not possible or not safe" in page
    assert "“Not safe”" in page


def talk_is_asked_about(by, about, step, office):
    """Whatever the answer, the complaint goes on, and the office reads what was said."""
    for answer, told in (("no", "Not done"), ("impossible", "Not possible or not safe")):
        typed = {"first_answer": answer, "first_why": "I was afraid to"}
        assert step in asked_first(by, about, level="head-of-service")
        assert "Select whether this has been done" in answered(by)
        assert answered(by, **typed).endswith("/check/")
        send = cases.sent if named(by).is_member else cases.sent_by_officer
        complaint = send(by=by, about=about, level="head-of-service", **typed)
        page = read_by(office, complaint)
        assert step in page
        assert told in page
        assert "I was afraid to" in page
        assert policy.can_investigate(named(office), cases.assessed(complaint, office=office))


@pytest.mark.clause("oxford", "23.7")
def test_an_officer_is_asked_whether_they_talked_to_the_councillor(clause_protocol):
    step = "Consider talking to the councillor directly"
    talk_is_asked_about("omar", "nia", step, office="ruth")


@pytest.mark.clause("oxford", "23.7-p7")
def test_a_councillor_is_asked_whether_they_talked_to_the_officer(clause_protocol):
    step = "Consider talking to the officer directly"
    talk_is_asked_about("clara", "omar", step, office="ruth")


@pytest.mark.clause("cheshire-east", "10.2")
def test_a_complaint_goes_no_further_until_someone_has_tried_to_conciliate(clause_protocol):
    step = "A senior manager or members try to conciliate"
    assert f"The protocol says this must come first: <strong>{step}" in asked_first("omar", "nia")
    complaint = cases.assessed(cases.sent_by_officer(first_answer="no", first_why="No"), "mona")
    for rule in (policy.can_investigate, policy.can_uphold):
        verdict = rule(named("mona"), complaint)
        assert (bool(verdict), verdict.clause) == (False, "10.2")
    attempt = SettlementAttempt(
        tried=True, who="Colin Baxter", on=date(2026, 11, 30), text="They met."
    )
    complaint = actions.record_settlement_attempt(
        complaint, attempt=attempt, by=named("mona"), key=uuid4()
    )
    assert complaint.status == Stage.INFORMAL
    assert "Colin Baxter, Monday 30 November 2026" in read_by("mona", complaint)
    assert policy.can_investigate(named("mona"), complaint)


@pytest.mark.clause("cheshire-east", "10.2")
def test_a_reason_is_enough_where_nobody_could_conciliate(clause_protocol):
    complaint = cases.assessed(cases.sent_by_officer(first_answer="no", first_why="No"), "mona")
    assert not policy.can_investigate(named("mona"), complaint)
    complaint = cases.settled(complaint, office="mona", tried=False)
    assert policy.can_investigate(named("mona"), Complaint.objects.get())
    assert "Neither wanted to." in read_by("mona", complaint)
