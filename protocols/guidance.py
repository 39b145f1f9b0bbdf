"""Guidance on pages: which clauses each side sees where, and never more than people read."""

from typing import NamedTuple

from django.utils import timezone

from protocols import elections
from protocols.choices import Screen, Side
from protocols.models import Clause, Protocol
from protocols.sources.parts import MOST_GUIDANCE


class Said(NamedTuple):
    """One sentence of guidance. `clause` is how it is cited, `url` where it can be read, and
    `note` what overrides or qualifies it."""

    words: str
    clause: str
    url: str
    note: str


def clauses(protocol: Protocol, screen: str, side: str) -> list[Clause]:
    """Those that speak to this side on this screen, in the order of the protocol."""
    return [
        clause
        for clause in protocol.guidance
        if screen in clause.screens and clause.side in ("", side)
    ]


def expected(protocol: Protocol, side: str) -> list[Clause]:
    """What a side is expected to have read, in the order of the protocol; own ticks last."""
    return clauses(protocol, Screen.EXPECTED, side) + clauses(protocol, Screen.CONFIRM, side)


def silent_to(protocol: Protocol) -> str:
    """The side of which nothing is expected; "" where something is of both."""
    return next((side for side in Side.values if not expected(protocol, side)), "")


def said(protocol: Protocol, screen: Screen | str, side: str) -> list[Said]:
    """What a screen with room for few words says; nothing to who is on neither side."""
    found = clauses(protocol, screen, side) if side else []
    return [sentence(clause, protocol) for clause in found[:MOST_GUIDANCE]]


def before_complaining(protocol: Protocol, side: str) -> list[Said]:
    """All that is said to this side before it complains, however much it is."""
    return [sentence(clause, protocol) for clause in clauses(protocol, Screen.COMPLAIN, side)]


def sentence(clause: Clause, protocol: Protocol) -> Said:
    """In an election period the words that the clause has for it (Cheshire East 2.4)."""
    name = protocol.clause_name(clause.cited_as)
    says = clause.says
    if clause.before_poll and elections.running(protocol, timezone.localdate()):
        says = clause.before_poll
    return Said(says, name, protocol.clause_url(clause.number), clause.note)
