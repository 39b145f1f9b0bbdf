"""The council's other procedures: named before the first question, and never asked about."""

from datetime import timedelta
from uuid import uuid4

import pytest

from complaints.models import Complaint, Draft
from tests.drafting import lodging_url
from tests.people import adopt, signed_in

pytestmark = pytest.mark.django_db
QUESTION = "What is your complaint about?"


def first_page(who):
    return " ".join(signed_in(who).get(lodging_url("about")).content.decode().split())


@pytest.mark.clause("section-c", "5.6")
@pytest.mark.clause("section-c", "6.3")
def test_procedures_that_apply_to_both_sides_come_before_the_first_question(clause_protocol):
    procedures = {"clara": ["whistleblowing"], "omar": ["whistleblowing", "grievance"]}
    for who, applying in procedures.items():
        shown = first_page(who)
        names = [shown.index(f"<strong>{name}</strong>") for name in applying]
        assert names == sorted(names)
        assert names[-1] < shown.index(QUESTION)
        assert "at any time, before or as well as making a complaint" in shown
        assert "If there is no link, ask the Monitoring Officer how to start" in shown
    assert "<strong>grievance</strong>" not in first_page("clara").partition(QUESTION)[0]
    assert not Draft.objects.exists()  # nothing is asked before them


@pytest.mark.clause("oxford", "23.4-p12")
def test_officers_are_led_to_the_four_procedures_that_are_for_them(clause_protocol):
    shown = first_page("omar").partition(QUESTION)[0]
    for name in ("consultation", "grievance", "whistleblowing", "disciplinary"):
        assert f"<strong>{name}</strong>" in shown
    assert "disciplinary" not in first_page("clara").partition(QUESTION)[0]


def test_each_procedure_is_linked_once_the_council_gives_its_address(clock):
    names = ("whistleblowing", "grievance", "disciplinary", "consultation")
    addresses = {name: f"https://westhaven.example/{name}" for name in names}
    adopt("section-c", clock.at.date() + timedelta(days=1), procedures=addresses)
    clock.next_day()
    shown = first_page("omar")
    for name in names:
        assert f'href="https://westhaven.example/{name}" rel="noreferrer">{name}</a>' in shown
    assert "If there is no link" not in shown


def test_an_officer_who_complains_of_an_officer_is_led_to_the_grievance_procedure(clock):
    typed = {"track": "council", "key": uuid4()}
    other = signed_in("omar").post(lodging_url("about"), typed, follow=True)
    assert "grievance procedure" in other.content.decode()
    assert not Complaint.objects.exists()
