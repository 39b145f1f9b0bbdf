"""Outcomes: a complaint ends with one, and the person who complained is told."""

from datetime import date
from uuid import uuid4

import pytest

from complaints import actions, policy
from complaints.models import Complaint, Decision, Outcome, Referral, Sanction, Stage
from tests.complaints import cases, sealed_notices
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db


def page(who, complaint):
    response = signed_in(who).get(complaint.get_absolute_url())
    return " ".join(response.content.decode().split())


@pytest.mark.clause("oxford", "23.7-p5")
def test_an_officers_complaint_closes_with_an_outcome_that_the_officer_reads(clause_protocol):
    complaint = cases.sent_by_officer(level="director", first_answer="no")
    complaint = cases.assessed(complaint, office="colin")
    assert policy.can_close(named("colin"), complaint).reason == "Decide the outcome first."
    url = f"{complaint.get_absolute_url()}decide/"
    typed = {"outcome": "upheld", "reasons": "Two people heard it.", "text": "", "key": uuid4()}
    sent = signed_in("colin").post(url, typed)
    assert "Enter what you want to tell the complainant" in sent.content.decode()
    sealed_notices.forget()
    complaint = cases.decide(complaint, "colin")
    assert sealed_notices.told() == ["Omar Haddad"]
    read = page("omar", complaint)
    assert "Outcome" in read
    assert "It was upheld. You are owed a Bassoon." in read


@pytest.mark.clause("knutsford", "15.4")
def test_the_complainant_is_told_of_discipline_and_not_of_what_was_found(clause_protocol):
    complaint = cases.assessed(cases.sent(about="omar", first_answer="no"))
    assert not policy.can_close(named("eve"), complaint)
    referral = {"where": Referral.DISCIPLINARY, "on": date(2026, 12, 1), "text": "HR-77"}
    complaint = actions.refer(complaint, **referral, by=named("eve"), key=uuid4())
    decision = Decision(Outcome.ELSEWHERE, "He swore twice.", (Sanction.DISCIPLINARY,), "")
    text = "It is with the disciplinary procedure."
    sealed_notices.forget()
    complaint = actions.decide(
        complaint, decision=decision, text=text, by=named("eve"), key=uuid4()
    )
    assert sealed_notices.told() == ["Clara Okafor"]
    complaint = actions.close(complaint, by=named("eve"), key=uuid4())
    assert complaint.status == Stage.CLOSED
    for word in (text, "He swore twice.", "HR-77"):
        assert word in page("eve", complaint)
    read = page("clara", Complaint.objects.get())
    assert text in read
    for word in ("He swore twice.", "HR-77"):
        assert word not in read
