"""Words of scrutiny requests: the limits of questioning, what topics can be about, and tags."""

from collections.abc import Iterator
from typing import NamedTuple

from protocols.behaviours import Behaviour
from protocols.models import Protocol
from protocols.models.protocol import Citation
from protocols.words import amount_of
from relations.models import ScrutinyBody, ScrutinyState
from relations.scrutiny import routing

LIMITS = {
    Behaviour.SCRUTINY_FACT_AND_EXPLANATION: "Officers keep to matters of fact and explanation.",
    Behaviour.SCRUTINY_NO_POLITICS: "Officers are not drawn into political discussion.",
    Behaviour.SCRUTINY_NO_APPRAISAL: "No one questions how capable or competent an officer is.",
    Behaviour.SCRUTINY_REVIEWS_SERVICES: (
        "Scrutiny examines policies, decisions and how services perform. Appraising an officer is"
        " for their manager."
    ),
}
SERVICES, POLITICS, PERFORMANCE = "services", "politics", "performance"
ABOUT = {
    SERVICES: "Policies, decisions or services of the council",
    POLITICS: "Party politics",
    PERFORMANCE: "How well an officer does their work",
}
# The behaviour that makes a protocol ask about the last two.
ASKED_BECAUSE = {
    POLITICS: Behaviour.SCRUTINY_NO_POLITICS,
    PERFORMANCE: Behaviour.SCRUTINY_NO_APPRAISAL,
}
NO_POLITICS = (
    "Officers cannot be drawn into political discussion. Ask about policies, decisions or services"
    " instead"
)
TO_THE_FORM = (
    "A scrutiny body cannot question how well an officer does their work. If you are concerned"
    " about it, you can say so here in confidence. Your request has not been sent."
)
TAGS: dict[str, tuple[str, str]] = {
    ScrutinyState.ASKED: ("With the Director", "blue"),
    ScrutinyState.AGREED: ("Officer named", "green"),
    ScrutinyState.DECLINED: ("Declined", "grey"),
    ScrutinyState.WITHDRAWN: ("Withdrawn", "grey"),
}


class Limit(NamedTuple):
    """One limit of questioning, and the clause that has it."""

    sentence: str
    clause: Citation | None


def limits_of_questioning(version: Protocol) -> Iterator[Limit]:
    """Those of the version, in the order of its source."""
    for behaviour, sentence in LIMITS.items():
        if version.clause_for(behaviour):
            yield Limit(sentence, version.cite_for(behaviour))


def what_topics_can_be_about(version: Protocol) -> list[tuple[str, str]]:
    """The choices of the form; only one, and so no question, under a protocol without limits."""
    return [
        (value, label)
        for value, label in ABOUT.items()
        if value not in ASKED_BECAUSE or version.clause_for(ASKED_BECAUSE[value])
    ]


def notice_words(body: ScrutinyBody, version: Protocol) -> str:
    """How much notice a body gives; "" where the protocol asks for none."""
    notice = body.notice_under(version)
    if not (version.clause_for(Behaviour.SCRUTINY_NOTICE) and notice):
        return ""
    days = amount_of(notice, "working days")
    return (
        f"{body} gives at least {days}’ notice. With less,"
        f" {routing.decider_in_any_service(version)} has to agree to the date."
    )


def rules_link(body: ScrutinyBody, version: Protocol) -> str:
    """The address of the scrutiny rules of the constitution, or ""."""
    return body.rules_url if version.clause_for(Behaviour.SCRUTINY_RULES) else ""


def guidance_lines(body: ScrutinyBody, version: Protocol) -> list[str]:
    """The guidance of the body, if the protocol takes it into account."""
    return body.guidance_lines if version.clause_for(Behaviour.SCRUTINY_GUIDANCE) else []
