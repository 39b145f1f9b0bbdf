"""Which questions about a document each person gets: the answers and the protocol decide."""

import re

from django.utils import timezone

from casework.journeys import Answers, Progress
from documents.asking.actions import human_resources_service
from documents.models import sits_on
from documents.models.law import COMMITTEE, RIGHTS
from people.models import Committee
from protocols.behaviours import Behaviour

# What a councillor ticks if it is so; the last three are asked about on a page of their own.
SOMEONE, PROTECTION = "someone", "protection"
PERSONAL, INTEREST, DATE = "personal", "interest", "date"
ASKED_MORE = (PERSONAL, INTEREST, DATE)
# Words of a title that suggests papers about filling a post.
RECRUITMENT = re.compile(
    r"\b(recruit\w*|interview\w*|applicants?|job applications?|short-?list\w*|candidates?|vacanc\w*"
    r"|job descriptions?|person specifications?|appointments? (of|to)|selection panels?)\b",
    re.IGNORECASE,
)


def ticked(answers: Answers) -> list[str]:
    return list(answers.get("applies") or ())


def asks_for_committee(progress: Progress) -> bool:
    return progress.answers.get("right") == COMMITTEE


def weighs_need(progress: Progress) -> bool:
    """Whether a reason is needed: not if they are on the committee (Knutsford 10.2)."""
    answers = progress.answers
    right = RIGHTS.get(answers.get("right", ""))
    if right is None or not right.needs_reason:
        return False
    committee = Committee(pk=answers["committee"]) if answers.get("committee") else None
    if right.key != COMMITTEE:
        return True
    return not sits_on(progress.user, committee, timezone.localdate())


def asks_about_recruitment(progress: Progress) -> bool:
    """Only where the words of the document suggest that it is about filling a post."""
    answers = progress.answers
    words = f"{answers.get('title', '')} {answers.get('what', '')}"
    clause = progress.protocol.clause_for(Behaviour.RECRUITMENT_PAPERS)
    return bool(clause and RECRUITMENT.search(words))


def is_about_recruitment(progress: Progress) -> bool:
    return progress.answers.get("recruitment") == "yes" and asks_about_recruitment(progress)


def asks_for_service(progress: Progress) -> bool:
    """Not for recruitment papers, which go to human resources (Oxford 23.16(a)), if the council
    has said which service that is."""
    return not (is_about_recruitment(progress) and human_resources_service())


def asks_about_protection(progress: Progress) -> bool:
    """Whether advice may come first (Knutsford 10.5(a)); never for a right that everyone has."""
    right = RIGHTS.get(progress.answers.get("right", ""))
    clause = progress.protocol.clause_for(Behaviour.ADVICE_ON_DATA_PROTECTION)
    return bool(right and right.ends_at_route and clause)


def asks_more(progress: Progress) -> bool:
    return any(one in ASKED_MORE for one in ticked(progress.answers))


def interest_is_described(progress: Progress) -> bool:
    """Whether the page about what was ticked still does: an interest must be described."""
    answers = progress.answers
    return INTEREST not in ticked(answers) or bool(answers.get("interest"))
