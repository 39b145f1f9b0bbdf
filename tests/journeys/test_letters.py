"""Journeys of letters, clause by clause, on a desk and on a phone of 360 px."""

import pytest

from announcements.letters.policy import BINDS
from announcements.models import OutgoingLetter
from enquiries.forwarding.letters import letter_words
from tests.enquiries import cases
from tests.enquiries.confidential_letters import SECRET, secret_of, told_in_confidence
from tests.enquiries.forwardings import letter_of
from tests.journeys.clause_scenes import under
from tests.journeys.visitor import DESK, PHONE
from tests.people import named

pytestmark = pytest.mark.parametrize("width", [DESK, PHONE])


def test_knutsford_12_4_nothing_that_binds_the_council_has_a_councillors_name(visit, clock, width):
    under("knutsford")
    clara = visit("clara", width)
    clara.opens("/announcements/letters/")
    clara.follows_or_presses("Write as a councillor")
    clara.writes("Name", "Northway Surfacing Ltd")
    clara.writes("Subject", "Dock Street")
    clara.writes("Text of the letter", "Dear Ms Tarrant, please start on Monday.")
    clara.chooses("Yes")
    clara.presses("Continue")
    clara.is_told(BINDS)
    clara.still_has("Text of the letter", "Dear Ms Tarrant, please start on Monday.")
    clara.chooses("No")
    clara.presses("Continue")
    clara.reads("Dock Street")
    clara.follows_or_presses("Sign letter")
    clara.sees("I am writing individually as councillor for Harbour ward")
    clara.presses("Sign and record as sent")
    clara.sees("Letter signed and recorded as sent", "Clara Okafor, Councillor for Harbour ward")
    nia = visit("nia", width)
    nia.opens(OutgoingLetter.objects.get().get_absolute_url())
    nia.does_not_see("Dock Street")


def test_staffordshire_10_6_each_opening_of_a_confidential_answer_is_seen(visit, clock, width):
    under("staffordshire")
    enquiry = told_in_confidence()
    clara, omar = visit("clara", width), visit("omar", width)
    clara.opens(enquiry.get_absolute_url())
    clara.does_not_see(SECRET)
    clara.follows("Open this confidential letter")
    clara.sees(SECRET, "We record each time you open it")
    omar.opens(enquiry.get_absolute_url())
    omar.sees("Opened once by the councillor")
    omar.follows("See each opening of this letter")
    omar.sees("Councillor Clara Okafor")
    nia = visit("nia", width)
    nia.opens(f"{enquiry.get_absolute_url()}letters/{secret_of(enquiry).pk}/")
    nia.does_not_see(SECRET)


def takes_back(author, reader):
    author.opens("/enquiries/letters-shared/")
    author.sees("Opened once, first on Tuesday 1 December")
    author.follows("Take back your consent")
    author.presses("Take back consent")
    author.sees("Consent taken back")
    reader.opens("/enquiries/letters-shared/")
    reader.sees("No letters have been shared with you")


def test_section_c_5_13_a_letter_is_shared_once_its_author_agrees(visit, clock, width):
    under("section-c")
    enquiry = cases.answered()
    clara, omar, stan = visit("clara", width), visit("omar", width), visit("stan", width)
    clara.opens(enquiry.get_absolute_url())
    clara.follows("Share single letters")
    clara.sees("1 December 2026", "No files")
    clara.chooses(letter_words(letter_of(enquiry)))
    clara.picks("Who will read them?", named("stan").signed)
    clara.writes("Why do they need to read them?", "The bins are on the same road")
    clara.presses("Ask to share letters")
    clara.sees("Request sent", "Waiting for its author")
    stan.opens("/enquiries/letters-shared/")
    stan.sees("No letters have been shared with you")
    omar.opens("/enquiries/letters-shared/")
    omar.follows(enquiry.reference)
    omar.sees("Yes, in April.", "The bins are on the same road")
    omar.chooses("Yes, I agree")
    omar.presses("Save decision")
    omar.sees("Decision on the letter recorded")
    stan.opens("/enquiries/letters-shared/")
    stan.follows(enquiry.reference)
    stan.sees("Yes, in April.", enquiry.reference)
    stan.does_not_see(enquiry.title)
    takes_back(omar, stan)
    stan.opens(enquiry.get_absolute_url())
    stan.does_not_see("Yes, in April.")
