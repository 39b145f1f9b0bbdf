"""Kinds of complaint: the hint for each, who is offered it, and where it goes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from complaints.models import Category
from protocols.behaviours import Behaviour
from protocols.models import Protocol
from protocols.routes import Office, Route

C = Category


@dataclass(frozen=True)
class ComplaintKind:
    """Offered only to `by`, and only if a clause asks for `asked_by`. `to` receives it instead
    of the route's office, `also` as well as that office."""

    category: Category
    hint: str = ""
    by: str = ""
    asked_by: Behaviour | None = None
    skips_first: bool = False
    at_once: bool = False
    bars_group: bool = False
    to: str = ""
    also: str = ""

    def clause_in(self, version: Protocol) -> str:
        """The clause that asks for this kind; "" where none does, or none has to."""
        return version.clause_for(self.asked_by) if self.asked_by else ""


COMPLAINT_KINDS = (
    ComplaintKind(C.DISRESPECT, "Rude, dismissive or demeaning words or conduct"),
    ComplaintKind(
        C.BULLYING,
        "Undermining someone in a way that hurts their confidence, work or health",
    ),
    ComplaintKind(
        C.ABUSE, "Aimed at a person, not their work", "officer", Behaviour.COMPLAINT_ABUSE
    ),
    ComplaintKind(
        C.ATTACK,
        "Someone was hurt, threatened or harassed. You do not have to try anything else first",
        "officer",
        Behaviour.COMPLAINT_ATTACK,
        skips_first=True,
        at_once=True,
    ),
    ComplaintKind(
        C.VICTIMISATION,
        "Because of their legal duties, past or present. You do not have to try anything first",
        "officer",
        Behaviour.COMPLAINT_VICTIMISATION,
        skips_first=True,
        bars_group=True,
    ),
    ComplaintKind(C.PRESSURE, "To act outside procedure or policy, or to give an unfair advantage"),
    ComplaintKind(
        C.APPROACH,
        "To drop an option, or to keep something from a committee",
        "officer",
        Behaviour.REPORTED_APPROACHES,
        to=Office.HEAD_OF_SERVICE,
        also=Office.MONITORING_OFFICER,
    ),
    ComplaintKind(
        C.INCENTIVE,
        "This goes to the Monitoring Officer",
        "officer",
        Behaviour.COMPLAINT_INCENTIVE,
        to=Office.MONITORING_OFFICER,
    ),
    ComplaintKind(
        C.DISCRIMINATION, "Treating someone worse because of who they are, or are thought to be"
    ),
    ComplaintKind(C.IMPARTIALITY, "An officer was pressed to take sides", "officer"),
    ComplaintKind(C.PERFORMANCE, "Late, wrong or not done", "councillor"),
    ComplaintKind(C.OTHER),
)


def kinds_offered(version: Protocol, by: str) -> list[ComplaintKind]:
    """Kinds offered to a councillor, or to an officer."""
    return [
        kind
        for kind in COMPLAINT_KINDS
        if kind.by in ("", by) and (not kind.asked_by or kind.clause_in(version))
    ]


def kinds_chosen(categories: Iterable[str], version: Protocol, by: str) -> list[ComplaintKind]:
    selected = set(categories)
    return [kind for kind in kinds_offered(version, by) if kind.category in selected]


def route_for_kinds(route: Route, kinds: Iterable[ComplaintKind], version: Protocol) -> Route:
    """The route as these kinds change it."""
    for kind in kinds:
        if kind.skips_first:
            route = replace(route, first=None)
        if kind.to:
            clause = kind.clause_in(version)
            route = replace(route, to=(kind.to,), clause=clause, first=None)
    return route


def category_labels(categories: Iterable[str]) -> list[str]:
    return [str(Category(one).label) for one in categories]
