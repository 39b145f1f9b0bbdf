"""Documents in a browser: asked for on a phone, decided, disputed, opened, and no longer opened."""

import pytest

from documents.forms import HELD_LABEL, WHY_NOT_LABEL
from documents.models import DocumentRequest, Outcome
from tests.documents import cases
from tests.files import pdf
from tests.journeys.visitor import PHONE
from tests.people import named

TITLE = cases.TITLE
LAST_DAY = {"Day": "31", "Month": "12", "Year": "2026"}
REASONS = "What are your reasons?"
EXEMPT = "Does what you are releasing contain exempt or confidential information?"


def the_request():
    return DocumentRequest.objects.filter(member=named("clara")).latest("pk")


def at(visit, who, **more):
    """That person, in front of Clara's latest request."""
    visitor = visit(who, **more)
    visitor.opens(the_request().get_absolute_url())
    return visitor


def attaches(visitor, label, tmp_path, pages=3, name="report.pdf"):
    file = tmp_path / name
    file.write_bytes(pdf(pages))
    visitor.page.get_by_label(label, exact=True).set_input_files(file)


def chooses_in(visitor, question, answer):
    group = visitor.page.get_by_role("group", name=question)
    group.get_by_label(answer, exact=True).check()


def releases(visitor, outcome, button, tmp_path, whole=False):
    """On the page of a request: chooses the outcome and fills in its form. If the decision can be
    disputed, with the whole document for the office of the final decision."""
    visitor.follows_or_presses(outcome)
    visitor.reads(outcome)
    if whole:
        attaches(visitor, HELD_LABEL, tmp_path, 36, "whole.pdf")
    attaches(visitor, "Which files are you releasing?", tmp_path)
    if outcome == "Release part of the document":
        visitor.writes("What have you left out?", "Pages 31 to 36")
        visitor.page.get_by_label("Financial or business affairs").check()
    chooses_in(visitor, EXEMPT, "No")
    chooses_in(visitor, "Is it a report?", "Yes")
    visitor.picks("Which officer is responsible for the report’s content?", "Grace Lund")
    visitor.writes(REASONS, "The drawings are needed for the casework.")
    for part, number in LAST_DAY.items():
        visitor.writes(part, number)
    visitor.presses(button)


@pytest.mark.parametrize("javascript", [True, False], ids=["with", "without"])
def test_a_document_is_requested_on_a_phone_on_two_pages(visit, javascript):
    clara = visit("clara", width=PHONE)
    clara.opens("/documents/")
    clara.reads("Documents")
    clara.presses("Ask for a document")
    clara.reads("The document")
    clara.presses("Continue")
    clara.is_told("Enter which document")
    clara.writes("Which document do you want to see?", TITLE)
    clara.writes("What do you know about it? (optional)", "September 2026, 48 pages")
    clara.chooses("You need it for your duties")
    clara.presses("Continue")
    clara.reads("Why you need it")
    clara.chooses("Casework for a resident")
    clara.writes("Why do you need to see it?", "Twelve residents share the road.")
    clara.picks("Which service holds the document?", "Highways")
    clara.presses("Continue")
    sends_it(clara)
    clara.opens("/")
    clara.sees("Documents you asked for", TITLE)


def sends_it(clara):
    clara.reads("Check and send")
    clara.sees("the head of Highways", "Monitoring Officer", "No other councillor", "15 December")
    clara.presses("Send request")
    clara.reads("Request sent")


def test_a_document_is_released_accepted_opened_and_expires(visit, clock, tmp_path):
    cases.assigned()
    omar = at(visit, "omar")
    releases(omar, "Release the document", "Release document", tmp_path)
    omar.sees("Decision recorded", "Released")
    clara = at(visit, "clara", width=PHONE)
    clara.follows_or_presses("Open the released document")
    clara.reads(TITLE)
    clara.sees("Before you open the document", "Only use it for the casework you described")
    clara.sees("Thursday 31 December 2026")
    clara.presses("Accept and open")
    clara.is_told("Accept the conditions to open the document")
    clara.chooses("I accept these conditions")
    clara.presses("Accept and open")
    clara.reads("report.pdf")
    waits_for_the_picture(clara)
    clara.sees("Page 1 of 3")
    assert clara.saves("Save a copy").suggested_filename == "report.pdf"
    omar.opens(clara.page.url.removeprefix(clara.server))
    omar.sees("Clara Okafor", "saved a copy")
    clock.set(2027, 1, 1, 9)
    late = at(visit, "clara", width=PHONE)
    late.sees("Expired")
    late.opens(clara.page.url.removeprefix(clara.server))
    late.sees("Your access ended on Thursday 31 December 2026")


