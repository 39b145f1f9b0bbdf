"""One enquiry from a councillor's phone to its end, by the clock of the portal."""

import pytest
from django.core import mail

from casework.jobs import send_notices
from enquiries.jobs import close_answered, nudge
from enquiries.models import Enquiry, Status
from tests.journeys.visitor import PHONE

pytestmark = pytest.mark.parametrize(
    "javascript", [True, False], ids=["with JavaScript", "without JavaScript"]
)
TITLE = "Bus shelter outside the library"


def test_a_question_from_a_phone_is_answered_twice_and_closed_by_the_clock(visit, clock):
    given_clara_raised_it_on_her_phone(visit)
    when_dev_assigns_it_to_omar(visit, clock)
    when_omar_sends_a_holding_reply(visit, clock)
    then_omar_is_reminded_of_the_date_he_promised(clock)
    when_omar_answers(visit, clock, (2026, 12, 15, 11), "The glass comes on Friday.")
    when_clara_follows_it_up(visit, clock)
    when_omar_answers(visit, clock, (2026, 12, 17, 11), "The seat comes with it.")
    then_the_clock_closes_it(visit, clock)


def given_clara_raised_it_on_her_phone(visit):
    clara = visit(width=PHONE)
    clara.opens("/")
    clara.reads("Sign in")
    clara.signs_in_as("clara")
    clara.reads("Your enquiries")
    clara.presses("Raise an enquiry")
    clara.reads("What is your enquiry about?")
    clara.presses("Something in your ward")
    clara.reads("Your question")
    clara.writes("Give your enquiry a title (optional)", TITLE)
    clara.writes("What do you want to ask?", "The glass is out. When will it be replaced?")
    clara.picks("Which service is it for?", "Highways")
    clara.writes("Where is it? (optional)", "Library, Tide Street")
    clara.has_no_interest()
    clara.reads("Check and send")
    clara.sees("officers in Highways", "Wednesday 2 December", "Tuesday 8 December")
    clara.presses("Send enquiry")
    clara.reads("Enquiry sent")
    clara.sees("E-2026-0001", "Dev Patel, coordinator", "Tuesday 8 December")
    clara.follows("Back to your enquiries")
    clara.sees(TITLE, "Not assigned yet", "Due Tuesday 8 December")


def when_dev_assigns_it_to_omar(visit, clock):
    clock.set(2026, 12, 1, 14, 30)
    dev = visit("dev")
    dev.opens("/enquiries/")
    dev.sees("Unassigned: 1", TITLE, "Not assigned")
    dev.follows("E-2026-0001")
    dev.reads(TITLE)
    dev.presses("Assign to an officer")
    dev.reads("Assign this enquiry to an officer")
    dev.picks("Who do you want to assign it to?", "Omar Haddad")
    dev.presses("Assign")
    dev.sees("Enquiry assigned to an officer", "You assigned it to Omar Haddad", "With officer")
    mail_says("clara@westhaven.example", "Your enquiry is with Highways")


def when_omar_sends_a_holding_reply(visit, clock):
    clock.set(2026, 12, 8, 9, 30)
    omar = visit("omar")
    omar.opens("/")
    omar.sees("Waiting for you", "Enquiries with you: 1", "E-2026-0001")
    omar.follows(TITLE)
    omar.sees("Yours", "How this date was worked out")
    omar.presses("Send a holding reply")
    omar.reads("Send a holding reply")
    omar.chooses("Waiting for someone outside the council")
    omar.writes("What do you want to tell the councillor?", "The contractor has to price it.")
    omar.chooses("Another date")
    for part, number in {"Day": "15", "Month": "12", "Year": "2026"}.items():
        omar.writes(part, number)
    omar.sends("Send holding reply")
    omar.sees("Holding reply sent", "Tuesday 15 December", "5 working days left")
    mail_says("clara@westhaven.example", "holding reply")


def then_omar_is_reminded_of_the_date_he_promised(clock):
    clock.set(2026, 12, 14, 9, 5)
    nudge()
    nudge()
    reminder = mail_says("omar@westhaven.example", "due in 1 working day")
    assert "/enquiries/" in reminder.body
    assert "shelter" not in reminder.subject + reminder.body


def when_omar_answers(visit, clock, moment, text):
    clock.set(*moment)
    omar = visit("omar")
    omar.opens("/enquiries/?whose=mine")
    omar.follows("E-2026-0001")
    omar.presses("Answer")
    omar.sees("Councillor Clara Okafor, who then has 5 working days to follow it up")
    omar.writes("What is your answer?", text)
    omar.sends("Send answer")
    omar.sees("Answer sent", text, "Answered")
    mail_says("clara@westhaven.example", "has been answered")


def when_clara_follows_it_up(visit, clock):
    clock.set(2026, 12, 16, 8)
    clara = visit("clara", width=PHONE)
    clara.opens("/")
    clara.sees("Waiting for you: 1", "Answered by")
    clara.follows(TITLE)
    clara.sees("The glass comes on Friday.", "You can follow up until")
    clara.presses("Follow up the answer")
    clara.writes("What still needs an answer?", "And the seat?")
    clara.presses("Send follow-up")
    clara.sees("The enquiry is open again", "And the seat?", "has your follow-up", "23 December")
    clock.set(2026, 12, 16, 9, 1)  # officers hear of it when they are at work
    mail_says("omar@westhaven.example", "has followed up an answer")


def then_the_clock_closes_it(visit, clock):
    clock.set(2026, 12, 24, 23, 30)
    assert close_answered() == 0
    clock.set(2026, 12, 25, 0, 10)
    assert close_answered() == 1
    assert Enquiry.objects.get().status == Status.CLOSED
    clara = visit("clara", width=PHONE)
    clara.opens("/")
    clara.sees("You have no open enquiries")
    clara.follows("Closed enquiries")
    clara.follows(TITLE)
    clara.sees("This enquiry is closed", "The seat comes with it.", "The portal closed it")
    clara.sees("Follow up the answer: no longer", "Raise a new enquiry")


def mail_says(to, words):
    """The one email to this person since the last check that contains these words."""
    mail.outbox.clear()
    send_notices()
    letters = [letter for letter in mail.outbox if letter.to == [to] and words in str(letter.body)]
    assert len(letters) == 1, [(letter.to, letter.body) for letter in mail.outbox]
    return letters[0]
