"""What the law and the protocol say, shown next to a question if it helps to answer it."""

from typing import Any

from documents import routing
from documents.asking.actions import BREACH, INTEREST
from documents.asking.steps import RECRUITMENT
from documents.case import wording
from documents.decide import THIRD_PARTIES
from documents.models import DocumentRequest
from documents.models.law import ALWAYS_OPEN, COMMITTEE, RIGHTS
from protocols.choices import PromiseKind
from protocols.models import Protocol

Answers = dict[str, Any]
Lines = list[tuple[str, str]]
OF_QUESTION = {
    "right": "document-request",
    "committee": "committee-papers",
    "why": "need-to-know",
    "recruitment": RECRUITMENT,
    "others": THIRD_PARTIES,
    "protection": BREACH,
    "interest": INTEREST,
}


def said(slug: str, version: Protocol, answers: Answers) -> dict[str, Any]:
    """`laws` are (what, words); `always_open` is every person’s legal way; `clause` (name, url)."""
    lines = LINES[slug](version, answers) if slug in LINES else []
    number = version.asks_for(OF_QUESTION[slug]) if slug in OF_QUESTION else ""
    if not lines:
        return {}
    return {
        "laws": lines,
        "always_open": ALWAYS_OPEN if slug == "right" else "",
        "clause": wording.cited(version, number),
    }


def of_rights(version: Protocol, answers: Answers) -> Lines:
    return [(right.name, right.law) for right in RIGHTS.values()]


def of_committees(version: Protocol, answers: Answers) -> Lines:
    return [
        ("Committee papers", RIGHTS[COMMITTEE].law),
        ("If you are a member of the committee", SEAT),
    ]


def of_need(version: Protocol, answers: Answers) -> Lines:
    right = RIGHTS.get(answers.get("right", ""))
    office, consulted = routing.ways_to_an_end(DocumentRequest(protocol=version))
    after = f", after consulting the {consulted}" if consulted else ""
    last = (
        f"The service decides first. If you dispute its decision, the {office} will make the final "
        f"decision{after}."
    )
    return [*([(right.name, right.law)] if right else []), ("Who decides", last)]


def of_dates(version: Protocol, answers: Answers) -> Lines:
    rule = version.rule(PromiseKind.DOCUMENT_DECISION)
    words = f"You should get a decision within {rule.words}." if rule and rule.words else ""
    return [("The protocol", words)] if words else []


def of_others(version: Protocol, answers: Answers) -> Lines:
    return [("Data protection", BOTH if version.asks_for(THIRD_PARTIES) else EITHER)]


def of_protection(version: Protocol, answers: Answers) -> Lines:
    return [("If you select yes", ADVICE.format(office=version.title(routing.adviser(version))))]


def of_interest(version: Protocol, answers: Answers) -> Lines:
    lines = of_protection(version, answers) if version.asks_for(INTEREST) else []
    return [("The law", "Localism Act 2011, sections 29 to 31, and your code of conduct."), *lines]


SEAT = "You do not have to say why you want to see it, and it cannot be refused for lack of need."
EITHER = (
    "If you are asking for someone else, it can only be released if it is already public or data "
    "protection law allows it."
)
BOTH = (
    "If you are asking for someone else, it can only be released if it is already public and data "
    "protection law allows it."
)
ADVICE = (
    "The {office} will advise you before the service gets your request. The due date is the same."
)
LINES = {
    "right": of_rights,
    "committee": of_committees,
    "why": of_need,
    "when": of_dates,
    "others": of_others,
    "protection": of_protection,
    "interest": of_interest,
}
