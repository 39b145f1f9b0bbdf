"""Guidance on pages: the clauses that each screen shows to councillors or officers."""

from typing import NamedTuple

from django.utils import timezone

from protocols import elections
from protocols.choices import Screen, Side
from protocols.models import Clause, Protocol
from protocols.sources.parts import MOST_GUIDANCE, UNLIMITED_SCREENS


class GuidanceSentence(NamedTuple):
    """One sentence of guidance. `clause` is how it is cited, `url` where it can be read, and
    `note` what overrides or qualifies it."""

    words: str
    clause: str
    url: str
    note: str


def clauses_on_screen(protocol: Protocol, screen: str, side: str) -> list[Clause]:
    """Those that speak to this side on this screen, in the order of the protocol."""
    return [
        clause
        for clause in protocol.guidance
        if screen in clause.screens and clause.side in ("", side)
    ]


def expected_clauses(protocol: Protocol, side: str) -> list[Clause]:
    """What a side is expected to have read, in the order of the protocol; own ticks last."""
    return clauses_on_screen(protocol, Screen.EXPECTED, side) + clauses_on_screen(
        protocol, Screen.CONFIRM, side
    )


def side_without_expectations(protocol: Protocol) -> str:
    """The side of which nothing is expected; "" where something is of both."""
    return next((side for side in Side.values if not expected_clauses(protocol, side)), "")


def screen_guidance(protocol: Protocol, screen: Screen | str, side: str) -> list[GuidanceSentence]:
    """What a screen says, in few words where it has room for few; nothing to someone on neither
    side."""
    clauses = clauses_on_screen(protocol, screen, side) if side else []
    most = None if screen in UNLIMITED_SCREENS else MOST_GUIDANCE
    return [guidance_sentence(clause, protocol) for clause in clauses[:most]]


def complaint_guidance(protocol: Protocol, side: str) -> list[GuidanceSentence]:
    """All that is said to this side before it complains, however much it is."""
    return [
        guidance_sentence(clause, protocol)
        for clause in clauses_on_screen(protocol, Screen.COMPLAIN, side)
    ]


def guidance_sentence(clause: Clause, protocol: Protocol) -> GuidanceSentence:
    """In an election period the words that the clause has for it (Cheshire East 2.4)."""
    name = protocol.clause_name(clause.cited_as)
    says = clause.says
    if clause.before_poll and elections.election_period_for(protocol, timezone.localdate()):
        says = clause.before_poll
    return GuidanceSentence(says, name, protocol.clause_url(clause.number), clause.note)
