"""Documents in a browser: asked for on a phone, decided, disputed, opened, and no longer opened."""

import pytest

from documents.models import DocumentRequest, Outcome
from tests.documents import cases
from tests.files import pdf
from tests.journeys.visitor import PHONE
from tests.people import named

TITLE = cases.TITLE
LAST_DAY = {"Day": "31", "Month": "12", "Year": "2026"}
REASONS = "What are your reasons?"
EXEMPT = "Does what you release hold exempt or confidential information?"


def the_request():
    return DocumentRequest.objects.filter(member=named("clara")).latest("pk")


def at(visit, who, **more):
    """That person, in front of Clara's latest request."""
    visitor = visit(who, **more)
    visitor.opens(the_request().get_absolute_url())
    return visitor


def attaches(visitor, label, tmp_path, pages=3):
    file = tmp_path / "report.pdf"
    file.write_bytes(pdf(pages))
    visitor.page.get_by_label(label, exact=True).set_input_files(file)


def chooses_in(visitor, question, answer):
    group = visitor.page.get_by_role("group", name=question)
    group.get_by_label(answer, exact=True).check()


def releases(visitor, outcome, button, tmp_path):
    """On the page of a request: chooses the outcome and fills in its form."""
    visitor.follows_or_presses(outcome)
    visitor.reads(outcome)
    attaches(visitor, "Which files do you release?", tmp_path)
    if outcome == "Release part of it":
        visitor.writes("What is left out?", "Pages 31 to 36")
        visitor.page.get_by_label("Financial or business affairs").check()
    chooses_in(visitor, EXEMPT, "No")
    chooses_in(visitor, "Is it a report?", "Yes")
    visitor.picks("Which officer answers for the report?", "Grace Lund")
    visitor.writes(REASONS, "The drawings are needed for the casework.")
    for part, number in LAST_DAY.items():
        visitor.writes(part, number)
    visitor.presses(button)


@pytest.mark.parametrize("javascript", [True, False], ids=["with", "without"])
def test_a_document_is_asked_for_on_a_phone_one_question_a_page(visit, javascript):
    clara = visit("clara", width=PHONE)
    clara.opens("/documents/")
    clara.reads("Documents")
    clara.presses("Ask for a document")
    clara.reads("The document")
    clara.presses("Continue")
    clara.is_told("Enter which document")
    clara.writes("Which document do you want to see?", TITLE)
    clara.writes("What do you know of it?", "September 2026, 48 pages")
    clara.presses("Continue")
    clara.reads("On what right do you ask?")
    clara.chooses("You need it for your duties")
    clara.presses("Continue")
    clara.reads("Why you need it")
    clara.chooses("Casework for a resident")
    clara.writes("Why do you need to see it?", "Twelve residents share the road.")
    clara.presses("Continue")
    answers_the_rest(clara)
    clara.opens("/")
    clara.sees("Documents that you asked for", TITLE)


def answers_the_rest(clara):
    clara.picks("Which service holds it?", "Highways")
    clara.presses("Continue")
    clara.writes("For which meeting?", "Planning Committee")
    clara.presses("Continue")
    chooses_in(clara, "Do you ask for somebody else?", "No")
    chooses_in(clara, "Does it hold anybody’s personal details?", "No")
    clara.presses("Continue")
    chooses_in(clara, "Do you have an interest to declare in it?", "No")
    clara.presses("Continue")
    clara.reads("Check and send")
    clara.sees("the head of Highways", "Monitoring Officer", "No other councillor", "15 December")
    clara.presses("Ask for it")
    clara.reads("Request sent")


def test_it_is_released_accepted_opened_and_at_last_expired(visit, clock, tmp_path):
    cases.assigned()
    omar = at(visit, "omar")
    releases(omar, "Release it", "Release it", tmp_path)
    omar.sees("Decided", "Released")
    clara = at(visit, "clara", width=PHONE)
    clara.follows_or_presses("Open what was released")
    clara.reads(TITLE)
    clara.sees("Before you open it", "Use it only for your casework", "Thursday 31 December 2026")
    clara.presses("Accept and open")
    clara.is_told("Accept the conditions to open it")
    clara.chooses("I accept these conditions")
    clara.presses("Accept and open")
    clara.sees("The conditions that you accepted")
    clara.follows("report.pdf")
    clara.sees("You have not opened it yet")
    with clara.page.expect_download() as saved:
        clara.presses("Save a copy")
    assert saved.value.suggested_filename == "report.pdf"
    omar.opens(clara.page.url.removeprefix(clara.server))
    omar.sees("Clara Okafor", "saved a copy")
    clock.set(2027, 1, 1, 9)
    late = at(visit, "clara", width=PHONE)
    late.sees("Expired")
    late.opens(clara.page.url.removeprefix(clara.server))
    late.sees("Your access ended on Thursday 31 December 2026")


