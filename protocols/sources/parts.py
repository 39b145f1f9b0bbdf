"""Routes and clauses of a preset: lists of TOML tables, read strictly."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from protocols.behaviours import Behaviour
from protocols.choices import Handling, RouteKind, Screen, Side
from protocols.routes import (
    COMPLAINANTS,
    COMPLAINED_ABOUT,
    OF_COMPLAINTS,
    FirstStep,
    Office,
    Route,
)
from protocols.sources.behaviours import known_behaviours
from protocols.sources.strict_toml import PresetError, Table

ROUTE_OFFICES = tuple(office.value for office in Office)
OF_ENQUIRIES = (RouteKind.POLICY, RouteKind.FAILED_SERVICE, RouteKind.REQUEST, RouteKind.CHASE)
MOST_GUIDANCE = 2  # sentences on one screen: more are not read
UNLIMITED_SCREENS = (
    *(Screen.EXPECTED, Screen.CONFIRM, Screen.COMPLAIN, Screen.LETTERS, Screen.DECLARE),
)

# Settings that are there for what a clause asks of the portal: field, and the key of it.
BEHAVIOUR_OF_SETTING = {
    "acknowledgement": Behaviour.ACKNOWLEDGEMENT,
    "links": Behaviour.LINKED_CODES,
    "more_links": Behaviour.LINKED_CODES,
    "media_contacts": Behaviour.MEDIA_PAGE,
    "media_hours": Behaviour.MEDIA_TEAM_INFORMATION,
    "office_hours": Behaviour.CONTACTS_PAGE,
    "meeting_notice_days": Behaviour.WARD_MEETING_NOTICE,
    "scrutiny_notice_days": Behaviour.SCRUTINY_NOTICE,
    "scrutiny_decider": Behaviour.SCRUTINY_THROUGH_DIRECTOR,
    "agenda_days": Behaviour.AGENDA_CONSULTED_IN_TIME,
    "visit_notice_days": Behaviour.VISITS_ARRANGED,
    "visit_answerer": Behaviour.VISITS_ARRANGED,
    "declarations_to": Behaviour.DECLARED_CONNECTIONS,
    "source_dates": Behaviour.REVISION_DATES,
    "approved_on": Behaviour.MONITORING_REPORT,
    "review_on": Behaviour.REVIEW_DATE,
    "support_offers": Behaviour.SUPPORT_REQUESTS,
    "request_services": Behaviour.SUPPORT_REQUESTS,
}


@dataclass(frozen=True)
class PresetClause:
    """`behaviour` is the key of what the portal does about it; "" where `handled` is none."""

    number: str
    heading: str
    summary: str
    handled: Handling
    behaviour: str
    side: str = ""
    screens: tuple[str, ...] = ()
    guidance: str = ""
    note: str = ""

    def places(self) -> set[tuple[str, str]]:
        """The screens that have room for few words, each with the side it speaks to."""
        sides = (self.side,) if self.side else Side.values
        return {
            (screen, to)
            for screen in self.screens
            if screen not in UNLIMITED_SCREENS
            for to in sides
        }


def read_clauses(path: Path) -> tuple[PresetClause, ...]:
    """The clauses of a source, in the order of its text; PresetError for a number twice, and for
    more guidance than a screen has room for."""
    table = Table.of_file(path)
    clauses: dict[str, PresetClause] = {}
    shown_at: Counter[tuple[str, str]] = Counter()
    for row in table.tables("clauses"):
        clause = _clause(row)
        if clause.number in clauses:
            raise row.wrong("number", "each number once")
        shown_at.update(clause.places())
        if any(shown_at[place] > MOST_GUIDANCE for place in clause.places()):
            raise row.wrong("screens", f"at most {MOST_GUIDANCE} clauses for a side on one screen")
        clauses[clause.number] = clause
    table.done()
    return tuple(clauses.values())


def _clause(table: Table) -> PresetClause:
    handled = Handling(table.choice("handled", Handling.values))
    behaviour = "" if handled == Handling.NONE else table.text("behaviour")
    if behaviour and behaviour not in known_behaviours():
        raise table.wrong("behaviour", "a key of behaviours.toml")
    number, heading, summary = (table.text(key) for key in ("number", "heading", "summary"))
    side = table.choice("side", Side.values) if table.has("side") else ""
    screens = table.choices("screens", Screen.values) if table.has("screens") else ()
    guidance, note = (table.text(key) if table.has(key) else "" for key in ("guidance", "note"))
    table.done()
    return PresetClause(number, heading, summary, handled, behaviour, side, screens, guidance, note)


def read_routes(table: Table, silent: Table) -> tuple[Route, ...]:
    """What the source says, then what the portal does where it is silent."""
    routes: dict[tuple[str, str, str], Route] = {}
    for row in table.tables("routes"):
        for route in _routes(row, silent=False):
            if route.key in routes:
                raise row.wrong("kind", "each matter to be sent one way")
            routes[route.key] = route
    usual = [route for row in silent.tables("routes") for route in _routes(row, silent=True)]
    return (*routes.values(), *(route for route in usual if route.key not in routes))


def _routes(table: Table, *, silent: bool) -> Iterator[Route]:
    """One route for each of those that this table's complaint is about."""
    kind = RouteKind(table.choice("kind", RouteKind.values))
    by: str = ""
    about: tuple[str, ...] = ("",)
    if kind == RouteKind.COMPLAINT:
        by, about = table.choice("by", COMPLAINANTS), table.choices("about", COMPLAINED_ABOUT)
    offices = ROUTE_OFFICES if kind in OF_ENQUIRIES else tuple(OF_COMPLAINTS)
    to = table.choices("to", offices)
    fallback = table.choices("fallback", offices) if table.has("fallback") else ()
    silent = silent or (table.has("silent") and table.get("silent", bool, "true or false"))
    clause = "" if silent else table.text("clause")
    first = _first(table.table("first")) if table.has("first") else None
    table.done()
    for one in about:
        if one in to or one in fallback:
            raise table.wrong("about", "no one the route leads to")
        yield Route(kind.value, to, by, one, clause, silent, first, fallback)


def _first(table: Table) -> FirstStep:
    step, must = table.text("step"), table.get("must", bool, "true or false")
    office = table.choice("office", ROUTE_OFFICES) if table.has("office") else ""
    table.done()
    return FirstStep(step, must, office)


def check_citations(cited: dict[str, str], clauses: tuple[PresetClause, ...], file: str) -> None:
    """What is cited is there to be read. `cited` is the key of the file, and the number there."""
    numbers = {clause.number for clause in clauses}
    for where, number in cited.items():
        if number not in numbers:
            raise PresetError(
                f'{file}: {where}.clause: expected a number that clauses has, not "{number}".'
            )
