"""Kinds of complaint: the hint for each, who is offered it, and where it goes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from complaints.models import Category
from protocols.behaviours import Behaviour
from protocols.choices import RouteKind
from protocols.models import Protocol
from protocols.routes import Office, Route
from protocols.settings.pages import office_name

C = Category


@dataclass(frozen=True)
class ComplaintKind:
    """Offered only to `by`, and only if a clause asks for `asked_by`. `to` receives it instead
    of the route's office, `also` as well as that office; `way` is the route of its own, if the
    version has one."""

    category: Category
    hint: str = ""
    by: str = ""
    asked_by: Behaviour | None = None
    skips_first: bool = False
    at_once: bool = False
    bars_group: bool = False
    to: str = ""
    also: str = ""
    way: RouteKind | None = None

    def route_in(self, version: Protocol, by: str) -> Route | None:
        """The route of its own. Only officers complain of members, so only theirs have one."""
        return version.route(self.way) if self.way and by == "officer" else None

    def hint_in(self, version: Protocol, by: str) -> str:
        """With the office that a route of its own leads to."""
        own = self.route_in(version, by)
        goes = f"This goes to the {office_names(own, version)}" if own else ""
        return ". ".join(part for part in (self.hint, goes) if part)

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
        C.CODE_BREACH,
        by="officer",
        asked_by=Behaviour.CODE_BREACHES_FIRST,
        way=RouteKind.CODE_BREACH,
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
    ComplaintKind(
        C.PRESSURE,
        "To act outside procedure or policy, or to give an unfair advantage",
        way=RouteKind.PRESSURE,
    ),
    ComplaintKind(
        C.APPROACH,
        "To drop an option, or to keep something from a committee",
        "officer",
        Behaviour.REPORTED_APPROACHES,
        to=Office.HEAD_OF_SERVICE,
        also=Office.MONITORING_OFFICER,
    ),
    ComplaintKind(
        C.SCRUTINY,
        "Questions could reasonably be seen as harassing you. You need not try anything first",
        "officer",
        Behaviour.CONCERN_FROM_ATTENDANCE,
        skips_first=True,
        to=Office.DIRECTOR,
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
        elif own := kind.route_in(version, route.by or "officer"):
            route = replace(own, by=route.by, about=route.about)
    return route


def usual_way_in_words(version: Protocol, by: str) -> str:
    """Where a complaint goes if its kind has no route of its own; "" if none that is offered has
    one."""
    usual = version.routes.filter(kind=RouteKind.COMPLAINT, by=by).first()
    own = any(kind.route_in(version, by) for kind in kinds_offered(version, by))
    if not (own and usual):
        return ""
    offices = office_names(usual.as_route(), version)
    return f"Your complaint goes to the {offices} unless the answer you select says otherwise"


def office_names(route: Route, version: Protocol) -> str:
    """The offices that can receive it, inside a sentence: "line manager or head of service"."""
    *others, last = [version.titles.get(office) or office_name(office) for office in route.to]
    return f"{', '.join(others)} or {last}" if others else str(last)


def category_labels(categories: Iterable[str]) -> list[str]:
    return [str(Category(one).label) for one in categories]