def test_it_is_refused_and_decided_by_the_chief_executive_after_the_view(visit, clock, tmp_path):
    cases.assigned()
    omar = at(visit, "omar")
    omar.follows_or_presses("Refuse it")
    omar.page.get_by_label("Financial or business affairs").check()
    omar.writes(REASONS, "The bids are open until 18 December.")
    omar.presses("Refuse it")
    omar.sees("Refused")
    clara = at(visit, "clara", width=PHONE)
    clara.sees("paragraph 3", "Freedom of Information Act 2000")
    clara.follows_or_presses("Ask for a final decision by the Chief Executive")
    clara.writes("Why do you dispute the decision?", "Only the drawings.")
    clara.presses("Ask for a final decision")
    clara.sees("A final decision is asked for", "For final decision")
    eve = waits_for_the_view(visit)
    mona = at(visit, "mona")
    mona.follows_or_presses("Record your view")
    mona.writes("What is your view?", "The drawings hold no price.")
    mona.presses("Record your view")
    mona.sees("Your view is recorded")
    eve.opens(the_request().get_absolute_url())
    eve.sees("The drawings hold no price.")
    releases(eve, "Release part of it", "Release this part", tmp_path)
    eve.sees("Decided finally", "Part released")
    clara.opens(the_request().get_absolute_url())
    clara.sees("Final decision", "Pages 31 to 36", "Part released")
    clara.does_not_see("hold no price")


def waits_for_the_view(visit):
    eve = at(visit, "eve")
    eve.sees("You cannot decide this yet", "whose view is not recorded", "Cannot start yet")
    eve.does_not_see("Release part of it")
    eve.follows_or_presses("Remind whoever is consulted")
    eve.presses("Send a reminder")
    return eve


def test_part_of_it_is_released_and_the_rest_may_be_disputed(visit, clock, tmp_path):
    cases.assigned()
    omar = at(visit, "omar")
    releases(omar, "Release part of it", "Release this part", tmp_path)
    clara = at(visit, "clara", width=PHONE)
    clara.follows_or_presses("Open what was released")
    clara.sees("Left out: Pages 31 to 36", "Ask the Chief Executive to decide on the rest")


def test_it_may_be_looked_at_page_by_page_and_not_saved(visit, clock, tmp_path):
    cases.assigned()
    omar = at(visit, "omar")
    releases(omar, "Let it be inspected only", "Let it be inspected", tmp_path)
    clara = at(visit, "clara", width=PHONE)
    clara.follows_or_presses("Open what was released")
    clara.chooses("I accept these conditions")
    clara.presses("Accept and open")
    clara.follows("report.pdf")
    clara.sees("It was not released to be saved")
    clara.follows("Look at it here")
    clara.sees("Page 1 of 3")
    waits_for_the_picture(clara)
    clara.follows("Page 2")
    waits_for_the_picture(clara)
    clara.sees("Page 2 of 3", "looked at page 1")


def waits_for_the_picture(visitor):
    """It is made when it is asked for, so it may come after the page around it."""
    shown = "() => document.querySelector('img.app-picture').naturalWidth > 100"
    visitor.page.wait_for_function(shown)


def test_a_second_councillor_asks_for_the_same_and_learns_nothing(visit, clock):
    first = cases.decided(Outcome.REFUSE)
    cases.assigned(member="nia", why="I speak on it.")
    nia = visit("nia", width=PHONE)
    nia.opens("/documents/")
    nia.follows(TITLE)
    nia.sees("What you asked", "I speak on it.")
    nia.does_not_see("Clara", first.reference, "The bids", "decided on it before")
    nia.opens(first.get_absolute_url())
    nia.reads("Page not found")
    omar = visit("omar")
    omar.opens(DocumentRequest.objects.get(member=named("nia")).get_absolute_url())
    omar.sees("You decided on it before", "You refused it", "An equal need is treated equally")
    omar.does_not_see("Clara")


def test_advice_comes_first_where_the_councillor_has_an_interest(visit, clock):
    cases.held(clock)
    clara = at(visit, "clara", width=PHONE)
    clara.sees("Waiting for advice", "Town Clerk", "nobody in Highways before the advice")
    ruth = at(visit, "ruth")
    ruth.reads("Page not found")
    eve = at(visit, "eve")
    eve.follows_or_presses("Record your advice")
    eve.presses("Record your advice")
    eve.is_told("Enter your message")
    eve.writes("What do you advise?", "Declare it, and leave the bids to others.")
    eve.presses("Record your advice")
    eve.sees("Your advice is recorded", "Asked")
    for reader in (clara, ruth):
        reader.opens(the_request().get_absolute_url())
        reader.sees("Declare it, and leave the bids to others.")
