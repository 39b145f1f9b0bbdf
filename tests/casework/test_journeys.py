"""The engine of the journeys: which question comes next, which before, and what is kept."""

from datetime import date
from uuid import uuid4

import pytest
from django.http import Http404

from casework.journeys import Journey, Progress, Step, StepForm, with_answers
from people.models import Ward


def is_urgent(progress):
    return progress.answers.get("urgent") == "yes"


def has_title(progress):
    return bool(progress.answers.get("title"))


JOURNEY = Journey(
    overline="Ask",
    steps=(
        Step("what", StepForm, still_answered=has_title),
        Step("why", StepForm, "Why it is urgent", is_urgent),
        Step("when", StepForm, "When"),
    ),
    start="enquiries:raise",
    question="enquiries:raise-step",
    check="enquiries:check",
    before="home",
)
WHAT, WHY, WHEN = JOURNEY.steps
KEY = uuid4()
RAISE = f"/enquiries/raise/{KEY}"


def progress(*done, **answers):
    return Progress(user=None, answers=answers | {"done": list(done)}, protocol=None, key=KEY)


def test_a_question_that_is_not_asked_is_neither_next_nor_before():
    done = progress("what", title="Kerb")
    assert JOURNEY.next_step(done) == WHEN
    assert JOURNEY.step_before(done, WHEN) == WHAT
    assert JOURNEY.asked_step(done, "why") is None
    urgent = progress("what", title="Kerb", urgent="yes")
    assert JOURNEY.next_step(urgent) == WHY
    assert JOURNEY.step_before(urgent, WHEN) == WHY
    assert JOURNEY.asked_step(urgent, "why") == WHY


def test_a_page_that_the_journey_does_not_have_is_not_found():
    with pytest.raises(Http404):
        JOURNEY.asked_step(progress(), "wherefore")


def test_an_answer_that_no_longer_does_is_asked_again():
    assert JOURNEY.next_step(progress("what", "when")) == WHAT
    assert JOURNEY.next_url(progress("what", "when")) == f"{RAISE}/what/"
    assert JOURNEY.next_url(progress("what", "when", title="Kerb")) == f"{RAISE}/check/"


def test_back_leads_out_of_the_first_question_and_to_the_one_before_of_any_other():
    form = StepForm()
    assert JOURNEY.question_context(progress(), WHAT, form)["back"] == ("/", "Back")
    context = JOURNEY.question_context(progress("what"), WHEN, form)
    assert (context["heading"], context["back"]) == ("When", (f"{RAISE}/what/", "Back"))
    form.heading = "What you need"
    assert JOURNEY.question_context(progress(), WHEN, form)["heading"] == "What you need"


def test_answers_are_kept_as_json_has_them_and_those_before_stay():
    typed = {"on": date(2026, 12, 3), "ward": Ward(pk=7), "key": uuid4(), "signed_for": "1:x"}
    kept = with_answers({"title": "Kerb", "done": ["what"]}, WHEN, typed)
    sent = {"forms": {"when": str(typed["key"])}}
    answers = {"title": "Kerb", "on": "2026-12-03", "ward": 7, "done": ["what", "when"]}
    assert kept == answers | sent
    assert with_answers(kept, WHEN, {"on": None})["done"] == ["what", "when"]


def test_the_check_leads_back_to_the_page_of_each_answer_and_leaves_out_what_was_not_asked():
    rows = [("Title", ["Kerb"], "what"), ("Why", [], "why")]
    context = JOURNEY.check_context(progress("what", "when"), rows)
    assert context["back"] == (f"{RAISE}/when/", "Back")
    assert context["answers"] == [
        {"key": "Title", "lines": ["Kerb"], "change_url": f"{RAISE}/what/"}
    ]
