"""Changes of the rules, each seen before it is made: closure days, and a longer time to answer."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from enquiries.models import EnquiryPromise
from enquiries.replay import counting, views
from foundation.history import write
from people.models import Service
from protocols.drafting import actions
from protocols.models import PromiseKind, PromiseRule
from tests.enquiries import cases
from tests.journeys.test_every_page import faults
from tests.people import adopt, named


@pytest.fixture
def five_days(council, clock):
    clock.set(2026, 10, 1, 10)
    version = adopt("oxford", date(2026, 10, 2))
    clock.set(2026, 12, 1, 10)
    return version


def test_closure_days_are_pasted_seen_and_added(visit, five_days):
    enquiry, *_ = [cases.assigned() for _ in range(3)]
    pat = visit("pat")
    pat.opens(reverse("casework:calendar"))
    pat.follows("Paste a list of closure days")
    pat.writes(
        "Closure days, one per line", "4 December 2026 Staff training\n5 December Council closed"
    )
    pat.presses("See which dates would move")
    pat.is_told("Line 2, “5 December Council closed”: start with a date")
    pat.writes("Closure days, one per line", "Friday 4 December 2026 Staff training")
    pat.presses("See which dates would move")
    pat.reads("Check before you add this day")
    pat.sees("would move 3 promised dates", enquiry.reference, "Wednesday 9 December")
    assert list(faults(pat)) == []
    pat.presses("Add this day and move 3 dates")
    pat.sees("Friday 4 December 2026 added, and 3 dates moved", "Council closed: Staff training")
    moved = EnquiryPromise.objects.filter(kind=PromiseKind.REPLY)
    assert {promise.due_on for promise in moved} == {date(2026, 12, 9)}


@pytest.fixture
def a_years_work(clock, five_days):
    """Enquiries that took from three to fourteen working days, in two services."""
    for number in range(44):
        clock.set(2026, 10, 5, 10)
        enquiry = cases.assigned()
        clock.at += timedelta(days=3 + number % 12)
        if number % 11 == 0:
            cases.held(enquiry)
        elif number % 5:
            cases.answered(enquiry)
        if number % 3:
            service = Service.objects.get(name="Waste")
            write(enquiry, by=None, reason="moved", service=service, officer=named("stan"))
    clock.set(2026, 12, 1, 10)


def ten_days():
    draft = actions.draft_from_preset("oxford", name="Ten working days", by=named("pat"))
    rule = PromiseRule.objects.get(protocol=draft, kind=PromiseKind.REPLY)
    write(rule, by=named("pat"), reason="edited", amount=10)
    return reverse("enquiries:what-would-change", args=[draft.number])


def test_what_a_draft_would_change_is_seen_before_it_is_adopted(visit, a_years_work):
    mona = visit("mona")
    mona.opens(ten_days())
    mona.reads("What would change")
    mona.sees("would have been late in the last 12 months, instead of")
    assert list(faults(mona)) == []


def test_a_long_count_says_how_far_it_is(visit, a_years_work, monkeypatch):
    monkeypatch.setattr(counting, "AT_A_GLANCE", 0)
    monkeypatch.setattr(views, "SECONDS", "600")  # axe needs the page to stay
    mona = visit("mona")
    mona.opens(ten_days())
    mona.sees("We have counted 0 of 44 enquiries so far")
    assert list(faults(mona)) == []
