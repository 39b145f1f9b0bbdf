"""What applies to a reader: the sentences of the protocol page that speak to their side."""

from collections.abc import Iterable
from typing import NamedTuple

from people.models import User
from protocols import guidance, policy
from protocols.choices import PromiseKind, Side
from protocols.models import Protocol
from protocols.reading.in_force import ProtocolPage
from protocols.reading.sentences import ProtocolSentence
from protocols.routes import COMPLAINANTS
from protocols.settings.snapshots import ROUTE

OFFICERS_PROMISE = (
    *(PromiseKind.ACKNOWLEDGE, PromiseKind.REPLY, PromiseKind.FULL_REPLY),
    *(PromiseKind.CHASE_ANSWER, PromiseKind.DOCUMENT_DECISION),
)
COUNCILLORS_PROMISE = (PromiseKind.MEMBER_REPLY,)
# By side: the title of a group, and its promises and settings.
GROUPS = {
    Side.MEMBER: (
        ("What officers promise you", OFFICERS_PROMISE),
        ("What you promise officers", COUNCILLORS_PROMISE),
        ("When you raise an enquiry", ("contact_centre_name", "follow_up_days")),
    ),
    Side.OFFICER: (
        ("What you promise councillors", OFFICERS_PROMISE),
        ("What councillors promise you", COUNCILLORS_PROMISE),
        ("When you answer an enquiry", ("cut_off", "holding_cap", "follow_up_days")),
    ),
}
COMPLAINT_BY = dict(zip((Side.MEMBER, Side.OFFICER), COMPLAINANTS, strict=True))

Group = tuple[str, list[ProtocolSentence]]


class Applies(NamedTuple):
    """What applies to a reader: groups of rows of the page, and how many clauses say what is
    expected of them."""

    title: str
    groups: list[Group]
    expected: int


def what_applies(user: User, protocol: Protocol, page: ProtocolPage) -> Applies | None:
    """None for a reader who is on neither side."""
    if not user.side:
        return None
    side = Side(user.side)
    groups = [*promised_groups(side, page), ("If you complain", complaint_rows(side, page))]
    expected = [
        clause
        for clause in guidance.expected_clauses(protocol, side)
        if policy.is_expected_of(user, clause)
    ]
    reader = "an officer" if side == Side.OFFICER else f"a {user.status.lower()}"
    title = f"What applies to you as {reader}"
    return Applies(title, [group for group in groups if group[1]], len(expected))


def promised_groups(side: Side, page: ProtocolPage) -> list[Group]:
    shown = [*page["promises"], *page["counting"], *page["routes"]]
    return [
        (title, [row for key in keys for row in rows_of_key(shown, key)])
        for title, keys in GROUPS[side]
    ]


def rows_of_key(rows: Iterable[ProtocolSentence], key: str) -> list[ProtocolSentence]:
    return [row for row in rows if row.key == key]


def complaint_rows(side: Side, page: ProtocolPage) -> list[ProtocolSentence]:
    """Who receives a complaint by this side."""
    key = f"{ROUTE}complaint-{COMPLAINT_BY[side]}-"
    return [row for row in page["complaints"] if row.key.startswith(key)]
