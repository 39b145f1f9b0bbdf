"""What a councillor reads first on the page of an enquiry, in every state."""

import re
from uuid import uuid4

import pytest

from enquiries import actions, follow_ups, settlement
from foundation.history import write
from tests.enquiries import cases
from tests.enquiries.pages import page
from tests.journeys import scenes
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db
OMAR = "Omar Haddad, Highways,"


def chased(clock):
    enquiry = scenes.overdue(clock)
    return actions.chase(enquiry, text="Where is it?", by=named("clara"), key=uuid4())


def replied(clock):
    enquiry = cases.waiting()
    return actions.reply(enquiry, text="The north end.", by=named("clara"), key=uuid4())


def followed_up(clock):
    enquiry, by = cases.answered(), named("clara")
    return follow_ups.follow_up(enquiry, text="Which week?", by=by, key=uuid4())


def settled(clock):
    enquiry = cases.answered()
    settlement.settle(enquiry, by=named("clara"))
    return enquiry


def held_too_long(clock):
    enquiry = cases.held()
    clock.set(2026, 12, 18, 10)
    return enquiry


def replied_alone(clock):
    enquiry = scenes.officers_question(clock)
    return actions.reply(enquiry, text="It does.", by=named("clara"), key=uuid4())


def withdrawn_question(clock):
    enquiry = scenes.officers_question(clock)
    return actions.withdraw(enquiry, text="Solved", by=named("omar"), key=uuid4())


STATES = {
    scenes.raised: [
        "Highways has your enquiry, but no officer has it yet.",
        "Answer due Tuesday 8 December, 7 days left",
        "We will tell you who has it by Wednesday 2 December.",
    ],
    scenes.assigned: [
        f"{OMAR} has your enquiry.",
        "Answer due Tuesday 8 December, 7 days left",
    ],
    scenes.waiting: [f"{OMAR} has asked you a question."],
    scenes.held: [f"{OMAR} has sent a holding reply.", "Answer promised for Tuesday 15 December"],
    scenes.overdue: [
        "The answer from Omar Haddad, Highways, is overdue.",
        "Answer was due Tuesday 8 December, 2 days overdue",
    ],
    held_too_long: ["The answer promised by Omar Haddad, Highways, is overdue."],
    chased: [
        "You chased this enquiry on Thursday 10 December.",
        "Answer to the chase due",
        "The message went to Colin Baxter and Omar Haddad.",
    ],
    replied: [f"{OMAR} has your reply.", "Nothing is due from you."],
    scenes.answered: [
        f"{OMAR} has answered.",
        "You can follow up until Tuesday 8 December, 5 working days left",
    ],
    followed_up: [f"{OMAR} has your follow-up.", "Answer due Tuesday 8 December"],
    scenes.closed: [
        f"{OMAR} answered on Tuesday 1 December.",
        "The time for following up the answer has passed.",
    ],
    settled: ["You said this is settled.", "no one can follow up the answer"],
    scenes.redirected: [f"{OMAR} has redirected this enquiry."],
    scenes.withdrawn: ["You withdrew this enquiry.", "No answer is due."],
    scenes.officers_question: [f"{OMAR} has asked you a question."],
    replied_alone: ["You replied to the question.", "Nothing is due from you."],
    withdrawn_question: [f"{OMAR} has withdrawn the question.", "Nothing is due from you."],
}


def state_on_page(client, enquiry):
    """What stands between the title and the newest letter, without its markup."""
    shown = page(client, "detail", enquiry).partition('class="app-state"')[2]
    return " ".join(re.sub("<[^>]+>", " ", shown.partition("<section")[0]).split()).replace(
        " ,", ","
    )


@pytest.mark.parametrize("state", STATES)
def test_the_first_thing_a_councillor_reads(state, clock):
    enquiry = state(clock)
    shown = state_on_page(signed_in("clara"), enquiry)
    assert [words for words in STATES[state] if words not in shown] == []


def test_a_councillor_who_is_told_about_it_reads_whose_it_is(clock):
    enquiry = cases.answered()
    write(enquiry, by=named("omar"), reason="answered", informed=named("nia"))
    shown = state_on_page(signed_in("nia"), enquiry)
    assert "Councillor Clara Okafor can follow up until Tuesday 8 December" in shown
    assert "Asked by Councillor Clara Okafor, Harbour ward." in shown
    assert "Thank you, this is settled" not in page(signed_in("nia"), "detail", enquiry)
