"""The steps of asking for a document: two pages and the check, and others where they apply."""

from casework.journeys import Journey, Progress, Step
from documents.asking import rules
from documents.asking.forms import (
    CommitteeForm,
    DocumentForm,
    MoreForm,
    RecruitmentForm,
    WhyForm,
)


def has_a_right(progress: Progress) -> bool:
    """A draft from before the right stood on the first page may lack it."""
    return bool(progress.answers.get("right"))


def still_complete(progress: Progress) -> bool:
    """Likewise. A reason or a service may be needed now that was not when this was answered."""
    answers = progress.answers
    needed = ["purpose", "why"] if rules.weighs_need(progress) else []
    needed += ["service"] if rules.asks_for_service(progress) else []
    return "applies" in answers and all(answers.get(name) for name in needed)


JOURNEY = Journey(
    overline="Ask for a document",
    steps=(
        Step("document", DocumentForm, "The document", still_answered=has_a_right),
        Step("recruitment", RecruitmentForm, "", rules.asks_about_recruitment),
        Step("committee", CommitteeForm, "", rules.asks_for_committee),
        Step("why", WhyForm, "Why you need it", still_answered=still_complete),
        Step("more", MoreForm, "More details", rules.asks_more, rules.interest_is_described),
    ),
    start="documents:ask",
    question="documents:ask-step",
    check="documents:check",
    before="documents:index",
)
