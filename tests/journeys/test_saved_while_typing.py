"""Text is saved while it is typed, without a press of Continue."""

import pytest

from tests.journeys.visitor import PHONE


@pytest.mark.parametrize("javascript", [True], ids=["with"])
def test_a_title_typed_on_a_phone_is_on_the_home_page_as_a_draft(visit, clock):
    clara = visit("clara", width=PHONE)
    clara.opens("/documents/ask/")
    clara.page.clock.install()
    clara.writes("Which document do you want to see?", "Quay wall survey")
    with clara.page.expect_response(lambda answer: answer.request.method == "POST"):
        clara.page.clock.fast_forward(4000)
    clara.sees("Saved at 10am")
    clara.opens("/")
    clara.sees("Drafts: 1", "Quay wall survey", "Request for a document")
