"""Declared connections to the councillor of an enquiry: which officers it is kept from, and how."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from casework import connections
from casework.connections import AUTOMATICALLY, BY_HAND, NEEDS_REASON
from enquiries.models import Enquiry, Verb
from foundation.verdict import ALLOWED, Verdict, denied
from people.directory import styled_member
from people.models import User
from protocols.behaviours import Behaviour
from protocols.models import Protocol


def without_connected(
    officers: Sequence[User], member_id: int | None, version: Protocol
) -> list[User]:
    """Those to whom an enquiry of this councillor can go by itself (Oxford 23.6)."""
    pairs = [(member_id, officer.pk) for officer in officers] if member_id else []
    kept_apart = connections.connected_pairs(version, pairs, effects=AUTOMATICALLY)
    return [officer for officer in officers if (member_id, officer.pk) not in kept_apart]


class LookedUp(NamedTuple):
    """The officers who were asked about, and those of them with a connection."""

    asked: frozenset[int] = frozenset()
    connected: frozenset[int] = frozenset()


def interested_officers(enquiry: Enquiry) -> set[int]:
    """Those who declared an interest in it, from its history: asked once, and only where the
    protocol provides for that (Staffordshire 10.6)."""
    if "interested" not in enquiry.__dict__:
        look_up_interests([enquiry])
    found: set[int] = enquiry.__dict__["interested"]
    return found


def look_up_interests(enquiries: Collection[Enquiry]) -> None:
    """Ask once for all of these."""
    asking = [one for one in enquiries if one.version.clause_for(Behaviour.INTEREST_ON_ENQUIRY)]
    found: dict[int, set[int]] = {enquiry.pk: set() for enquiry in enquiries}
    rows = Enquiry.history.filter(history_change_reason=Verb.INTERESTED)
    rows = rows.filter(id__in=[enquiry.pk for enquiry in asking]) if asking else rows.none()
    for key, person in rows.order_by().values_list("id", "history_user"):
        found[key].add(person)
    for enquiry in enquiries:
        enquiry.__dict__["interested"] = found[enquiry.pk]


def looked_up(enquiry: Enquiry) -> LookedUp:
    known: LookedUp = enquiry.__dict__.get("looked_up", LookedUp())
    return known


def look_up_connections(enquiries: Iterable[Enquiry], officers: Iterable[int]) -> None:
    """Ask once for all of these, so that `connected_officers` need not ask for each."""
    keys, by_version = frozenset(officers), dict[int, list[Enquiry]]()
    for enquiry in enquiries:
        by_version.setdefault(enquiry.protocol_id, []).append(enquiry)
    for rows in by_version.values():
        pairs = {(row.member_id, key) for row in rows for key in keys}
        found = connections.connected_pairs(rows[0].version, pairs)
        for row in rows:
            connected = frozenset(officer for key, officer in found if key == row.member_id)
            row.__dict__["looked_up"] = LookedUp(keys, connected)


def connected_officers(enquiry: Enquiry, officers: Iterable[int]) -> set[int]:
    """Those of the officers who cannot have it like any other."""
    wanted = set(officers)
    if not wanted <= looked_up(enquiry).asked:
        look_up_connections([enquiry], wanted)
    return wanted & looked_up(enquiry).connected


def connected_among(officers: Iterable[User], enquiry: Enquiry) -> list[User]:
    """The same, as people. Nothing is asked of the database where no clause asks for it."""
    if not connections.has_effect(enquiry.version, *BY_HAND):
        return []
    people = list(officers)
    keys = connected_officers(enquiry, [person.pk for person in people])
    return [person for person in people if person.pk in keys]


def needs_reason(enquiry: Enquiry) -> bool:
    """Whether a connected officer can have it if somebody records why."""
    return connections.has_effect(enquiry.version, *NEEDS_REASON)


def may_have(officer: User, enquiry: Enquiry) -> Verdict:
    """No, for an officer with a declared connection, where the protocol makes something of it.

    The reason says that there is a connection only where the clause has it be seen. An interest in
    this one enquiry was declared openly.
    """
    if officer.pk in interested_officers(enquiry):
        return denied(
            f"{officer.name} declared an interest in this enquiry. Select another officer.",
            clause=enquiry.version.clause_for(Behaviour.INTEREST_ON_ENQUIRY),
        )
    if not connected_officers(enquiry, [officer.pk]):
        return ALLOWED
    clause = connections.clause_of_effect(enquiry.version, *BY_HAND)
    if not needs_reason(enquiry):
        return denied(
            f"{officer.name} cannot be assigned this enquiry. Select another officer.",
            clause=clause,
        )
    return denied(f"{connection_words(officer, enquiry)} Select another officer.", clause=clause)


def may_assign(officer: User, enquiry: Enquiry, *, reason: str, may: Verdict) -> Verdict:
    """As `may_have`, except that someone who `may` give a reason can assign it with one."""
    usual = may_have(officer, enquiry)
    if usual or not needs_reason(enquiry):
        return usual
    words, clause = connection_words(officer, enquiry), usual.clause
    if not may:
        return denied(f"{words} {may.reason}", clause=clause)
    if not reason:
        return denied(f"{words} Enter why they should have it.", clause=clause)
    return ALLOWED


def connection_words(officer: User, enquiry: Enquiry) -> str:
    return f"{officer.name} has a declared connection to {styled_member(enquiry.member)}."


def keep_reason(enquiry: Enquiry, officer: User, reason: str, *, by: User) -> None:
    """In the declaration, which only its office reads. The enquiry says nothing about it."""
    if reason and connected_officers(enquiry, [officer.pk]):
        connections.record_reason(
            (enquiry.member_id, officer.pk), reference=enquiry.reference, reason=reason, by=by
        )
