"""Other things that happen to an enquiry, and matters that are not enquiries."""

import pytest

from enquiries.models import Enquiry, FirstReport, Kind
from tests.enquiries import cases
from tests.journeys.visitor import PHONE
from tests.people import named

pytestmark = pytest.mark.parametrize(
    "javascript", [True, False], ids=["with JavaScript", "without JavaScript"]
)


def test_an_officer_asks_and_the_councillor_replies_from_a_phone(visit):
    enquiry = cases.assigned()
    omar, clara = visit("omar"), visit("clara", width=PHONE)
    omar.opens(enquiry.get_absolute_url())
    omar.follows("Ask Councillor Clara Okafor a question")
    omar.sees("The due date for your answer will not change.")
    omar.writes("What do you need to know?", "Which end of the road?")
    omar.sends("Send question")
    omar.sees("Question sent", "Waiting for the member")
    clara.opens()
    clara.sees("Waiting for you: 1", "Question from Omar Haddad")
    clara.follows(enquiry.title)
    clara.sees("has asked you a question", "Which end of the road?")
    clara.presses("Reply")
    clara.writes("What is your reply?", "The school end.")
    clara.presses("Send reply")
    clara.sees("Reply sent", "has your reply", "Nothing is due from you")
    omar.opens(enquiry.get_absolute_url())
    omar.sees("The school end.", "Yours")


def test_an_enquiry_is_passed_to_another_service(visit):
    enquiry = cases.assigned()
    omar, wanda, clara = visit("omar"), visit("wanda"), visit("clara", width=PHONE)
    omar.opens(enquiry.get_absolute_url())
    omar.follows("Pass to another service")
    omar.picks("Which service should deal with it?", "Waste")
    omar.writes("Why are you passing it to another service?", "The bins are theirs.")
    omar.sends("Pass to service")
    omar.sees("Enquiry passed to another service")
    omar.does_not_see(enquiry.title)
    wanda.opens("/enquiries/?whose=unassigned")
    wanda.follows(enquiry.reference)
    wanda.sees("The bins are theirs.", "Received")
    clara.opens(enquiry.get_absolute_url())
    clara.sees("Omar Haddad passed it to Waste", "officers in Waste (Stan Price)")


def test_an_enquiry_is_redirected_and_ends(visit):
    enquiry = cases.assigned()
    omar, clara = visit("omar"), visit("clara", width=PHONE)
    omar.opens(enquiry.get_absolute_url())
    omar.follows("Redirect this enquiry")
    omar.writes("Where should it go, and why?", "The county council keeps this road.")
    omar.sends("Redirect and close")
    omar.sees("Enquiry redirected", "No one")
    clara.opens("/everything/?state=ended")
    clara.sees(enquiry.title, "Redirected")
    clara.follows(enquiry.title)
    clara.sees("The county council keeps this road.")


def test_a_councillor_adds_something_and_then_withdraws(visit):
    enquiry = cases.assigned()
    clara = visit("clara", width=PHONE)
    clara.opens(enquiry.get_absolute_url())
    clara.presses("Add information")
    clara.writes("What do you want to add?", "The kerb as well.")
    clara.presses("Add information")
    clara.sees("Information added", "The kerb as well.")
    clara.follows("Withdraw this enquiry")
    clara.writes("Why do you no longer need an answer?", "It was mended today.")
    clara.presses("Withdraw enquiry")
    clara.sees("Enquiry withdrawn", "You withdrew it", "It was mended today.")


def test_an_officer_asks_a_councillor_outside_any_enquiry(visit):
    omar, clara = visit("omar"), visit("clara", width=PHONE)
    omar.opens()
    omar.sees("Nothing is waiting for you")
    omar.follows("Ask a councillor a question")
    omar.picks("Which councillor do you want to ask?", "Councillor Clara Okafor")
    omar.writes("What is it about?", "Closure of Dock Street")
    omar.writes("What do you want to ask?", "Does Sunday suit the market?")
    omar.chooses("I have no personal interest in this")
    omar.presses("Send question")
    omar.sees("Question sent")
    clara.opens()
    clara.sees("Waiting for you: 1", "Question from Omar Haddad", "8 December")
    clara.follows("Closure of Dock Street")
    clara.presses("Reply")
    clara.writes("What is your reply?", "Sunday is fine.")
    clara.presses("Send reply")
    clara.sees("Reply sent", "Sunday is fine.")
    omar.opens(Enquiry.objects.get().get_absolute_url())
    omar.sees("Sunday is fine.", "Answered")


