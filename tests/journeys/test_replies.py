"""An officer writes next to the letters, leaves, comes back, previews and sends."""

import pytest

from enquiries.models import LetterKind, ReplyDraft
from tests.enquiries import cases
from tests.journeys.visitor import DESK, PHONE
from tests.people import named

TEXT = "In April, from the quay to the school."


@pytest.mark.parametrize("javascript", [True], ids=["with"])
@pytest.mark.parametrize("width", [DESK, PHONE])
def test_what_an_officer_types_is_saved_and_found_again(visit, clock, width):
    enquiry = cases.assigned()
    omar = visit("omar", width=width)
    omar.opens(enquiry.get_absolute_url() + "answer/")
    omar.page.clock.install()
    omar.writes("What is your answer?", TEXT)
    with omar.page.expect_response(lambda answer: answer.request.method == "POST"):
        omar.page.clock.fast_forward(4000)
    omar.sees("Draft saved at 10am")
    omar.opens("/")
    omar.sees("Your unsent replies: 1")
    omar.follows("All your unsent replies")
    omar.follows(enquiry.title)
    omar.still_has("What is your answer?", TEXT)
    omar.sees("Only you can read it")


@pytest.mark.parametrize("javascript", [True, False], ids=["with", "without"])
@pytest.mark.parametrize("width", [DESK, PHONE])
def test_an_officer_saves_a_holding_reply_comes_back_changes_and_sends_it(visit, clock, width):
    enquiry = cases.assigned()
    omar = visit("omar", width=width)
    omar.opens(enquiry.get_absolute_url() + "hold/")
    omar.chooses("A visit or survey is needed")
    omar.writes("What do you want to tell the councillor?", TEXT)
    omar.presses("Save and come back")
    omar.sees("It has not been sent", "Unsent replies")
    omar.opens(enquiry.get_absolute_url() + "hold/")
    omar.chooses("In 5 working days")
    omar.presses("Preview letter")
    omar.reads("Preview of your letter")
    omar.sees("An answer is promised for Tuesday 8 December 2026")
    omar.presses("Change letter")
    omar.chooses("In 10 working days")
    omar.sends("Send holding reply")
    omar.sees("Holding reply sent", "Tuesday 15 December")
    assert enquiry.letters.get(kind=LetterKind.HOLDING).author == named("omar")
    assert not ReplyDraft.objects.exists()
