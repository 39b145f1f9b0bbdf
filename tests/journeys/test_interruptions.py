"""Nothing typed is lost, and nothing happens twice."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from enquiries import actions
from enquiries.models import Draft, Enquiry, LetterKind
from tests.drafting import check_url
from tests.enquiries import cases
from tests.journeys import accessibility
from tests.journeys.visitor import PHONE
from tests.people import named

LONG = "The contractor came on Monday – and found the drain blocked. 🚧\n" * 150
ANSWERS = {
    "kind": "fact",
    "title": "Gritting",
    "text": "Which roads?",
    "interest_declared": "no",
    "interest": "",
    "done": ["about", "question"],
}
both_ways = pytest.mark.parametrize(
    "javascript", [True, False], ids=["with JavaScript", "without JavaScript"]
)


@both_ways
def test_a_session_that_ended_while_writing_keeps_the_text(visit):
    enquiry = cases.assigned()
    omar = visit("omar")
    omar.opens(enquiry.get_absolute_url() + "answer/")
    omar.writes("What is your answer?", LONG)
    Session.objects.all().delete()
    omar.presses("Preview letter")
    omar.reads("Sign in")
    omar.signs_in_as("omar")
    omar.sees("What you wrote is still here. Send it again.")
    omar.still_has("What is your answer?", LONG)
    omar.sends("Send answer")
    omar.sees("Answer sent")
    assert enquiry.letters.get(kind=LetterKind.ANSWER).body.strip() == LONG.strip()


def test_what_one_person_typed_is_not_shown_to_the_next(visit):
    enquiry = cases.assigned()
    omar = visit("omar")
    omar.opens(enquiry.get_absolute_url() + "answer/")
    omar.writes("What is your answer?", "For Clara only")
    Session.objects.all().delete()
    omar.presses("Preview letter")
    omar.signs_in_as("ruth")
    omar.does_not_see("For Clara only")


def test_send_pressed_twice_makes_one_answer(visit):
    enquiry = cases.assigned()
    omar = visit("omar")
    omar.opens(enquiry.get_absolute_url() + "answer/")
    omar.writes("What is your answer?", "In April.")
    omar.presses("Preview letter")
    omar.page.get_by_role("button", name="Send answer").dblclick()
    omar.sees("In April.", "Answered")
    assert enquiry.letters.filter(kind=LetterKind.ANSWER).count() == 1


def test_send_pressed_twice_on_the_phone_raises_one_enquiry(visit):
    clara = visit("clara", width=PHONE)
    clara.opens("/enquiries/raise/")
    clara.presses("A question of fact")
    clara.writes("What do you want to ask?", "Which roads?")
    clara.has_no_interest()
    clara.reads("Check and send")
    clara.page.get_by_role("button", name="Send enquiry").dblclick()
    clara.reads("Enquiry sent")
    assert Enquiry.objects.count() == 1


def test_the_same_page_sent_from_two_windows_raises_one_enquiry(visit):
    clara = visit("clara", width=PHONE)
    Draft.objects.create(writer=named("clara"), answers=ANSWERS)
    clara.opens(check_url())
    other = clara.opens_another_window(check_url())
    clara.presses("Send enquiry")
    clara.reads("Enquiry sent")
    other.presses("Send enquiry")
    other.reads("Enquiry sent")
    assert Enquiry.objects.count() == 1


@both_ways
def test_of_two_officers_who_answer_at_once_the_second_is_told_and_keeps_the_text(visit):
    enquiry = cases.assigned()
    omar, other_window = visit("omar"), visit("omar")
    for window in (omar, other_window):
        window.opens(enquiry.get_absolute_url() + "answer/")
    omar.writes("What is your answer?", "In April.")
    omar.sends("Send answer")
    omar.sees("Answer sent")
    other_window.writes("What is your answer?", "In May, I think.")
    other_window.presses("Preview letter")
    other_window.is_told("This enquiry was answered by Omar Haddad on Tuesday 1 December at 10am.")
    other_window.still_has("What is your answer?", "In May, I think.")
    assert enquiry.letters.filter(kind=LetterKind.ANSWER).count() == 1


def test_an_answer_to_an_enquiry_assigned_to_someone_else_meanwhile_keeps_the_text(visit):
    enquiry = cases.assigned()
    omar = visit("omar")
    omar.opens(enquiry.get_absolute_url() + "answer/")
    omar.writes("What is your answer?", "In April.")
    actions.assign(enquiry, officer=named("grace"), by=named("ruth"))
    omar.presses("Preview letter")
    omar.is_told("This enquiry is with Grace Lund.")
    omar.still_has("What is your answer?", "In April.")


PRICE = "The contractor has to price it."
HOLIDAY = (
    "Monday 28 December 2026 is not a working day: Boxing Day (substitute day). "
    "Enter a working day, such as Thursday 24 December 2026 or Tuesday 29 December 2026"
)


@both_ways
def test_a_holding_reply_cannot_promise_a_non_working_day(visit):
    enquiry = cases.assigned()
    omar = visit("omar")
    omar.opens(enquiry.get_absolute_url() + "hold/")
    omar.chooses("Waiting for someone outside the council")
    omar.writes("What do you want to tell the councillor?", PRICE)
    for day, problem in {
        (28, 12, 2026): HOLIDAY,
        (6, 12, 2026): "Sunday 6 December 2026 is a Sunday. Enter a working day, such as",
        (30, 11, 2026): "Monday 30 November 2026 is not in the future",
        (1, 12, 2027): "Wednesday 1 December 2027 is later than the protocol allows",
        (31, 2, 2027): "date",
    }.items():
        omar.chooses("Another date")
        for part, number in zip(("Day", "Month", "Year"), day, strict=True):
            omar.writes(part, str(number))
        omar.presses("Preview letter")
        omar.is_told(problem)
        omar.still_has("What do you want to tell the councillor?", PRICE)
        omar.still_has("Day", str(day[0]))
    assert not enquiry.letters.filter(kind=LetterKind.HOLDING).exists()


def test_a_text_that_is_too_long_is_kept_and_counted(visit):
    enquiry = cases.assigned()
    omar = visit("omar")
    omar.opens(enquiry.get_absolute_url() + "answer/")
    omar.writes("What is your answer?", "x" * 20_001)
    omar.presses("Preview letter")
    omar.is_told("Your text is 20,001 characters long. Shorten it to 20,000 or fewer")
    omar.still_has("What is your answer?", "x" * 20_001)
    omar.writes("What is your answer?", "x" * 20_000)
    omar.sends("Send answer")
    omar.sees("Answer sent")


def test_an_empty_form_says_what_is_missing_at_each_question(visit):
    enquiry = cases.assigned()
    omar = visit("omar")
    omar.opens(enquiry.get_absolute_url() + "hold/")
    omar.presses("Preview letter")
    omar.is_told("Select why you cannot answer it yet")
    expect(omar.page.locator(".govuk-error-message")).to_have_count(3)
    omar.follows("Enter what you want to tell the councillor")
    box = omar.page.get_by_label("What do you want to tell the councillor?")
    expect(box).to_be_focused()


def test_somebody_who_is_away_is_warned_and_can_stay(visit):
    enquiry = cases.assigned()
    omar = visit("omar")
    omar.page.clock.install()
    omar.opens(enquiry.get_absolute_url() + "answer/")
    omar.page.clock.run_for("12:30")
    omar.does_not_see("You will be signed out")
    omar.page.clock.run_for("01:00")
    omar.sees("You will be signed out in 2 minutes")
    assert not list(accessibility.Rules(omar.page).broken())
    with omar.page.expect_response("**/account/stay/") as stayed:
        omar.page.get_by_role("button", name="Stay signed in").click()
    assert stayed.value.status == 204
    omar.page.clock.run_for("00:10")
    omar.does_not_see("You will be signed out")
    omar.page.clock.run_for("15:30")
    omar.sees("You have been signed out")