def test_a_coordinator_raises_on_behalf_of_a_councillor(visit):
    dev, clara = visit("dev"), visit("clara", width=PHONE)
    dev.opens()
    dev.follows("Raise an enquiry for a councillor")
    dev.picks("Which councillor is the enquiry for?", "Councillor Clara Okafor")
    dev.presses("Continue")
    dev.reads("How the enquiry came")
    dev.chooses("By telephone")
    for part, value in (("Day", "27"), ("Month", "11"), ("Year", "2026")):
        dev.writes(part, value)
    dev.writes("What time was it? (optional)", "4:30pm")
    dev.presses("Continue")
    begin(dev, "A question of fact", "Gritting of Cliff Road")
    dev.has_no_interest()
    dev.sees("Check and send", "Councillor Clara Okafor", "By telephone, Friday 27 November")
    dev.presses("Send enquiry")
    dev.reads("Enquiry sent")
    clara.opens()
    clara.follows("Gritting of Cliff Road")
    clara.sees("Dev Patel", "By telephone. Typed on Tuesday 1 December 2026", "Read by you")


def test_a_first_report_goes_to_the_contact_centre_and_its_reference_is_kept(visit):
    clara = visit("clara", width=PHONE)
    clara.opens("/enquiries/raise/")
    clara.follows("Something else")
    clara.follows("A new problem, such as a pothole")
    clara.sees("contact centre")
    clara.writes("What reference did they give you?", "CC-4711")
    clara.presses("Save reference")
    clara.sees("Reference saved", "Your enquiries")
    assert FirstReport.objects.get().contact_centre_reference == "CC-4711"
    assert not Enquiry.objects.exists()
    clara.opens("/enquiries/raise/")
    begin(clara, "A problem already reported but not put right", "The pothole again")
    clara.sees("You saved: CC-4711")


def test_a_residents_details_are_kept_separate_with_their_basis(visit):
    clara, stan = visit("clara", width=PHONE), visit("stan")
    clara.opens("/enquiries/raise/")
    begin(clara, "A resident’s problem", "Drop kerb at Coble Row", heading="A resident’s problem")
    clara.writes("Which resident asked you to act for them?", "Edith Marsh")
    clara.picks("Which service is it for?", "Highways")
    clara.has_no_interest()
    clara.sees("Check and send", "Edith Marsh", "asked the councillor to act for them")
    clara.presses("Send enquiry")
    clara.follows("See the enquiry")
    clara.sees("The resident", "Edith Marsh", "asked the councillor to act for them")
    stan.opens(Enquiry.objects.get().get_absolute_url())
    stan.reads("Page not found")


def test_policy_goes_only_to_the_chief_executive(visit):
    clara, eve, omar = visit("clara", width=PHONE), visit("eve"), visit("omar")
    clara.opens("/enquiries/raise/")
    begin(clara, "Policy or strategy", "Parking in the next plan")
    clara.has_no_interest()
    clara.sees("Check and send", "the Chief Executive")
    clara.presses("Send enquiry")
    clara.sees("We have sent it to the Chief Executive")
    omar.opens()
    omar.does_not_see("Parking in the next plan")
    eve.opens()
    eve.sees("Waiting for you", "Enquiries with you: 1", "E-2026-0001")
    eve.follows("Parking in the next plan")
    eve.sees("Yours", "The Chief Executive")
    eve.presses("Answer")
    eve.writes("What is your answer?", "It is on the agenda in March.")
    eve.sends("Send answer")
    eve.sees("Answer sent", "It is on the agenda in March.")
    assert Enquiry.objects.get().kind == Kind.POLICY


def begin(visitor, kind, title, heading="Your question"):
    """From the first page to the words of the question."""
    visitor.reads("What is your enquiry about?")
    visitor.presses(kind)
    visitor.reads(heading)
    visitor.writes("Give your enquiry a title (optional)", title)
    visitor.writes("What do you want to ask?", "When, and by whom?")


def test_another_councillor_cannot_find_an_enquiry(visit):
    enquiry = cases.assigned()
    nia = visit("nia", width=PHONE)
    assert named("nia").ward == enquiry.ward
    nia.opens()
    nia.sees("You have no open enquiries")
    nia.opens(enquiry.get_absolute_url())
    nia.reads("Page not found")


def test_a_coordinator_assigns_the_ticked_enquiries_to_one_officer(visit):
    first, second = cases.raised(), cases.raised()
    dev = visit("dev")
    dev.opens("/enquiries/?whose=unassigned")
    dev.chooses(f"{first.reference}, {first.title}")
    dev.chooses(f"{second.reference}, {second.title}")
    dev.presses("Assign the ticked enquiries")
    dev.sees("Only officers of each service are listed")
    dev.picks("Highways, 2 ticked", "Grace Lund, 0 open")
    dev.presses("Assign 2 enquiries")
    dev.sees("Unassigned: 0", "There are no open enquiries here")
    assert {enquiry.officer for enquiry in Enquiry.objects.all()} == {named("grace")}


def test_each_account_page_names_the_posts_held(visit):
    for name, words in {
        "clara": "Councillor, Harbour ward",
        "ruth": "Head of service, Highways",
        "dev": "Coordinator",
    }.items():
        visitor = visit(name)
        visitor.opens("/account/")
        visitor.sees(words)
    ada = visit("ada")
    ada.opens()
    ada.sees("Auditor", "Last verification of the history", "Figures about complaints")
