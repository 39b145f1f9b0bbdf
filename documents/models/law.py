"""The law as data: the rights to a document, and the grounds for withholding one.

Statutes of England and Wales, each in one sentence of ours; a wording here is no legal advice.
"""

from dataclasses import dataclass
from typing import Protocol as Shape

from protocols.behaviours import Behaviour
from protocols.models import Protocol


@dataclass(frozen=True)
class Right:
    """A legal right to a document.

    `needs_reason`: it depends on a need to know, which is weighed. `ends_at_route`: a refusal can
    go to the office making the final decision; otherwise the law has its own appeal.
    """

    key: str
    name: str
    hint: str
    law: str
    needs_reason: bool = False
    ends_at_route: bool = True


NEED_TO_KNOW = "need-to-know"
COMMITTEE = "committee"
EXECUTIVE = "executive"
FOI = "foi"
EIR = "eir"

RIGHTS = {
    right.key: right
    for right in (
        Right(
            NEED_TO_KNOW,
            "You need it for your duties",
            "You’ll need to say why, and your need will be weighed",
            "The common law: a councillor may see what they reasonably need to see for their "
            "duties.",
            needs_reason=True,
        ),
        Right(
            COMMITTEE,
            "It is a committee paper",
            "You do not need to give a reason if you are a member of that committee",
            "Local Government Act 1972, section 100F: papers about business of the council or its "
            "committees.",
            needs_reason=True,
        ),
        Right(
            EXECUTIVE,
            "It is about a decision of the executive",
            "A decision by the cabinet, one of its members, or an officer acting for it",
            "Local Authorities (Executive Arrangements) (Meetings and Access to Information) "
            "(England) Regulations 2012, regulations 16 and 17.",
        ),
        Right(
            FOI,
            "Freedom of information",
            "Anyone can ask, without giving a reason. Anything released becomes public",
            "Freedom of Information Act 2000.",
            ends_at_route=False,
        ),
        Right(
            EIR,
            "Environmental information",
            "Anyone can ask about land, air, water, noise, waste and what affects them",
            "Environmental Information Regulations 2004.",
            ends_at_route=False,
        ),
    )
}


@dataclass(frozen=True)
class Ground:
    """Why something is withheld. `exempt`: the information itself is exempt or confidential."""

    key: str
    name: str
    law: str
    exempt: bool = True

    @property
    def cited(self) -> str:
        return f"{self.name} ({self.law})" if self.law else self.name

    @property
    def in_short(self) -> str:
        """As in a list of grounds, without repeating the Act in every line."""
        return self.cited.replace("(Local Government Act 1972, ", "(").replace("(Common law)", "")


SCHEDULE_12A = "Local Government Act 1972, Schedule 12A, paragraph {}"
_PARAGRAPHS = (
    "Information relating to any individual",
    "Information likely to reveal the identity of an individual",
    "Financial or business affairs of any person, including the council",
    "Consultations or negotiations on labour relations",
    "Legal professional privilege in legal proceedings",
    "A proposed notice, order or direction under an enactment",
    "Action to prevent, investigate or prosecute crime",
)
NO_NEED = "no-need"
NOT_HELD = "not-held"
GROUNDS = {
    ground.key: ground
    for ground in (
        *(
            Ground(f"12a-{number}", name, SCHEDULE_12A.format(number))
            for number, name in enumerate(_PARAGRAPHS, start=1)
        ),
        Ground(
            "confidential",
            "Confidential: a government department, a law or a court forbids its release",
            "Local Government Act 1972, section 100A(3)",
        ),
        Ground(
            "personal-data",
            "Personal data that cannot lawfully be shared",
            "UK General Data Protection Regulation and Data Protection Act 2018",
        ),
        Ground("interest", "The councillor’s own interest in the matter", "Common law", False),
        Ground(NO_NEED, "It is not needed for the councillor’s duties", "Common law", False),
        Ground(NOT_HELD, "The council does not hold it", "", False),
    )
}
# The legal rights that everyone has, shown wherever something is refused.
ALWAYS_OPEN = (
    "Your legal rights are not affected. Anyone can ask for it under the Freedom of Information "
    "Act 2000 or the Environmental Information Regulations 2004, ask the council to review a "
    "refusal, and complain to the Information Commissioner."
)


def grounds_in_words(keys: list[str]) -> list[str]:
    """Each ground with its law, as it is cited."""
    return [GROUNDS[key].cited for key in keys if key in GROUNDS]


class Asked(Shape):
    """A request, or the answers that are about to become one."""

    @property
    def right(self) -> str: ...
    @property
    def may_breach(self) -> bool: ...
    @property
    def interest(self) -> str: ...


def advice_clauses(asked: Asked, version: Protocol) -> list[str]:
    """The clauses that require advice before the service gets it (Knutsford 10.5); none for a
    right that everyone has."""
    if not RIGHTS[asked.right].ends_at_route:
        return []
    asks = (
        (asked.may_breach, Behaviour.ADVICE_ON_DATA_PROTECTION),
        (asked.interest, Behaviour.ADVICE_ON_INTEREST),
    )
    clauses = (version.clause_for(behaviour) for needed, behaviour in asks if needed)
    return [clause for clause in clauses if clause]
