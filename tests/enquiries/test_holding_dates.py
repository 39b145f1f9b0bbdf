"""Dates of a holding reply: five or ten working days, or another date, by the calendar."""

from datetime import date, timedelta

import pytest

from enquiries.models import LetterKind
from foundation.history import write
from protocols.models import ClosureDay
from tests.enquiries import cases
from tests.enquiries.pages import address, page, send
from tests.people import adopt, named, signed_in

pytestmark = pytest.mark.django_db
TYPED = {"reason": "visit", "text": "It is being priced."}


def offered(client, enquiry):
    field = client.get(address("hold", enquiry)).context["form"]["promised_on"]
    return [(one.words, one.day) for one in field.field.widget.offered]


def test_each_choice_says_the_day_it_falls_on(clock):
    clock.set(2026, 12, 18, 10)
    enquiry, omar = cases.assigned(), signed_in("omar")
    five, ten = date(2026, 12, 29), date(2027, 1, 6)  # no 25, 28 December, nor 1 January
    assert offered(omar, enquiry) == [("In 5 working days", five), ("In 10 working days", ten)]
    shown = page(omar, "hold", enquiry)
    assert "Tuesday 29 December 2026" in shown
    assert "Another date" in shown


def test_closure_days_of_the_council_do_not_count(clock):
    write(ClosureDay(day=date(2026, 12, 3), why="Training"), by=named("pat"), reason="added")
    assert offered(signed_in("omar"), cases.assigned())[0][1] == date(2026, 12, 9)


def test_a_choice_is_promised_and_boxes_left_filled_are_ignored(clock):
    enquiry, omar = cases.assigned(), signed_in("omar")
    boxes = {"promised_on_day": "15", "promised_on_month": "12", "promised_on_year": "2026"}
    sent = send(omar, "hold", enquiry, promised_on="2026-12-08", **boxes, **TYPED)
    assert sent.status_code == 302
    assert enquiry.letters.get(kind=LetterKind.HOLDING).promised_on == date(2026, 12, 8)


def test_another_date_is_the_one_in_the_boxes(clock):
    enquiry, omar = cases.assigned(), signed_in("omar")
    boxes = {"promised_on_day": "9", "promised_on_month": "12", "promised_on_year": "2026"}
    assert send(omar, "hold", enquiry, promised_on="another", **boxes, **TYPED).status_code == 302
    assert enquiry.letters.get(kind=LetterKind.HOLDING).promised_on == date(2026, 12, 9)


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ("", "Select the date you will answer by"),
        ("another", "Select the date you will answer by"),
        ("2026-12-06", "Sunday 6 December 2026 is a Sunday"),
        ("2020-01-01", "is not in the future"),
        ("soon", "Enter the day and month of the date you will answer by too"),
        ("2026-12-08; --", "is not a real date"),
    ],
)
def test_a_choice_that_is_none_says_what_to_do_and_keeps_the_text(clock, chosen, said):
    enquiry, omar = cases.assigned(), signed_in("omar")
    response = send(omar, "hold", enquiry, promised_on=chosen, **TYPED)
    shown = response.content.decode()
    assert response.status_code == 200
    assert said in shown
    assert "It is being priced.</textarea>" in shown
    assert enquiry.letters.count() == 1


@pytest.mark.parametrize(("cap", "words"), [(7, ["In 5 working days"]), (3, [])])
def test_only_days_that_the_protocol_allows_are_offered(clock, cap, words):
    adopt("section-c", clock.at.date() + timedelta(days=1), holding_cap=cap)
    clock.next_day()
    enquiry = cases.assigned()
    assert [one for one, _ in offered(signed_in("omar"), enquiry)] == words
    assert ("Another date" in page(signed_in("omar"), "hold", enquiry)) == bool(words)
