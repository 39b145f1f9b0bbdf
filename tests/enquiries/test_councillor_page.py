"""The page of an enquiry for its councillor: its order, and what is folded with its finding."""

from uuid import uuid4

import pytest

from enquiries import actions
from enquiries.models import Basis, Kind
from tests.enquiries import cases
from tests.enquiries.pages import page
from tests.journeys import scenes
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db
EDITH = {"name": "Edith Marsh", "address": "14 Coble Row\nWesthaven", "basis": Basis.ASKED}
IN_ORDER = (
    "E-2026-0001, for Edith Marsh",
    "Omar Haddad, Highways, has answered.",
    "You can follow up until",
    "Newest letter",
    "Yes, in April.",
    "What you can do",
    "Thank you, this is settled",
    "Follow up the answer",
    "Earlier letters: 1",
    "Is this stretch in next year’s programme?",
    "Dates: answered on time",
    "Edith Marsh, 14 Coble Row",
    "Who can read this enquiry",
    "History: 3 events",
)


def assigned_for_edith():
    enquiry = cases.raised(Kind.CASEWORK, resident=EDITH)
    return actions.assign(enquiry, officer=named("omar"), by=named("dev"))


def test_a_page_has_the_order_in_which_it_is_read(clara):
    shown = page(clara, "detail", cases.answered(assigned_for_edith())).partition("<h1")
    shown = f"{shown[0][-200:]}{shown[2]}"
    found = [shown.find(words) for words in IN_ORDER]
    assert found == sorted(found)
    assert -1 not in found


@pytest.mark.parametrize(
    ("state", "finding"),
    [
        (scenes.assigned, "Dates: answer due Tuesday 8 December"),
        (scenes.waiting, "Dates: reply due Tuesday 8 December"),
        (scenes.overdue, "Dates: answer overdue"),
        (scenes.withdrawn, "Dates: nothing is due"),
    ],
)
def test_the_dates_say_what_is_found_in_them(state, finding, clock):
    enquiry = state(clock)
    assert finding in page(signed_in("clara"), "detail", enquiry)


def test_a_late_answer_is_said_to_be_late(clock):
    enquiry = cases.answered(scenes.overdue(clock))
    assert "Dates: answered late" in page(signed_in("clara"), "detail", enquiry)


def test_a_long_history_is_opened_where_its_earlier_part_is_asked_for(clara):
    enquiry, by = cases.assigned(), named("clara")
    for _ in range(60):
        actions.add_information(enquiry, text="And another thing.", by=by, key=uuid4())
    response = clara.get(enquiry.get_absolute_url())
    assert "History: the latest 60 events" in response.content.decode()
    earlier = clara.get(enquiry.get_absolute_url() + response.context["timeline_next"])
    assert '<details class="govuk-details app-fold" id="history" open>' in earlier.content.decode()
    assert "History: earlier events" in earlier.content.decode()


def test_an_officers_page_stays_as_it_was():
    shown = page(signed_in("omar"), "detail", cases.assigned())
    assert "Whose turn" in shown
    assert "app-fold" not in shown
