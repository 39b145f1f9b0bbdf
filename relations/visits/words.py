"""Words of visits: the rules that a protocol has for them, and the tags of their states."""

from collections.abc import Iterator
from typing import NamedTuple

from people.models import User
from protocols.behaviours import Behaviour
from protocols.models import Protocol
from protocols.models.protocol import Citation
from relations.models import Premises, VisitState

CONDITIONS = {
    Behaviour.VISITS_ARRANGED: "Arrange the visit with the manager before you come, if you can",
    Behaviour.VISIT_RULES: "Follow the health and safety, security and workplace rules",
    Behaviour.VISIT_UNDISTURBED: "Do not disrupt services or activities",
    Behaviour.VISIT_WARD_TOLD: "Outside your own ward, its councillors are told before you come",
    Behaviour.VISIT_CARE: "At schools and services for vulnerable people, take special care",
}
CARE = (
    "This is a place for people who need special care. Take care not to give any impression of"
    " improper or inappropriate behaviour."
)
TAGS: dict[str, tuple[str, str]] = {
    VisitState.ANNOUNCED: ("With the manager", "blue"),
    VisitState.OTHER_TIME: ("Another time offered", "purple"),
    VisitState.CONFIRMED: ("Confirmed", "green"),
    VisitState.WITHDRAWN: ("Withdrawn", "grey"),
}


class Condition(NamedTuple):
    """One rule for visits, and the clause that has it."""

    key: str
    sentence: str
    clause: Citation | None


def conditions(version: Protocol) -> Iterator[Condition]:
    """Those of the version, in the order of its sources."""
    for behaviour, sentence in CONDITIONS.items():
        if version.clause_for(behaviour):
            yield Condition(behaviour.value, sentence, version.cite_for(behaviour))


def ward_words(visitor: User, premises: Premises, version: Protocol) -> str:
    """Who is told because it is not the visitor's ward, before they send; "" where no one is."""
    own = visitor.ward is not None and visitor.ward.pk == premises.ward_id
    if own or not version.clause_for(Behaviour.VISIT_WARD_TOLD):
        return ""
    return f"We will tell the councillors of {premises.ward} ward when you announce this visit."


def caution(premises: Premises, version: Protocol) -> tuple[str, Citation | None] | None:
    """What is said before a visit to a school or to people who need care, and its clause."""
    if premises.needs_care and version.clause_for(Behaviour.VISIT_CARE):
        return CARE, version.cite_for(Behaviour.VISIT_CARE)
    return None