def test_a_refusal_is_decided_by_the_chief_executive_after_the_view(visit, clock, tmp_path):
    cases.assigned()
    omar = at(visit, "omar")
    omar.follows_or_presses("Refuse the request")
    omar.page.get_by_label("Financial or business affairs").check()
    omar.writes(REASONS, "The bids are open until 18 December.")
    omar.presses("Refuse request")
    omar.is_told("Attach the document, or enter why you cannot")
    omar.writes(WHY_NOT_LABEL, "It is on paper, in the safe.")
    omar.presses("Refuse request")
    omar.sees("Refused")
    clara = at(visit, "clara", width=PHONE)
    clara.sees("paragraph 3", "Freedom of Information Act 2000")
    clara.follows_or_presses("Ask for a final decision by the Chief Executive")
    clara.writes("Why are you disputing the decision?", "Only the drawings.")
    clara.presses("Ask for a final decision")
    clara.sees("Request for a final decision sent", "For final decision")
    eve = waits_for_the_view(visit)
    mona = at(visit, "mona")
    mona.follows_or_presses("Record your view")
    mona.writes("What is your view?", "The drawings hold no price.")
    mona.presses("Record view")
    mona.sees("View recorded")
    eve.opens(the_request().get_absolute_url())
    eve.sees("The drawings hold no price.")
    releases(eve, "Release part of the document", "Release part", tmp_path)
    eve.sees("Final decision recorded", "Part released")
    clara.opens(the_request().get_absolute_url())
    clara.sees("Final decision", "Pages 31 to 36", "Part released")
    clara.does_not_see("hold no price", "in the safe")


def waits_for_the_view(visit):
    eve = at(visit, "eve")
    eve.sees("You cannot decide this yet", "Their view has not been recorded", "Cannot start yet")
    eve.does_not_see("Release part of the document")
    eve.follows_or_presses("Remind the office being consulted")
    eve.presses("Send reminder")
    return eve


def test_part_of_a_document_is_released_and_the_rest_can_be_disputed(visit, clock, tmp_path):
    cases.assigned()
    omar = at(visit, "omar")
    releases(omar, "Release part of the document", "Release part", tmp_path, whole=True)
    clara = at(visit, "clara", width=PHONE)
    clara.follows_or_presses("Open the released document")
    clara.sees("Left out: Pages 31 to 36", "Ask for a final decision by the Chief Executive")


def test_a_document_can_be_viewed_page_by_page_and_not_saved(visit, clock, tmp_path):
    cases.assigned()
    omar = at(visit, "omar")
    releases(omar, "Allow inspection only", "Allow inspection", tmp_path)
    clara = at(visit, "clara", width=PHONE)
    clara.follows_or_presses("Open the released document")
    clara.chooses("I accept these conditions")
    clara.presses("Accept and open")
    clara.sees("you cannot save a copy")
    waits_for_the_picture(clara)
    clara.writes("Open at page (1 to 3)", "2")
    clara.presses("Open page")
    waits_for_the_picture(clara)
    clara.sees("Page 2 of 3", "viewed page 1")


def waits_for_the_picture(visitor):
    """It is made when it is asked for, so the page around it comes before it."""
    shown = "() => document.querySelector('img.app-picture')?.naturalWidth > 100"
    visitor.page.wait_for_function(shown)


def test_a_second_councillor_requests_the_document_and_learns_nothing(visit, clock):
    first = cases.decided(Outcome.REFUSE)
    cases.assigned(member="nia", why="I speak on it.")
    nia = visit("nia", width=PHONE)
    nia.opens("/documents/")
    nia.follows(TITLE)
    nia.sees("What you asked for", "I speak on it.")
    nia.does_not_see("Clara", first.reference, "The bids", "decided on this document before")
    nia.opens(first.get_absolute_url())
    nia.reads("Page not found")
    omar = visit("omar")
    omar.opens(DocumentRequest.objects.get(member=named("nia")).get_absolute_url())
    omar.sees(
        "You have decided on this document before",
        "You refused it",
        "Treat equal needs equally",
    )
    omar.does_not_see("Clara")


def test_advice_comes_first_if_the_councillor_has_an_interest(visit, clock):
    cases.awaiting_advice(clock)
    clara = at(visit, "clara", width=PHONE)
    clara.sees(
        "Waiting for advice", "Town Clerk", "no one in Highways until the advice is recorded"
    )
    ruth = at(visit, "ruth")
    ruth.reads("Page not found")
    eve = at(visit, "eve")
    eve.follows_or_presses("Record your advice")
    eve.presses("Record advice")
    eve.is_told("Enter your advice")
    eve.writes("What do you advise?", "Declare it, and leave the bids to others.")
    eve.presses("Record advice")
    eve.sees("Advice recorded", "Asked")
    for reader in (clara, ruth):
        reader.opens(the_request().get_absolute_url())
        reader.sees("Declare it, and leave the bids to others.")
