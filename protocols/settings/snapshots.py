"""Snapshot: all settings of a version or a preset as plain values, now or at a revision."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from protocols import routes
from protocols.choices import PromiseKind, RouteKind
from protocols.models import Nudge, PromiseRule, Protocol, Route
from protocols.sources.load import SILENT, Preset, PresetError, SettingValue, load_preset
from protocols.sources.parts import BEHAVIOUR_OF_SETTING, read_routes
from protocols.sources.strict_toml import Table

# Fields of a version that an administrator sets; promises and ladders stand beside them.
SETTING_FIELDS = (
    "name",
    "titles",
    "division",
    "cut_off",
    "roll",
    "follow_up_days",
    "holding_cap",
    "holding_limit",
    "pause_while_waiting",
    "clearance",
    "agenda_reminder_days",
    "connection_effect",
    "told_later_weeks",
    "contact_centre_name",
    "contact_centre_phone",
    "contact_centre_url",
    "complaint_stages",
    "procedures",
    *BEHAVIOUR_OF_SETTING,
)
LADDER = "ladder-"  # the key of a promise's nudges: "ladder-reply"
ROUTE = "route-"  # the key of a route: "route-need-to-know", "route-complaint-officer-member"


class Figure(NamedTuple):
    """How long a promise gives, such as 5 and "working days"."""

    amount: int
    unit: str


class Step(NamedTuple):
    """One line of a ladder: `offset` is in working days from the due date, negative before it."""

    offset: int
    to: str


class RouteTo(NamedTuple):
    """Where a matter goes: to one of these offices, to `fallback` in order where they cannot act,
    and after a first step, which `must` be taken or is only asked about."""

    to: tuple[str, ...]
    fallback: tuple[str, ...] = ()
    first: str = ""
    must: bool = False


@dataclass(frozen=True)
class Snapshot:
    """`values` by key: a field of Protocol, the kind of a promise (Figure, or None where there is
    no figure), "ladder-" and a kind (a tuple of Steps), or "route-" and the matter (a RouteTo).
    `citations` gives the clause of some."""

    source: str
    values: Mapping[str, SettingValue]
    citations: Mapping[str, str] = field(default_factory=dict)

    def figure(self, kind: str) -> Figure | None:
        figure: Figure | None = self.values.get(kind)
        return figure

    def steps(self, kind: str) -> tuple[Step, ...]:
        steps: tuple[Step, ...] = self.values.get(LADDER + kind, ())
        return steps


def snapshot_of(protocol: Protocol) -> Snapshot:
    """What this version sets now."""
    rules = protocol.rules_by_kind.values()
    nudges = {rule.pk: rule.nudges.all() for rule in rules}
    return _snapshot(protocol, rules, nudges, protocol.routes.all())


def snapshot_at_revision(protocol: Protocol, revision: int) -> Snapshot | None:
    """What the draft set after its change of this number; None when there was no such change."""
    row = protocol.history.filter(revision=revision).order_by("history_id").last()
    if row is None:
        return None
    day = row.history_date
    rules = PromiseRule.history.as_of(day).filter(protocol_id=protocol.pk)
    nudges: dict[int, list[Nudge]] = {}
    for nudge in Nudge.history.as_of(day).filter(rule_id__in=[rule.pk for rule in rules]):
        nudges.setdefault(nudge.rule_id, []).append(nudge)
    routes = Route.history.as_of(day).filter(protocol_id=protocol.pk)
    return _snapshot(row.instance, rules, nudges, routes)


def _snapshot(
    protocol: Protocol,
    rules: Iterable[PromiseRule],
    nudges: Mapping[int, Iterable[Nudge]],
    routes: Iterable[Route],
) -> Snapshot:
    """`nudges` by the key of their rule."""
    values: dict[str, SettingValue] = {name: getattr(protocol, name) for name in SETTING_FIELDS}
    citations = dict(protocol.citations)
    for rule in rules:
        rule_nudges = nudges.get(rule.pk, ())
        values[rule.kind] = Figure(rule.amount, rule.unit) if rule.amount is not None else None
        values[LADDER + rule.kind] = ladder_steps(
            (nudge.offset, nudge.addressee) for nudge in rule_nudges
        )
        citations[rule.kind] = rule.clause
    for route in routes:
        _add_route(route.as_route(), values, citations)
    return Snapshot(protocol.source, values, citations)


def _add_route(
    route: routes.Route, values: dict[str, SettingValue], citations: dict[str, str]
) -> None:
    first, must = (route.first.step, route.first.must) if route.first else ("", False)
    values[route_key(*route.key)] = RouteTo(route.to, route.fallback, first, must)
    citations[route_key(*route.key)] = route.clause


def route_key(kind: str, by: str = "", about: str = "") -> str:
    return ROUTE + "-".join(part for part in (kind, by, about) if part)


@cache
def route_matters() -> dict[str, tuple[str, str, str]]:
    """Each key of a route, and the kind, by whom and about whom that it stands for."""
    complaints = (
        (RouteKind.COMPLAINT.value, by, about)
        for by in routes.COMPLAINANTS
        for about in routes.COMPLAINED_ABOUT
    )
    others = ((kind, "", "") for kind in RouteKind.values if kind != RouteKind.COMPLAINT)
    return {route_key(*matter): matter for matter in (*complaints, *others)}


def ladder_steps(lines: Iterable[tuple[int, str]]) -> tuple[Step, ...]:
    """The lines in the order in which they are told."""
    return tuple(Step(*line) for line in sorted(lines))


def source_snapshot(name: str) -> Snapshot | None:
    """What the source protocol says, with the portal's default where it is silent; None when the
    file is not there any more."""
    try:
        return preset_snapshot(load_preset(name))
    except PresetError:
        return None


def preset_snapshot(preset: Preset) -> Snapshot:
    values: dict[str, SettingValue] = {"titles": dict(preset.titles), "name": preset.title}
    values |= {name: value for name, value in preset.settings.items() if name in SETTING_FIELDS}
    citations = dict(preset.citations)
    for kind, promise in preset.promises.items():
        amount = promise.amount
        values[kind.value] = Figure(amount, promise.unit.value) if amount is not None else None
        steps = ((step.offset, step.to.value) for step in promise.nudges)
        values[LADDER + kind.value] = ladder_steps(steps)
        if not promise.silent:
            citations[kind.value] = promise.clause
    for route in preset.routes:
        _add_route(route, values, citations)
    return Snapshot(preset.source, values, citations)


@cache
def default_snapshot() -> Snapshot:
    """What the portal does where a protocol says nothing: silent.toml."""
    table = tomllib.loads(SILENT.read_text(encoding="utf-8"))
    values: dict[str, SettingValue] = {
        "titles": {},
        "contact_centre_phone": "",
        "contact_centre_url": "",
    }
    values["procedures"] = {}
    values |= {"acknowledgement": False, "links": {}, "media_contacts": "", "office_hours": ""}
    values |= {"source_dates": "", "review_on": None, "approved_on": None, "more_links": ""}
    values["request_services"] = {}
    for key, value in table["settings"].items():
        values[key.replace("-", "_")] = None if value == "none" else value
    for kind in PromiseKind:
        promise = table["promises"].get(kind.value, {})
        values[kind.value] = (
            Figure(promise["amount"], promise["unit"]) if "amount" in promise else None
        )
        lines = ((line["offset"], line["to"]) for line in table["nudges"].get(kind.value, ()))
        values[LADDER + kind.value] = ladder_steps(lines)
    for route in read_routes(Table({}, SILENT.name), Table(table, SILENT.name)):
        _add_route(route, values, {})
    return Snapshot("", values)
