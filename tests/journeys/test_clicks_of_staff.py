"""Clicks of the eight commonest jobs of staff, from the page after sign-in until it is done.

A click is a link, a button, an answer to tick or a choice in a list. Typing is none. On a phone the
menu takes one more. Each job is done the shortest way that there is: a step more, and it fails.
"""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from enquiries.models import Kind
from tests.enquiries import cases
from tests.enquiries.contentious import proposed, switch_on
from tests.enquiries.standard_answers import standard_answer
from tests.journeys.visitor import DESK, PHONE

TITLE, TEXT = "Resurfacing of Harbour Road", "In April, from the quay to the school."
CLICKS = ("follows", "follows_in_menu", "follows_or_presses", "presses", "chooses", "picks")
PREVIEW = ("presses", "Preview letter")


class Job(NamedTuple):
    """Who does it, on which enquiries, step by step, and what they read when it is done. `pages`
    open one after the other, the first page not counted."""

    name: str
    who: str
    scene: Callable[[], object]
    clicks: int
    pages: int
    steps: tuple[tuple[str, ...], ...]
    done: str


def five_unassigned():
    for _ in range(5):
        cases.raised()


def an_answerable_question():
    standard_answer()
    cases.assigned()


def a_waiting_letter():
    switch_on("every")
    proposed(cases.assigned())


def a_planning_case():
    cases.answered(cases.assigned(kind=Kind.WARD, place="Application 26/01234"))


JOBS = (
    Job(
        "send a holding reply",
        "omar",
        cases.assigned,
        clicks=6,
        pages=4,
        steps=(
            ("follows", TITLE),
            ("follows_or_presses", "Send a holding reply"),
            ("chooses", "A visit or survey is needed"),
            ("chooses", "In 5 working days"),
            ("writes", "What do you want to tell the councillor?", TEXT),
            PREVIEW,
            ("presses", "Send holding reply"),
        ),
        done="Holding reply sent",
    ),
    Job(
        "answer with a standard answer",
        "omar",
        an_answerable_question,
        clicks=6,
        pages=5,
        steps=(
            ("follows", TITLE),
            ("follows_or_presses", "Answer"),
            ("picks", "Standard answer, best match first", "Resurfacing: when?"),
            ("presses", "Insert"),
            PREVIEW,
            ("presses", "Send answer"),
        ),
        done="Answer sent",
    ),
    Job(
        "ask the councillor",
        "omar",
        cases.assigned,
        clicks=4,
        pages=4,
        steps=(
            ("follows", TITLE),
            ("follows_or_presses", "Ask Councillor Clara Okafor a question"),
            ("writes", "What do you need to know?", "Which end of it?"),
            PREVIEW,
            ("presses", "Send question"),
        ),
        done="Question sent",
    ),
    Job(
        "pass to another service",
        "omar",
        cases.assigned,
        clicks=5,
        pages=4,
        steps=(
            ("follows", TITLE),
            ("follows_or_presses", "Pass to another service"),
            ("picks", "Which service should deal with it?", "Waste"),
            ("writes", "Why are you passing it to another service?", "It is about bins."),
            PREVIEW,
            ("presses", "Pass to service"),
        ),
        done="Enquiry passed to another service",
    ),
    Job(
        "ask another service for a contribution",
        "omar",
        cases.assigned,
        clicks=4,
        pages=3,
        steps=(
            ("follows", TITLE),
            ("follows_or_presses", "Ask for a contribution"),
            ("picks", "Who do you want to ask?", "Waste, as a service"),
            ("writes", "What do you need from them?", "When is the road swept?"),
            ("writes", "Day", "3"),
            ("writes", "Month", "12"),
            ("writes", "Year", "2026"),
            ("presses", "Send question"),
        ),
        done="Question sent. Your colleague will be told",
    ),
    Job(
        "assign five enquiries",
        "dev",
        five_unassigned,
        clicks=9,
        pages=3,
        steps=(
            ("follows", "All enquiries to assign"),
            *(("chooses", f"E-2026-000{number}, {TITLE}") for number in range(1, 6)),
            ("presses", "Assign the ticked enquiries"),
            ("picks", "Highways, 5 ticked", "Grace Lund, 0 open"),
            ("presses", "Assign 5 enquiries"),
        ),
        done="5 enquiries assigned",
    ),
    Job(
        "find an enquiry by its planning reference",
        "omar",
        a_planning_case,
        clicks=2,
        pages=2,
        steps=(
            ("writes", "Reference, words, resident, place or person", "26/01234"),
            ("presses", "Search"),
            ("follows", "E-2026-0001"),
        ),
        done="Yes, in April.",
    ),
    Job(
        "approve a letter",
        "ruth",
        a_waiting_letter,
        clicks=3,
        pages=2,
        steps=(
            ("follows", TITLE),
            ("chooses", "Yes, send it now"),
            ("presses", "Continue"),
        ),
        done="Decision on the letter recorded",
    ),
)


@pytest.mark.parametrize("width", [DESK, PHONE])
@pytest.mark.parametrize("job", JOBS, ids=[job.name for job in JOBS])
def test_a_job_takes_so_many_clicks_and_pages(visit, clock, job, width):
    job.scene()
    visitor = visit(job.who, width=width)
    visitor.opens("/")
    opened = []
    visitor.page.on(
        "response",
        lambda answer: (
            opened.append(answer.url)
            if answer.request.is_navigation_request() and answer.status == 200
            else None
        ),
    )
    for verb, *words in job.steps:
        getattr(visitor, verb)(*words)
    visitor.sees(job.done)
    assert sum(verb in CLICKS for verb, *_ in job.steps) == job.clicks
    assert len(opened) == job.pages
