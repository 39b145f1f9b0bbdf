"""Presets: the source protocols, each read strictly from two TOML files, its rules and its clauses.

What a source is silent on comes from silent.toml and is marked so.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import time
from functools import cache
from pathlib import Path
from typing import Any

from protocols.choices import (
    Addressee,
    ConnectionEffect,
    DeclarationOffice,
    Division,
    NudgeTemplate,
    PromiseKind,
    ScrutinyDecider,
    Stage,
    VisitAnswerer,
)
from protocols.deadlines.terms import LONGEST, Terms, Unit
from protocols.routes import Route
from protocols.sources.parts import (
    BEHAVIOUR_OF_SETTING,
    PresetClause,
    check_citations,
    read_clauses,
    read_routes,
)
from protocols.sources.strict_toml import PresetError, Table

__all__ = ["Preset", "PresetClause", "PresetError", "load_preset", "preset_names"]

FOLDER = Path(__file__).parent.parent / "presets"
SILENT = FOLDER.parent / "silent.toml"
CHIEF = Addressee.CHIEF_EXECUTIVE.value
TITLED_OFFICES = (
    *(CHIEF, "monitoring-officer", "chief-operating-officer"),
    *("director", "nominated-officer"),
)
MOST_HOURS = 80  # while the offices are open, for the media team
FURTHEST = 60  # working days: the largest offset of a nudge and the longest window or cap


@dataclass(frozen=True)
class PresetNudge:
    """`offset` is in working days from the due date; negative is before it."""

    offset: int
    to: Addressee
    template: NudgeTemplate


@dataclass(frozen=True)
class PresetPromise:
    """`amount` is None where the officer promises the date."""

    kind: PromiseKind
    clause: str
    amount: int | None
    unit: Unit
    silent: bool
    nudges: tuple[PresetNudge, ...]


# What a setting is set to: of the type of its field of Protocol, or a Figure, Steps or a RouteTo.
SettingValue = Any


@dataclass(frozen=True)
class Preset:
    """`settings` are values for the fields of Protocol that bear these names; `citations` gives
    the clause behind those that the source speaks of."""

    name: str
    source: str
    title: str
    settings: Mapping[str, SettingValue]
    citations: Mapping[str, str]
    titles: Mapping[str, str]
    promises: Mapping[PromiseKind, PresetPromise]
    routes: tuple[Route, ...]
    clauses: tuple[PresetClause, ...]

    def terms(self, kind: PromiseKind) -> Terms | None:
        """How long this promise gives; None where there is no figure."""
        promise = self.promises.get(kind)
        if promise is None or promise.amount is None:
            return None
        cut_off, roll = self.settings["cut_off"], self.settings["roll"]
        return Terms(promise.amount, promise.unit, cut_off, roll)


def preset_names() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def load_preset(name: str) -> Preset:
    """The preset of this name; PresetError, a sentence, when there is none or it is not valid."""
    known = preset_names()
    if name not in known:
        raise PresetError(f'There is no preset "{name}". The presets are {", ".join(known)}.')
    return read_preset(FOLDER / f"{name}.toml")


@cache
def read_preset(path: Path) -> Preset:
    """A preset from this file and that of its clauses, completed from silent.toml."""
    table, silent = Table.of_file(path), Table.of_file(SILENT)
    settings, citations = _settings(table.table("settings"), silent.table("settings"))
    clauses = read_clauses(path.parent / "clauses" / path.name)
    citations = _behaviour_citations(clauses) | citations
    settings["acknowledgement"] = "acknowledgement" in citations
    settings["clearance"] = []  # no source asks for it, and a council switches it on
    settings["source_dates"] = table.text("dates") if table.has("dates") else ""
    preset = Preset(
        name=path.stem,
        source=table.text("source"),
        title=table.text("title"),
        settings=settings,
        citations=citations,
        titles=_titles(table.table("titles")),
        promises=_promises(table, silent),
        routes=read_routes(table, silent),
        clauses=clauses,
    )
    table.done()
    check_citations(_cited(preset), preset.clauses, path.name)
    return preset


def _number_or_none(table: Table, key: str) -> int | None:
    if table.has(key) and table.values[key] == "none":
        return None
    return table.number(key, 1, FURTHEST)


def _time_or_none(table: Table, key: str) -> time | None:
    if table.has(key) and table.values[key] == "none":
        return None
    at: time = table.get(key, time, 'a local time such as 17:00:00, or "none"')
    return at


# Every setting that a preset may speak of, and how its value is read.
SETTING_READERS: dict[str, Callable[[Table, str], SettingValue]] = {
    "division": lambda table, key: table.choice(key, Division.values),
    "cut-off": _time_or_none,
    "roll": lambda table, key: table.get(key, bool, "true or false"),
    "follow-up-days": lambda table, key: table.number(key, 1, FURTHEST),
    "holding-cap": _number_or_none,
    "holding-limit": lambda table, key: table.number(key, 0, FURTHEST),
    "meeting-notice-days": lambda table, key: table.number(key, 1, FURTHEST),
    "scrutiny-notice-days": lambda table, key: table.number(key, 0, FURTHEST),
    "scrutiny-decider": lambda table, key: table.choice(key, ScrutinyDecider.values),
    "agenda-days": lambda table, key: table.number(key, 1, FURTHEST),
    "agenda-reminder-days": lambda table, key: table.number(key, 1, FURTHEST),
    "visit-notice-days": lambda table, key: table.number(key, 0, FURTHEST),
    "visit-answerer": lambda table, key: table.choice(key, VisitAnswerer.values),
    "told-later-weeks": lambda table, key: table.number(key, 1, FURTHEST),
    "connection-effect": lambda table, key: table.choice(key, ConnectionEffect.values),
    "declarations-to": lambda table, key: table.choice(key, DeclarationOffice.values),
    "pause-while-waiting": lambda table, key: table.get(key, bool, "true or false"),
    "media-hours": lambda table, key: table.number(key, 1, MOST_HOURS),
    "contact-centre-name": Table.text,
    "support-offers": Table.text,
    "complaint-stages": lambda table, key: list(table.choices(key, Stage.values)),
}


def _settings(stated: Table, silent: Table) -> tuple[dict[str, SettingValue], dict[str, str]]:
    """Values by field name, those that the source gives laid over the portal's; and the clauses."""
    values, citations = {}, {}
    for key, reader in SETTING_READERS.items():
        field = key.replace("-", "_")
        if stated.has(key):
            setting = stated.table(key)
            values[field] = reader(setting, "value")
            citations[field] = setting.text("clause")
            setting.done()
        else:
            values[field] = reader(silent, key)
    stated.done()
    return values, citations


