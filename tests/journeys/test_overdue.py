"""An overdue enquiry: the councillor chases it, and reminders go to more senior officers."""

import pytest
from django.core import mail

from casework.jobs import send_notices
from enquiries.jobs import nudge
from tests.enquiries import cases
from tests.journeys.visitor import PHONE

pytestmark = pytest.mark.parametrize(
    "javascript", [True, False], ids=["with JavaScript", "without JavaScript"]
)


def test_an_overdue_enquiry_is_chased_with_the_chief_officer(visit, clock):
    enquiry = cases.assigned()
    clara_cannot_chase_before_it_is_late(visit, enquiry)
    clock.set(2026, 12, 9, 9, 30)
    then_the_ladder_tells_the_head_of_service(clock)
    when_clara_chases(visit)
    then_the_chief_officer_hears_of_it()
    then_colin_finds_it_first_in_his_queue(visit, enquiry)
    when_omar_answers_the_chase_is_over(visit, enquiry)


def clara_cannot_chase_before_it_is_late(visit, enquiry):
    clara = visit("clara", width=PHONE)
    clara.opens(enquiry.get_absolute_url())
    clara.sees(
        "Chase this enquiry: not yet", "after Tuesday 8 December", "Colin Baxter, Director of Place"
    )


def then_the_ladder_tells_the_head_of_service(clock):
    """No sweep ran for a week, so the reminders go when all that are late have been written."""
    nudge()
    clock.set(2026, 12, 9, 9, 45)
    mail.outbox.clear()
    send_notices()
    letters = {letter.to[0]: str(letter.body) for letter in mail.outbox}
    assert "1 working day overdue" in letters["ruth@westhaven.example"]
    assert "colin@westhaven.example" not in letters


def when_clara_chases(visit):
    clara = visit("clara", width=PHONE)
    clara.opens()
    clara.sees("Was due Tuesday 8 December", "1 day overdue")
    clara.follows("Chase this")
    clara.reads("Chase this enquiry")
    clara.sees("Your message goes to Colin Baxter, Director of Place.")
    clara.writes("What do you want to say?", "It was due yesterday.")
    clara.presses("Chase enquiry")
    clara.sees("Enquiry chased", "It was due yesterday.", "You chased it")


def then_the_chief_officer_hears_of_it():
    mail.outbox.clear()
    send_notices()
    letters = {letter.to[0]: str(letter.body) for letter in mail.outbox}
    assert "chased an overdue enquiry" in letters["colin@westhaven.example"]
    assert "chased an overdue enquiry" in letters["omar@westhaven.example"]


def then_colin_finds_it_first_in_his_queue(visit, enquiry):
    colin = visit("colin")
    colin.opens("/enquiries/")
    colin.follows("1 overdue")
    colin.sees("Highways: 1 overdue", enquiry.title, "1 day overdue")
    colin.follows(enquiry.reference)
    colin.sees("Councillor Clara Okafor chased it", "Answer to the chase")


def when_omar_answers_the_chase_is_over(visit, enquiry):
    omar = visit("omar")
    omar.opens(enquiry.get_absolute_url() + "answer/")
    omar.writes("What is your answer?", "In April.")
    omar.sends("Send answer")
    omar.sees("Answer sent", "Kept late", "Kept on time")
