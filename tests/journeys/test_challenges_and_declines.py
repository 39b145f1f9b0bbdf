"""A challenge under Somerset's rules, from a phone to the head of service and back."""

import pytest

from enquiries.models import Enquiry
from tests.enquiries import cases
from tests.journeys.clause_scenes import under
from tests.journeys.visitor import PHONE

pytestmark = pytest.mark.parametrize(
    "javascript", [True, False], ids=["with JavaScript", "without JavaScript"]
)
PRESSING = (
    "Oxford 23.4: Councillors should not press officers to do anything they are not allowed to do "
    "or that is not part of their normal work."
)


def test_a_councillor_challenges_an_answer_and_the_head_replies(visit):
    under("somerset")
    enquiry = cases.answered()
    clara, omar, ruth = visit("clara", width=PHONE), visit("omar"), visit("ruth")
    clara.opens(enquiry.get_absolute_url())
    clara.presses("Follow up the answer")
    clara.sees("not the person who wrote the answer")
    clara.chooses("I think it is wrong")
    clara.writes("What still needs an answer?", "The survey says otherwise.")
    clara.presses("Send follow-up")
    clara.sees("The enquiry is open again", "Ruth Adeyemi")
    omar.opens(enquiry.get_absolute_url())
    omar.sees("Challenges the answer", "someone else must answer")
    ruth.opens(enquiry.get_absolute_url())
    ruth.presses("Answer")
    ruth.writes("What is your answer?", "You are right: in March.")
    ruth.chooses("This is professional advice")
    ruth.sends("Send answer")
    clara.opens(enquiry.get_absolute_url())
    clara.sees("You are right: in March.", "Professional advice from Ruth Adeyemi")


def test_an_officer_declines_under_a_clause_and_the_councillor_reads_it(visit):
    under("oxford")
    enquiry = cases.assigned()
    omar, clara = visit("omar"), visit("clara", width=PHONE)
    omar.opens(enquiry.get_absolute_url())
    omar.follows("Decline under the protocol")
    omar.writes("Why are you declining this, and what can they do instead?", "Ask the county.")
    omar.presses("Preview letter")
    omar.is_told("Select the clause you are declining it under")
    omar.chooses(PRESSING)
    omar.sends("Decline enquiry")
    omar.sees("Enquiry declined")
    clara.opens(enquiry.get_absolute_url())
    clara.sees("Declined under this clause:", "Oxford 23.4", "Ask the county.")
    clara.follows("Say you are not satisfied")
    clara.writes("What went wrong?", "Nobody asked me why.")
    clara.writes("What would help?", "A word beforehand.")
    clara.chooses("This is about the work, not a person")
    clara.presses("Send comments")
    clara.sees("The enquiry is open again", "Ruth Adeyemi")
    assert Enquiry.objects.get().challenged.name == "Omar Haddad"
