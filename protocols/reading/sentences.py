"""Sentences of the protocol page: the words of one, and the clause behind it."""

from typing import NamedTuple

from protocols.models import Protocol
from protocols.settings.snapshots import default_snapshot
from protocols.words import clause_anchor

Link = tuple[str, str]  # a clause as it is cited, and where on the page it stands


class ProtocolSentence(NamedTuple):
    """A sentence of the page. Without a clause it is the portal's default, and `silent` says so."""

    words: str
    clause: Link | None
    silent: bool = False
    nudges: tuple[str, ...] = ()
    key: str = ""  # of its setting, or the kind of its promise


def clause_anchor_link(protocol: Protocol, number: str) -> Link | None:
    """A clause of this version by the council's own number for it, if it has one."""
    return (protocol.own_clause_name(number), f"#{clause_anchor(number)}") if number else None


def setting_sentence(protocol: Protocol, field: str, words: str) -> ProtocolSentence:
    clause = clause_anchor_link(protocol, protocol.cites(field))
    usual = getattr(protocol, field) == default_snapshot().values.get(field)
    return ProtocolSentence(words, clause, silent=clause is None and usual, key=field)
