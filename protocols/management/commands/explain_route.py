"""manage.py explain_route: who would receive a complaint, from a preset or the adopted protocol."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypedDict, Unpack

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError

from people.models import holders_of_role
from people.roles import Role
from protocols import routes
from protocols.choices import RouteKind
from protocols.management.options import read_choice, refuse
from protocols.models import Protocol
from protocols.routes import COMPLAINANTS, COMPLAINED_ABOUT, MAY_BE_OUT, ResolvedRoute, Route
from protocols.sources.load import PresetError, load_preset

# What an officer says of a councillor that has a route of its own under some protocols.
KINDS = (RouteKind.CODE_BREACH.value, RouteKind.PRESSURE.value)


@dataclass(frozen=True)
class RouteTable:
    """The routes asked about: `vacant` are the offices known to be vacant today."""

    preset: str
    source: str
    routes: Sequence[Route]
    titles: dict[str, str]
    vacant: Sequence[str] = ()


class Options(TypedDict):
    preset: str | None
    protocol: str | None
    by: str
    about: str
    kind: str | None
    conflicted: list[str]
    vacant: list[str]
    json: bool


class Command(BaseCommand):
    help = (
        "Says who a complaint goes to, even if an office is vacant or has a conflict of interest."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--preset", metavar="NAME", help="such as cheshire-east")
        parser.add_argument("--protocol", metavar="current", help="the adopted one")
        parser.add_argument("--by", required=True, help=" or ".join(COMPLAINANTS))
        parser.add_argument("--about", required=True, help=", ".join(COMPLAINED_ABOUT))
        parser.add_argument("--kind", help=f"what happened: {', '.join(KINDS)}, or anything else")
        for option, what in (
            ("--conflicted", "with a conflict of interest"),
            ("--vacant", "that is vacant"),
        ):
            parser.add_argument(
                option,
                action="append",
                default=[],
                metavar="OFFICE",
                help=f"an office {what}; can be repeated",
            )
        parser.add_argument("--json", action="store_true", help="one JSON object, nothing else")

    def handle(self, **options: Unpack[Options]) -> None:
        by = read_choice("--by", options["by"], COMPLAINANTS)
        about = read_choice("--about", options["about"], COMPLAINED_ABOUT)
        kind = read_choice("--kind", options["kind"], KINDS) if options["kind"] else ""
        conflicted = [read_choice("--conflicted", one, MAY_BE_OUT) for one in options["conflicted"]]
        vacant = [read_choice("--vacant", one, MAY_BE_OUT) for one in options["vacant"]]
        table = routes_asked_about(options["preset"], options["protocol"])
        route = complaint_route(table, by, about, kind)
        way = routes.resolve_route(route, conflicted=conflicted, vacant=[*vacant, *table.vacant])
        say = route_json if options["json"] else route_explanation
        self.stdout.write(say(table, route, way))


def routes_asked_about(preset: str | None, protocol: str | None) -> RouteTable:
    if bool(preset) == bool(protocol):
        raise refuse("Name either --preset NAME or --protocol current.")
    if protocol:
        read_choice("--protocol", protocol, ["current"])
        return adopted_routes()
    try:
        source = load_preset(str(preset))
    except PresetError as error:
        raise refuse(str(error)) from error
    return RouteTable(source.name, source.source, source.routes, dict(source.titles))


def adopted_routes() -> RouteTable:
    """The version in force today, and which statutory offices nobody holds or deputises for."""
    try:
        protocol = Protocol.objects.in_force()
        adopted = [row.as_route() for row in protocol.routes.all()]
        offices = (Role.CHIEF_EXECUTIVE, Role.MONITORING_OFFICER, Role.CHIEF_OPERATING_OFFICER)
        vacant = [role.value for role in offices if not holders_of_role(role)]
    except Protocol.DoesNotExist as error:  # its words are what the command says
        raise refuse(str(error)) from error
    except DatabaseError as error:
        raise refuse("The database that holds the adopted protocol cannot be read.") from error
    return RouteTable(protocol.preset, protocol.source, adopted, protocol.titles, vacant)


def complaint_route(table: RouteTable, by: str, about: str, kind: str = "") -> Route:
    """The usual route, or that of what happened where the protocol has one."""
    route = routes.find_route(table.routes, RouteKind.COMPLAINT, by, about)
    if route is None:
        raise refuse(
            f"{table.source} gives no route for a complaint by {with_article(by)}"
            f" about {with_article(about)}. Councillors can complain about officers, and"
            " officers about members."
        )
    own = routes.find_route(table.routes, kind) if kind and by == "officer" else None
    return replace(own, by=by, about=about) if own else route


def route_json(table: RouteTable, route: Route, way: ResolvedRoute) -> str:
    first = {"step": way.first.step, "must": way.first.must} if way.first else None
    return json.dumps(
        {
            "preset": table.preset,
            "clause": route.clause or None,
            "to": list(way.to),
            "first": first,
            "excluded": list(way.excluded),
            "fallback": list(way.fallback),
        }
    )


def route_explanation(table: RouteTable, route: Route, way: ResolvedRoute) -> str:
    lines = [
        f"A complaint by {with_article(route.by)} about {with_article(route.about)}"
        f" ({clause_behind(table, route)})"
    ]
    if way.first:
        must = "must come first" if way.first.must else "should come first"
        lines.append(f"{way.first.step}: this {must}")
    lines.append(f"Goes to: {office_names(table, way.to, ' or ')}")
    lines.append(f"Left out: {office_names(table, way.excluded, ', ')}")
    lines.append(f"If none of them can act: {office_names(table, way.fallback, ', then ')}")
    return "\n".join([*lines, *other_routes(table, route)])


def other_routes(table: RouteTable, route: Route) -> Iterator[str]:
    """Where the same complaint goes for what has a route of its own."""
    for kind in KINDS if (route.kind, route.by) == (RouteKind.COMPLAINT, "officer") else ():
        if own := routes.find_route(table.routes, kind):
            offices = office_names(table, own.to, " or ")
            yield f"{RouteKind(kind).label} ({clause_behind(table, own)}) goes to: {offices}"


def clause_behind(table: RouteTable, route: Route) -> str:
    return f"{table.source} {route.clause}" if route.clause else "the portal's default"


def office_names(table: RouteTable, offices: Iterable[str], joint: str) -> str:
    titles = [table.titles.get(office) or office.replace("-", " ") for office in offices]
    return joint.join(titles) or "nobody else"


def with_article(who: str) -> str:
    """As a sentence has it: an officer, a head of service, the monitoring officer."""
    words = who.replace("-", " ")
    if who in ("chief-executive", "monitoring-officer"):
        return f"the {words}"
    return f"an {words}" if words[0] in "aeiou" else f"a {words}"
