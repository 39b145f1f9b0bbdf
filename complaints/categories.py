"""Kinds of complaint: the hint for each, who is offered it, and where it goes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from complaints.models import Category
from protocols.models import Protocol
from protocols.routes import Office, Route

C = Category


@dataclass(frozen=True)
class Kind:
    """Offered only to `by`, and only if a clause asks for `asked_by`. `to` receives it instead
    of the route's office, `also` as well as that office."""

    category: Category
    hint: str = ""
    by: str = ""
    asked_by: str = ""
    skips_first: bool = False
    at_once: bool = False
    bars_group: bool = False
    to: str = ""
    also: str = ""


KINDS = (
    Kind(C.DISRESPECT, "Rude, dismissive or demeaning words or conduct"),
    Kind(
        C.BULLYING,
        "Undermining someone in a way that hurts their confidence, work or health",
    ),
    Kind(C.ABUSE, "Aimed at a person, not their work", "officer", "complaint-abuse"),
    Kind(
        C.ATTACK,
        "Someone was hurt, threatened or harassed. You do not have to try anything else first",
        "officer",
        "complaint-attack",
        skips_first=True,
        at_once=True,
    ),
    Kind(
        C.VICTIMISATION,
        "Because of their legal duties, past or present. You do not have to try anything first",
        "officer",
        "complaint-victimisation",
        skips_first=True,
        bars_group=True,
    ),
    Kind(C.PRESSURE, "To act outside procedure or policy, or to give an unfair advantage"),
    Kind(
        C.APPROACH,
        "To drop an option, or to keep something from a committee",
        "officer",
        "reported-approaches",
        to=Office.HEAD_OF_SERVICE,
        also=Office.MONITORING_OFFICER,
    ),
    Kind(
        C.INCENTIVE,
        "This goes to the Monitoring Officer",
        "officer",
        "complaint-incentive",
        to=Office.MONITORING_OFFICER,
    ),
    Kind(C.DISCRIMINATION, "Treating someone worse because of who they are, or are thought to be"),
    Kind(C.IMPARTIALITY, "An officer was pressed to take sides", "officer"),
    Kind(C.PERFORMANCE, "Late, wrong or not done", "councillor"),
    Kind(C.OTHER),
)


def offered(version: Protocol, by: str) -> list[Kind]:
    """Kinds offered to a councillor, or to an officer."""
    return [
        kind
        for kind in KINDS
        if kind.by in ("", by) and (not kind.asked_by or version.asks_for(kind.asked_by))
    ]


def chosen(categories: Iterable[str], version: Protocol, by: str) -> list[Kind]:
    found = set(categories)
    return [kind for kind in offered(version, by) if kind.category in found]


def turned(route: Route, kinds: Iterable[Kind], version: Protocol) -> Route:
    """The route as these kinds change it."""
    for kind in kinds:
        if kind.skips_first:
            route = replace(route, first=None)
        if kind.to:
            clause = version.asks_for(kind.asked_by)
            route = replace(route, to=(kind.to,), clause=clause, first=None)
    return route


def labels(categories: Iterable[str]) -> list[str]:
    return [str(Category(one).label) for one in categories]