def _behaviour_citations(clauses: tuple[PresetClause, ...]) -> dict[str, str]:
    """The first clause that asks for each of the settings that are there for a behaviour."""
    first = {clause.behaviour: clause.number for clause in reversed(clauses)}
    cited = {field: first[key] for field, key in BEHAVIOUR_OF_SETTING.items() if key in first}
    effects = (clause.number for clause in clauses if clause.behaviour in ConnectionEffect.values)
    effect = next(effects, "")
    return cited | ({"connection_effect": effect} if effect else {})


def _titles(table: Table) -> dict[str, str]:
    """What the source calls an office that it does not call by the portal's name."""
    titles = {office: table.text(office) for office in TITLED_OFFICES if table.has(office)}
    table.done()
    return titles


def _promises(table: Table, silent: Table) -> dict[PromiseKind, PresetPromise]:
    """What the source promises, then what the portal adds where it is silent."""
    stated, quiet = table.table("promises"), silent.table("promises")
    nudges, usual = table.table("nudges"), silent.table("nudges")
    promises = {}
    for kind in PromiseKind:
        source = nudges if nudges.has(kind) else usual
        steps = tuple(_nudge(row) for row in source.tables(kind))
        if stated.has(kind):
            promises[kind] = _promise(kind, stated.table(kind), steps, silent=False)
        elif quiet.has(kind):
            promises[kind] = _promise(kind, quiet.table(kind), steps, silent=True)
    stated.done()
    nudges.done()
    return promises


def _promise(
    kind: PromiseKind, table: Table, nudges: tuple[PresetNudge, ...], *, silent: bool
) -> PresetPromise:
    clause = "" if silent else table.text("clause")
    amount, unit = None, Unit.WORKING_DAYS
    if kind != PromiseKind.FULL_REPLY:  # the officer promises that date
        amount = table.number("amount", 1, LONGEST)
        unit = Unit(table.choice("unit", [unit.value for unit in Unit]))
    table.done()
    if len({(nudge.offset, nudge.to) for nudge in nudges}) < len(nudges):
        raise PresetError(
            f"{table.file}: nudges.{kind}: expected nobody to be told twice on a day."
        )
    return PresetPromise(kind, clause, amount, unit, silent, nudges)


def _nudge(table: Table) -> PresetNudge:
    nudge = PresetNudge(
        offset=table.number("offset", -FURTHEST, FURTHEST),
        to=Addressee(table.choice("to", Addressee.values)),
        template=NudgeTemplate(table.choice("template", NudgeTemplate.values)),
    )
    table.done()
    return nudge


def _cited(preset: Preset) -> dict[str, str]:
    """Each key of the file that cites a clause, and the number."""
    cited = {f"settings.{key.replace('_', '-')}": no for key, no in preset.citations.items()}
    cited |= {f"promises.{p.kind}": p.clause for p in preset.promises.values() if p.clause}
    return cited | {
        f"routes.{' '.join(r.key).strip()}": r.clause for r in preset.routes if r.clause
    }
