"""Steps of lodging a complaint: the order of the questions, and which apply by the answers."""

from casework.journeys import Answers, Journey, Progress, Step, with_answers
from complaints.lodging.ask_what import EffectsForm, LetterForm, WhatForm, WhenForm
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
    TrackForm,
    WhoForm,
)
from complaints.lodging.ask_whose_name import WhoseNameAboutForm, WhoseNamesOthersForm
from complaints.lodging.drafts import is_from_member
from complaints.lodging.likely_people import (
    are_others_asked,
    are_others_settled,
    is_about_asked,
    is_about_settled,
)
from complaints.models import Category
from foundation.types import Cleaned
from people.models import User


def asks_about_effects(progress: Progress) -> bool:
    answers = progress.answers
    return bool(answers.get("asks_effects")) and Category.BULLYING in answers.get("categories", ())


def asks_for_letter(progress: Progress) -> bool:
    return bool((progress.answers.get("case") or {}).get("has_letters"))


def asks_about_first_step(progress: Progress) -> bool:
    return bool(progress.answers.get("first_step"))


def asks_for_level(progress: Progress) -> bool:
    return bool(progress.answers.get("levels"))


JOURNEY = Journey(
    overline="Complain in confidence",
    steps=(
        Step("about", TrackForm, "Complain in confidence"),
        Step("who", WhoForm, "Who your complaint is about"),
        Step("whose-name", WhoseNameAboutForm, "", is_about_asked, is_about_settled),
        Step("what", WhatForm, "What happened"),
        Step("effects", EffectsForm, "How it affected people", asks_about_effects),
        Step("when", WhenForm, "When and where"),
        Step("letter", LetterForm, "", asks_for_letter),
        Step("others", OthersForm, "Who else was there"),
        Step(
            "whose-names",
            WhoseNamesOthersForm,
            "The people you named",
            are_others_asked,
            are_others_settled,
        ),
        Step("formal", FormalForm),
        Step("first", FirstForm, "Before you complain", asks_about_first_step),
        Step("level", LevelForm, "", asks_for_level),
        Step("outcome", OutcomeForm, "The outcome you want"),
        Step("name", NameForm),
        Step("files", FilesForm),
    ),
    start="complaints:begin",
    question="complaints:step",
    check="complaints:check",
    before="complaints:index",
)


def is_taken_here(user: User, track: str) -> bool:
    """Whether the portal takes this kind of complaint, or points to another procedure."""
    return track == (COUNCIL if is_from_member(user) else CONDUCT)


def answers_after(answers: Answers, step: Step, cleaned: Cleaned) -> Answers:
    """The answers with those of one page added. A letter belongs to its case, and goes with it."""
    kept = with_answers(answers, step, cleaned)
    if "case" in cleaned and cleaned["case"] != answers.get("case"):
        kept |= {"letter": {}, "done": [slug for slug in kept["done"] if slug != "letter"]}
    return kept
