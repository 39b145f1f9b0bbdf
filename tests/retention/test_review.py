"""The yearly review: what is due this year, what its page says of it, and each decision."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from enquiries import actions
from enquiries.models import Enquiry
from foundation.history import write
from retention.choices import Outcome
from retention.due import last_day_due_by, years_after
from retention.models import ReviewDecision
from retention.review.actions import record_decision
from retention.review.records import record_to_review
from tests.conftest import LONDON
from tests.enquiries import cases
from tests.people import named
from tests.protocols.pages import text_of
from tests.retention.records import adopted, decided, held

pytestmark = pytest.mark.django_db


def withdrawn(clock, *day):
    clock.at = datetime(*day, 12, tzinfo=LONDON)
    case = cases.raised()
    return actions.withdraw(case, text="Solved", by=named("clara"), key=uuid4())


def listed(client, clock, who="mona"):
    client.force_login(named(who))
    return text_of(client.get(reverse("retention:review")))


@pytest.mark.parametrize(
    ("day", "years", "due"),
    [
        ((2020, 2, 29), 6, (2026, 3, 1)),
        ((2020, 2, 29), 4, (2024, 2, 29)),
        ((2020, 12, 31), 6, (2026, 12, 31)),
    ],
)
def test_a_record_is_due_so_many_years_after_its_day(day, years, due):
    assert years_after(date(*day), years) == date(*due)


def test_the_last_day_that_is_due_is_the_last_whose_years_are_over():
    for number in range(3000):
        day = date(2024, 1, 1) + timedelta(days=number)
        last = last_day_due_by(day, 6)
        assert years_after(last, 6) <= day < years_after(last + timedelta(days=1), 6)


def test_what_is_due_until_the_end_of_the_year_is_listed(client, clock):
    adopted()
    early, late = withdrawn(clock, 2020, 3, 2), withdrawn(clock, 2020, 12, 31)
    next_year, still_open = withdrawn(clock, 2021, 1, 4), cases.raised()
    clock.at = datetime(2026, 1, 5, 9, tzinfo=LONDON)
    page = listed(client, clock)
    assert page.index(early.reference) < page.index(late.reference)
    assert f"{early.reference} Service: Highways Ended: Monday 2 March 2020 Due: Monday 2" in page
    assert next_year.reference not in page
    assert still_open.reference not in page


def test_the_monitoring_officer_sees_no_title_of_what_they_cannot_open(client, clock):
    adopted()
    case = withdrawn(clock, 2020, 3, 2)
    clock.at = datetime(2026, 3, 5, 9, tzinfo=LONDON)
    page = listed(client, clock)
    assert case.reference in page
    assert case.title not in page
    page = client.get(reverse("retention:decide", args=[case.reference]))
    assert case.title not in text_of(page)


def test_a_confidential_enquiry_is_neither_listed_nor_decided(client, clock):
    adopted()
    case = withdrawn(clock, 2020, 3, 2)
    write(case, by=None, reason="raised", kind="criticism")
    clock.at = datetime(2026, 3, 5, 9, tzinfo=LONDON)
    page = listed(client, clock)
    assert case.reference not in page
    assert "No records are waiting for a decision this year" in page
    address = reverse("retention:decide", args=[case.reference])
    missing = reverse("retention:decide", args=["E-2020-9999"])
    assert client.get(address).status_code == client.get(missing).status_code == 404


@pytest.mark.parametrize("who", ["eve", "ada", "pat", "omar", "clara"])
def test_nobody_else_reads_the_list_or_decides(who, client, clock):
    adopted()
    case = withdrawn(clock, 2020, 3, 2)
    clock.at = datetime(2026, 3, 5, 9, tzinfo=LONDON)
    client.force_login(named(who))
    for name, args in (("review", []), ("decide", [case.reference])):
        assert client.get(reverse(f"retention:{name}", args=args)).status_code == 403


def test_a_decision_is_recorded_once_and_the_record_leaves_the_list(client, clock):
    adopted()
    case = withdrawn(clock, 2020, 3, 2)
    clock.at = datetime(2026, 2, 5, 9, tzinfo=LONDON)
    client.force_login(named("mona"))
    typed = {"outcome": "keep", "why": "The road is in dispute.", "key": uuid4()}
    address = reverse("retention:decide", args=[case.reference])
    assert "Enter the reason" in text_of(client.post(address, typed | {"why": ""}))
    for _ in range(2):
        page = client.post(address, typed, follow=True)
    assert case.reference not in listed(client, clock)
    row = ReviewDecision.objects.get()
    assert (row.outcome, row.due_on, row.again_on) == ("keep", date(2026, 3, 2), date(2027, 3, 2))
    clock.at = datetime(2027, 1, 5, 9, tzinfo=LONDON)
    page = listed(client, clock)
    assert f"{case.reference}" in page
    assert "Due: Tuesday 2 March 2027 Kept at the last review" in page
    assert decided(case, clock).due_on == date(2027, 3, 2)
    with pytest.raises(TypeError):
        decided(case, clock)  # it is in no list any more


def test_a_case_that_is_reopened_is_reviewed_again(clock):
    adopted()
    case = withdrawn(clock, 2020, 3, 2)
    clock.at = datetime(2026, 2, 5, 9, tzinfo=LONDON)
    record, line = record_to_review(case.reference, clock.at.date())
    write(Enquiry.objects.get(pk=case.pk), by=None, reason="reopened", status="received")
    more = {"outcome": Outcome.DESTROY, "why": "Over.", "by": named("mona"), "key": uuid4()}
    with pytest.raises(PermissionDenied, match="no longer due"):
        record_decision(record, line, **more)


def test_the_list_says_what_is_on_hold_and_is_paged(client, clock, django_assert_max_num_queries):
    adopted()
    rows = [withdrawn(clock, 2020, 3, 2) for _ in range(27)]
    clock.at = datetime(2026, 3, 5, 9, tzinfo=LONDON)
    held(case=rows[0].reference, why="An inquiry has been announced.")
    held(name="Clara Okafor", why="A claim.")
    listed(client, clock)
    with django_assert_max_num_queries(20):
        page = client.get(reverse("retention:review"))
    assert "On hold: An inquiry has been announced." in text_of(page)
    assert text_of(page).count("On hold: A claim.") == 24
    after = page.context["next_link"]["url"]
    assert "Back to the first page" in text_of(client.get(after))
