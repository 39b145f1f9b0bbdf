"""Words of the pages of declared connections: rows, what happens next, who reads, who cannot."""

from calendar import month_name
from collections.abc import Iterator
from typing import NamedTuple

from casework.connections import NEEDS_REASON, clause_of_effect, has_effect
from foundation.dates_in_words import day_year
from people.models import User
from protocols.behaviours import Behaviour
from protocols.guidance import GuidanceSentence, guidance_sentence
from protocols.models import Protocol
from protocols.models.protocol import Citation
from relations.connections.policy import ASKING
from relations.connections.reading_office import ReadingOffice
from relations.models import AccessDetails, ConnectionKind, Declaration, DeclarationState, Deed

TAGS = {
    DeclarationState.DECLARED: ("Declared", "yellow"),
    DeclarationState.ACKNOWLEDGED: ("Acknowledged", "green"),
    DeclarationState.ENDED: ("Ended", "grey"),
}
WAITING_READS = "deputy, only while acting in that office"
STAY_OUT = (
    "line managers, heads of service and chief officers",
    "coordinators and administrators",
    "auditors and anyone else who works for the council",
)


class NextStep(NamedTuple):
    words: str
    clause: Citation | None = None


def reader_names(office: ReadingOffice) -> list[str]:
    """Mona Reid, Monitoring Officer."""
    names = [f"{one.person.name}, {one.post_words(office.title)}" for one in office.readers]
    return [*names, *(f"{person.name}, {WAITING_READS}" for person in office.waiting)]


def who_cannot_read(by: User) -> list[str]:
    """For each side, with the person on the other side."""
    if by.side == "member":
        return ["the officer you name", "other councillors", *STAY_OUT]
    return ["the councillor you name", "other councillors", *STAY_OUT]


def others_see_the_connection(version: Protocol) -> bool:
    """Whether someone who assigns an enquiry learns that there is a declaration, though no more."""
    return has_effect(version, *NEEDS_REASON)


def duty_to_declare(by: User, version: Protocol) -> GuidanceSentence | None:
    """What the first clause about declaring says to this side."""
    clauses = version.clauses.filter(behaviour__in=ASKING, side__in=("", by.side))
    first = clauses.order_by("position").first()
    return guidance_sentence(first, version) if first else None


def next_steps(by: User, version: Protocol, title: str) -> Iterator[NextStep]:
    """What follows from sending it, under this version."""
    yield NextStep(f"The {title} will read and acknowledge your declaration.")
    yield from (
        NextStep(
            words.format(whose=WHOSE[by.side], officer=OFFICER[by.side], title=title),
            version.cite(clause_of_effect(version, behaviour)),
        )
        for behaviour, words in EFFECTS
        if has_effect(version, behaviour)
    )
    yield NextStep(
        f"You keep a dated copy. If the connection ends, tell the {title}, who can record that."
    )


WHOSE = {"member": "one of your enquiries", "officer": "an enquiry of that councillor"}
OFFICER = {"member": "that officer", "officer": "you"}
EFFECTS = (
    (
        Behaviour.CONNECTIONS_ALERT,
        "If someone assigns {whose} to {officer}, only the {title} will be told. The person who"
        " assigned it will notice nothing.",
    ),
    (
        Behaviour.CONNECTIONS_LEFT_OUT,
        "When someone assigns {whose}, {officer} will not be in the list of officers.",
    ),
    (
        Behaviour.CONNECTIONS_NOT_PAIRED,
        "Concordat will never send {whose} to {officer} automatically.",
    ),
    (
        Behaviour.CONNECTIONS_NEED_TOWN_CLERK,
        "If someone wants to assign {whose} to {officer}, they will see that a connection has been"
        " declared, but not what it is. Only the Town Clerk can do it, with a reason.",
    ),
    (
        Behaviour.CONNECTIONS_NEED_MANAGER,
        "If someone wants to assign {whose} to {officer}, they will see that a connection has been"
        " declared, but not what it is. Only a manager can do it, with a reason.",
    ),
)


def content_rows(declaration: Declaration) -> list[dict[str, object]]:
    """What was declared, and what the office has recorded."""
    said, noted = declaration.connection, declaration.noted
    started = f"{month_name[said.month]} {said.year}" if said.month else str(said.year)
    rows = [
        ("Declared by", [said.author_name]),
        ("Connection to", [said.other_name]),
        ("Kind", [str(ConnectionKind(said.kind).label)]),
        ("Description", said.text.splitlines()),
        ("Since", [started]),
        ("Declared on", [day_year(said.declared_at)]),
    ]
    if noted.acknowledged_at:
        words = f"{day_year(noted.acknowledged_at)}, by {noted.acknowledged_by}"
        rows.append(("Acknowledged", [words]))
    if noted.ended_on:
        words = f"{day_year(noted.ended_on)}, recorded by {noted.ended_by}"
        rows.append(("Ended", [words, *noted.ended_why.splitlines()]))
    return [{"key": key, "lines": lines} for key, lines in rows]


def list_row(declaration: Declaration) -> dict[str, object]:
    said = declaration.connection
    return {
        "url": declaration.get_absolute_url(),
        "title": f"{said.author_name}, connection to {said.other_name}",
        "to": said.other_name,
        "kind": ConnectionKind(said.kind).label,
        "declared_at": said.declared_at,
        "tag": TAGS[DeclarationState(declaration.state)],
    }


def access_events(entries: list[AccessDetails], *, by_office: bool) -> list[dict[str, object]]:
    """Lines of the access record. The author reads who opened it, and nothing of who has which
    enquiry."""
    kept = [one for one in entries if by_office or one.did in SHOWN_TO_AUTHOR]
    return [
        {
            "lead": one.name,
            "rest": f"{Deed(one.did).label}{': ' if one.what else ''}{one.what}",
            "at": one.at,
        }
        for one in kept
    ]


SHOWN_TO_AUTHOR = (Deed.DECLARED, Deed.OPENED, Deed.ACKNOWLEDGED, Deed.ENDED)
