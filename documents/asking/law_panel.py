"""Guidance next to a question: the law, the protocol's clause and what follows from an answer."""

from casework.journeys import Answers
from documents import routing
from documents.models import DocumentRequest
from documents.models.law import ALWAYS_OPEN, COMMITTEE, RIGHTS, Right
from foundation.types import Context
from protocols.behaviours import Behaviour
from protocols.choices import PromiseKind
from protocols.models import Protocol

Lines = list[tuple[str, str]]
BEHAVIOURS_OF_QUESTION = {
    "document": (Behaviour.DOCUMENT_REQUEST,),
    "committee": (Behaviour.COMMITTEE_PAPERS,),
    "why": (
        Behaviour.DOCUMENT_REQUEST,
        Behaviour.NEED_TO_KNOW,
        Behaviour.THIRD_PARTY_CHECKS,
        Behaviour.ADVICE_ON_DATA_PROTECTION,
        Behaviour.ADVICE_ON_INTEREST,
    ),
    "recruitment": (Behaviour.RECRUITMENT_PAPERS,),
}


def law_panel_for(slug: str, version: Protocol, answers: Answers) -> Context:
    """`laws` are (what, words); `always_open` is every person’s legal way; `clauses` are cited."""
    lines = LINES_OF_QUESTION[slug](version, answers) if slug in LINES_OF_QUESTION else []
    cited = [version.cite_for(one) for one in BEHAVIOURS_OF_QUESTION.get(slug, ())]
    if not lines:
        return {}
    return {
        "laws": lines,
        "always_open": ALWAYS_OPEN if slug == "document" else "",
        "clauses": list(dict.fromkeys(clause for clause in cited if clause)),
    }


def rights_lines(version: Protocol, answers: Answers) -> Lines:
    return [(right.name, right.law) for right in RIGHTS.values()]


def committee_lines(version: Protocol, answers: Answers) -> Lines:
    return [
        ("Committee papers", RIGHTS[COMMITTEE].law),
        ("If you are a member of the committee", NO_REASON_NEEDED),
    ]


def lines_about_request(version: Protocol, answers: Answers) -> Lines:
    """All that the page about the request asks."""
    right = RIGHTS.get(answers.get("right", ""))
    return [
        *(need_lines(version, right) if right and right.needs_reason else []),
        *third_party_lines(version),
        *(protection_lines(version) if right and right.ends_at_route else []),
        *interest_lines(version),
    ]


def need_lines(version: Protocol, right: Right) -> Lines:
    office, consulted = routing.final_office_titles(DocumentRequest(protocol=version))
    after = f", after consulting the {consulted}" if consulted else ""
    last = (
        f"The service decides first. If you dispute its decision, the {office} will make the final "
        f"decision{after}."
    )
    return [(right.name, right.law), ("Who decides", last)]


def due_date_lines(version: Protocol, answers: Answers) -> Lines:
    rule = version.rule(PromiseKind.DOCUMENT_DECISION)
    words = f"You should get a decision within {rule.words}." if rule and rule.words else ""
    return [("The protocol", words)] if words else []


def third_party_lines(version: Protocol) -> Lines:
    return [
        (
            "Data protection",
            BOTH_CHECKS if version.clause_for(Behaviour.THIRD_PARTY_CHECKS) else EITHER_CHECK,
        )
    ]


def protection_lines(version: Protocol) -> Lines:
    if not version.clause_for(Behaviour.ADVICE_ON_DATA_PROTECTION):
        return []
    return [("If the law could stop you", advice_first(version))]


def interest_lines(version: Protocol) -> Lines:
    law = ("An interest", "Localism Act 2011, sections 29 to 31, and your code of conduct.")
    if not version.clause_for(Behaviour.ADVICE_ON_INTEREST):
        return [law]
    return [law, ("If you have an interest", advice_first(version))]


def advice_first(version: Protocol) -> str:
    return ADVICE_FIRST.format(office=version.title(routing.advising_office(version)))


NO_REASON_NEEDED = (
    "You do not have to say why you want to see it, and it cannot be refused for lack of need."
)
EITHER_CHECK = (
    "If you are asking for someone else, it can only be released if it is already public or data "
    "protection law allows it."
)
BOTH_CHECKS = (
    "If you are asking for someone else, it can only be released if it is already public and data "
    "protection law allows it."
)
ADVICE_FIRST = (
    "The {office} will advise you before the service gets your request. The due date is the same."
)
LINES_OF_QUESTION = {
    "document": rights_lines,
    "committee": committee_lines,
    "why": lines_about_request,
    "more": due_date_lines,
}
