"""A new version is in force: the councillor reads what it expects, once, and her words are kept."""

from protocols.models import Acknowledgement
from tests.journeys import scenes
from tests.journeys.visitor import PHONE
from tests.people import named


def test_a_councillor_reads_what_is_expected_and_goes_on_where_she_was(visit, clock):
    clara = visit("clara", width=PHONE)
    clara.opens()
    clara.follows("Raise an enquiry")
    clara.presses("Something in your ward")
    clara.chooses("No")
    clara.writes("Give your enquiry a title (optional)", "Bus shelter outside the library")
    version = scenes.nothing_read_yet(clock)  # comes into force while she writes
    clara.writes("What do you want to ask?", "When is the glass mended?")
    clara.presses("Continue")
    clara.reads("What is expected of you")
    clara.presses("Confirm and continue")
    clara.is_told("Confirm that you have read what is expected of you")
    clara.chooses("I have read what is expected of me")
    clara.presses("Confirm and continue")
    clara.sees("What you wrote is still here")
    clara.still_has("What do you want to ask?", "When is the glass mended?")
    clara.chooses("People in the ward")  # the new version asks this
    clara.presses("Continue")
    clara.page.wait_for_url(lambda url: "/question/" not in url and "/expected/" not in url)
    row = Acknowledgement.objects.get(protocol=version)
    assert (row.person, row.side) == (named("clara"), "member")
