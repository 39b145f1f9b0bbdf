"""Declared connections, as work is assigned: what the protocol asks for, and who is connected.

The declarations are kept by `relations`, which the cases do not import. It gives its answers here
when the portal starts.
"""

from collections.abc import Collection, Iterable
from typing import Protocol as Interface

from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from people.roles import Role
from protocols.behaviours import Behaviour
from protocols.choices import ConnectionEffect
from protocols.models import Protocol

Pair = tuple[int, int]  # the keys of a councillor and an officer

# What a clause makes of a connection when an enquiry is assigned by hand.
NEEDS_REASON = (Behaviour.CONNECTIONS_NEED_TOWN_CLERK, Behaviour.CONNECTIONS_NEED_MANAGER)
BY_HAND = (Behaviour.CONNECTIONS_LEFT_OUT, *NEEDS_REASON)
AUTOMATICALLY = (Behaviour.CONNECTIONS_NOT_PAIRED, *BY_HAND)


def has_effect(version: Protocol, *effects: Behaviour) -> bool:
    """Whether a connection does one of these under this version: what its setting says or, unless
    that is left to the clauses, what one of them asks for."""
    if version.connection_effect != ConnectionEffect.AS_CLAUSES:
        return version.connection_effect in effects
    return bool(version.clause_for(*effects))


def clause_of_effect(version: Protocol, *effects: Behaviour) -> str:
    """The clause behind one of these; "" if it is the council’s own setting."""
    return version.clause_for(*effects) if has_effect(version, *effects) else ""


class Declarations(Interface):
    """What `relations` answers."""

    def connected_pairs(self, pairs: Collection[Pair]) -> set[Pair]:
        """Those of the pairs that have a declared connection today: one statement."""

    def record_reason(self, pair: Pair, *, reference: str, reason: str, by: User) -> None:
        """Keep the reason for assigning a case in the declarations of a pair."""


_declarations: list[Declarations] = []


def answered_by(declarations: Declarations) -> None:
    _declarations[:] = [declarations]


def connected_pairs(
    version: Protocol, pairs: Collection[Pair], *, effects: Collection[Behaviour] = BY_HAND
) -> set[Pair]:
    """Those with a connection, if the version asks for one of these effects. Nothing is asked of
    the database if it does not."""
    if not pairs or not _declarations or not has_effect(version, *effects):
        return set()
    return _declarations[0].connected_pairs(pairs)


def officers_kept_out(version: Protocol, member: int, officers: Iterable[int]) -> set[int]:
    """Those of the officers that a connection to this councillor keeps from being assigned a case.
    The officers are not even listed if no clause asks for that."""
    if not has_effect(version, *BY_HAND):
        return set()
    pairs = connected_pairs(version, {(member, officer) for officer in officers})
    return {officer for _, officer in pairs}


def people_connected_to(person: int, others: Collection[int]) -> set[int]:
    """Those of the others, on either side, with a declared connection to this person: one
    statement."""
    pairs = {pair for other in others for pair in ((person, other), (other, person))}
    if not pairs or not _declarations:
        return set()
    return {key for pair in _declarations[0].connected_pairs(pairs) for key in pair} - {person}


def can_give_reason(user: User, version: Protocol, *, manages: bool) -> Verdict:
    """Who can assign a case to a connected officer: the Town Clerk alone (Knutsford 4.4), or
    a manager, which `manages` says (Merton 10.1, Cheshire East 4.4)."""
    town_clerk, manager = NEEDS_REASON
    if has_effect(version, town_clerk) and not user.holds(Role.CHIEF_EXECUTIVE):
        title = version.title(Role.CHIEF_EXECUTIVE)
        why = f"Only the {title} can do this, with a reason."
        return denied(why, clause=clause_of_effect(version, town_clerk))
    if has_effect(version, manager) and not manages:
        why = "Only a manager can do this, with a reason."
        return denied(why, clause=clause_of_effect(version, manager))
    return ALLOWED


def record_reason(pair: Pair, *, reference: str, reason: str, by: User) -> None:
    _declarations[0].record_reason(pair, reference=reference, reason=reason, by=by)
