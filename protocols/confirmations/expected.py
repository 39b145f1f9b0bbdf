"""Expectations of councillors and officers: the points of a version, and who has confirmed them."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from foundation.types import Context
from people.models import Appointment, User
from people.roles import GRANTS, Permission, Role
from protocols import guidance, policy
from protocols.choices import Screen, Side
from protocols.models import Acknowledgement, Clause, Protocol
from protocols.settings import links
from protocols.version_cache import in_force_or_none

NEW, CHANGED = "New", "Changed"
# The people who are held up until they confirm: those who raise enquiries or handle them.
HANDLING = {
    Permission.RAISE_ENQUIRY,
    Permission.RAISE_FOR_MEMBER,
    Permission.HANDLE_ENQUIRY,
    Permission.ASSIGN_ENQUIRY,
}
ROLES_TO_CONFIRM = frozenset(role for role, granted in GRANTS.items() if granted & HANDLING)


class ExpectedPoint(NamedTuple):
    """One thing that is expected. `mark` says if it is new or changed since they last read it;
    `own_tick` is the clause's number if it is confirmed by itself."""

    sentence: guidance.GuidanceSentence
    mark: str
    own_tick: str


class ExpectedPart(NamedTuple):
    """The points under one heading of the protocol."""

    heading: str
    points: list[ExpectedPoint]


def version_to_confirm(user: User, today: date) -> Protocol | None:
    """The version in force on a local date, if this person has still to confirm that they have
    read it; None if they need not."""
    side = user.side
    version = in_force_or_none(today)
    if version is None or not side or not version.acknowledgement:
        return None
    return None if has_confirmed(user, side, version) else version


# Who has confirmed: this is never withdrawn, so the database is not asked again.
_confirmed: set[tuple[int, int, str]] = set()


def has_confirmed(user: User, side: str, version: Protocol) -> bool:
    known = (version.pk, user.pk, side)
    if known not in _confirmed and version.acknowledgements.filter(person=user, side=side).exists():
        _confirmed.add(known)
    return known in _confirmed


def forget_confirmations() -> None:
    """Ask the database again: between tests, which do take back."""
    _confirmed.clear()


def last_acknowledgement(user: User, side: str) -> Acknowledgement | None:
    rows = Acknowledgement.objects.filter(person=user, side=side).select_related("protocol")
    return rows.order_by("at").last()


def own_tick_clauses(version: Protocol, side: str) -> list[Clause]:
    return guidance.clauses_on_screen(version, Screen.CONFIRM, side)


def own_tick_labels(version: Protocol, side: str) -> list[tuple[str, str]]:
    """The clauses with their own tick box: the number, and the label of the box."""
    return [
        (clause.number, f"{clause.says} ({version.clause_name(clause.cited_as)})")
        for clause in own_tick_clauses(version, side)
    ]


def expected_parts(
    version: Protocol, side: str, before: Protocol | None = None, reader: User | None = None
) -> list[ExpectedPart]:
    """What is expected, heading by heading, marked against the version that one read before. With
    a reader, only what is expected of this person."""
    known = clause_words(before, side) if before and before != version else {}
    if known.keys().isdisjoint(clause_words(version, side)):
        known = {}  # from another source: marking everything would mark nothing
    parts: dict[str, ExpectedPart] = {}
    for clause in guidance.expected_clauses(version, side):
        if reader and not policy.is_expected_of(reader, clause):
            continue
        own = clause.number if Screen.CONFIRM in clause.screens else ""
        point = ExpectedPoint(
            guidance.guidance_sentence(clause, version), change_mark(clause, version, known), own
        )
        parts.setdefault(clause.heading, ExpectedPart(clause.heading, [])).points.append(point)
    return list(parts.values())


def without_own_ticks(part: ExpectedPart) -> ExpectedPart:
    """The points without their own tick box: the others are shown next to theirs."""
    return ExpectedPart(part.heading, [point for point in part.points if not point.own_tick])


def clause_words(version: Protocol, side: str) -> dict[str, str]:
    """What each clause said, by how it is cited with its part."""
    return {version.clause_name(c.number): c.says for c in guidance.expected_clauses(version, side)}


def change_mark(clause: Clause, version: Protocol, known: dict[str, str]) -> str:
    """Nothing where no clause is known from before: then all is to be read."""
    if not known:
        return ""
    before = known.get(version.clause_name(clause.number))
    if before is None:
        return NEW
    return "" if before == clause.says else CHANGED


def expected_context(user: User, version: Protocol, unconfirmed: Protocol | None) -> Context:
    """The context of the page: one's own side to be confirmed, the other's to be looked up.

    `unconfirmed` is what `version_to_confirm` gives for this person."""
    side = user.side
    read = last_acknowledgement(user, side)
    other = Side.OFFICER if side == Side.MEMBER else Side.MEMBER
    own = expected_parts(version, side, read.protocol if read else None, user) if side else []
    if unconfirmed:
        own = [part for part in map(without_own_ticks, own) if part.points]
    return {
        "title": "What is expected of you" if side else "What is expected",
        "protocol": version,
        "parts": own,
        "marked": any(point.mark for part in own for point in part.points),
        "links": list(links.links_for(version, links.CODES, side)),
        "others": [
            (each.label, expected_parts(version, each)) for each in other_sides(side, other)
        ],
        "read": read if read and read.protocol == version else None,
        "before": read,
    }


def other_sides(side: str, other: Side) -> Iterator[Side]:
    yield from ([other] if side else list(Side))


def unconfirmed_people(version: Protocol, today: date) -> list[tuple[User, str]]:
    """Who has still to confirm a version on a local date, with their post; by name."""
    posts = Appointment.objects.current(today).of_people_who_can_sign_in()
    posts = posts.filter(role__in=sorted(ROLES_TO_CONFIRM)).select_related(
        "person", "ward", "service"
    )
    done = set(version.acknowledgements.values_list("person_id", "side"))
    people: dict[int, tuple[User, str]] = {}
    for post in posts.order_by("person__name", "pk"):
        side = Side.MEMBER if post.role == Role.COUNCILLOR else Side.OFFICER
        if (post.person_id, side) not in done:
            people.setdefault(post.person_id, (post.person, post.post))
    return list(people.values())
