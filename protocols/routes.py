"""Routes: the offices that receive a matter, without those in conflict or vacant. No Django.

A route names offices, never people. It never ends at the person complained
about, at an office in conflict or at a vacant one, and never at nobody.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum


class Office(StrEnum):
    """Where a matter can be sent. A director is the chief officer of the service concerned. An
    officer nominated by it, for example a team leader, only ever gets enquiries."""

    LINE_MANAGER = "line-manager"
    HEAD_OF_SERVICE = "head-of-service"
    NOMINATED_OFFICER = "nominated-officer"
    DIRECTOR = "director"
    CHIEF_EXECUTIVE = "chief-executive"
    MONITORING_OFFICER = "monitoring-officer"
    CHIEF_OPERATING_OFFICER = "chief-operating-officer"
    GROUP_LEADER = "group-leader"
    INDEPENDENT_PERSON = "independent-person"


COMPLAINANTS = ("councillor", "officer")
COMPLAINED_ABOUT = (
    "officer",
    "head-of-service",
    "director",
    "chief-executive",
    "monitoring-officer",
    "member",
)
# From outside the council, that the Localism Act 2011 (section 28) has every council appoint:
# the end of every route, as it is nobody's office here and so can be neither in conflict nor away.
ROUTE_END = Office.INDEPENDENT_PERSON.value
# Who is asked when those that the protocol names cannot act, in this order.
FALLBACK_ORDER = (
    Office.CHIEF_EXECUTIVE.value,
    Office.MONITORING_OFFICER.value,
    Office.CHIEF_OPERATING_OFFICER.value,
    ROUTE_END,
)
# Where a complaint can go.
OF_COMPLAINTS = tuple(office for office in Office if office != Office.NOMINATED_OFFICER)
# What may be said to be in conflict or vacant.
MAY_BE_OUT = tuple(office.value for office in OF_COMPLAINTS if office.value != ROUTE_END)


@dataclass(frozen=True)
class FirstStep:
    """The step to take before; `must` when the matter cannot go on without it.

    `office` is who takes part in it, if it is not the person complained about: a step with an
    office that cannot act falls away.
    """

    step: str
    must: bool = False
    office: str = ""


@dataclass(frozen=True)
class Route:
    """One line of the table. `by` and `about` are empty where the matter is no complaint.

    Several offices in `to` are to be chosen from; `silent` says that the route is the portal's
    own, as the source gives none: it then has no clause.
    """

    kind: str
    to: tuple[str, ...]
    by: str = ""
    about: str = ""
    clause: str = ""
    silent: bool = False
    first: FirstStep | None = None
    fallback: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str, str]:
        return self.kind, self.by, self.about


@dataclass(frozen=True)
class ResolvedRoute:
    """Where a matter goes today: `to` is never empty; `fallback` is who is next, in order."""

    to: tuple[str, ...]
    first: FirstStep | None
    excluded: tuple[str, ...]
    fallback: tuple[str, ...]


def find_route(routes: Iterable[Route], kind: str, by: str = "", about: str = "") -> Route | None:
    return next((route for route in routes if route.key == (kind, by, about)), None)


def resolve_route(
    route: Route, *, conflicted: Collection[str] = (), vacant: Collection[str] = ()
) -> ResolvedRoute:
    """The route without the person complained about, and without those in conflict or away."""
    about = (route.about,) if route.about else ()
    excluded = tuple(
        out for out in unique_names((*about, *conflicted, *vacant)) if out != ROUTE_END
    )
    to = tuple(office for office in unique_names(route.to) if office not in excluded)
    later = unique_names((*route.fallback, *FALLBACK_ORDER))
    rest = tuple(office for office in later if office not in (*excluded, *to))
    if not to:
        to, rest = rest[:1], rest[1:]
    first = route.first
    if first and first.office in excluded:
        first = None
    return ResolvedRoute(to, first, excluded, rest)


def unique_names(names: Iterable[str]) -> tuple[str, ...]:
    """The same names, each once, in their first order."""
    return tuple(dict.fromkeys(names))
