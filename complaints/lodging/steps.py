"""Steps of lodging a complaint: the order of the questions, and which apply by the answers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from complaints.lodging.ask_what import EffectsForm, LetterForm, WhatForm, WhenForm, has_effects
from complaints.lodging.ask_who import (
    CONDUCT,
    COUNCIL,
    FilesForm,
    FirstForm,
    FormalForm,
    LevelForm,
    NameForm,
    OthersForm,
    OutcomeForm,
    StepForm,
    TrackForm,
    WhoForm,
)
from complaints.lodging.drafts import Answers, is_from_member
from people.models import User


@dataclass(frozen=True)
class Step:
    """A page: its address, its form, what it is called when checked, and when it is asked."""

    slug: str
    form: type[StepForm]
    asked: Callable[[Answers], bool] = lambda answers: True
    heading: str = ""


STEPS = (
    Step("about", TrackForm, heading="Complain in confidence"),
    Step("who", WhoForm, heading="Who your complaint is about"),
    Step("what", WhatForm, heading="What happened"),
    Step("effects", EffectsForm, has_effects, "How it affected people"),
    Step("when", WhenForm, heading="When and where"),
    Step(
        "letter", LetterForm, lambda answers: bool((answers.get("case") or {}).get("has_letters"))
    ),
    Step("others", OthersForm, heading="Who else was there"),
    Step("formal", FormalForm),
    Step(
        "first", FirstForm, lambda answers: bool(answers.get("first_step")), "Before you complain"
    ),
    Step("level", LevelForm, lambda answers: bool(answers.get("levels"))),
    Step("outcome", OutcomeForm, heading="The outcome you want"),
    Step("name", NameForm),
    Step("files", FilesForm),
)
BY_SLUG = {step.slug: step for step in STEPS}


def is_taken_here(user: User, track: str) -> bool:
    """Whether the portal takes this kind of complaint, or points to another procedure."""
    return track == (COUNCIL if is_from_member(user) else CONDUCT)


def steps_for(answers: Answers) -> list[Step]:
    return [step for step in STEPS if step.asked(answers)]


def next_step(answers: Answers) -> Step | None:
    """The first page not answered yet; None when all are."""
    done = answers.get("done", [])
    return next((step for step in steps_for(answers) if step.slug not in done), None)


def step_before(answers: Answers, step: Step) -> Step | None:
    steps = steps_for(answers)
    at = steps.index(step) if step in steps else 0
    return steps[at - 1] if at else None


def with_answer(answers: Answers, step: Step, cleaned: dict[str, Any]) -> Answers:
    """The answers with those of one page added, in a shape that JSON keeps."""
    said = {name: json_value(v) for name, v in cleaned.items() if name not in ("key", "signed_for")}
    done = {*answers.get("done", []), step.slug}
    if "case" in said and said["case"] != answers.get("case"):
        said["letter"], done = {}, done - {"letter"}
    return answers | said | {"done": sorted(done)}


def json_value(value: Any) -> Any:
    if hasattr(value, "pk"):
        return value.pk
    return value.isoformat() if isinstance(value, date) else value
