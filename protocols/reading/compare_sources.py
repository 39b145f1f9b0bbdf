"""How do two source protocols differ: setting by setting, and topic by topic of their clauses?"""

from typing import Any, NamedTuple

from protocols.settings import comparing, snapshots
from protocols.sources import load
from protocols.sources.behaviours import known
from protocols.sources.load import Preset

Words = tuple[tuple[str, str], ...]  # how a clause is cited, and what it says


class Topic(NamedTuple):
    """What both are about: the portal does the same for the clauses of either."""

    title: str
    before: Words
    after: Words


class Source(NamedTuple):
    """A source where a version stands in other comparisons: its file, and how it is cited."""

    name: str
    called: str

    @property
    def source(self) -> str:
        return self.called


def names() -> list[tuple[str, str]]:
    return [(name, load.load(name).title) for name in load.names()]


def page(first: str, second: str, *, everything: bool) -> dict[str, Any]:
    """The context of two presets by name; without `everything`, only what both speak of."""
    before, after = load.load(first), load.load(second)
    pages = comparing.settings(*(snapshots.snapshot_of(preset) for preset in (before, after)))
    found = topics(before, after)
    return {
        "first": Source(first, before.source),
        "second": Source(second, after.source),
        "everything": everything,
        "pages": pages if everything else comparing.only_changed(pages),
        "topics": found if everything else [t for t in found if t.before and t.after],
        "common": sum(bool(t.before and t.after) for t in found),
    }


def topics(before: Preset, after: Preset) -> list[Topic]:
    """Every topic of either, in the order of the first and then of the second."""
    old, new = by_behaviour(before), by_behaviour(after)
    return [
        Topic(known()[key].says, tuple(old.get(key, ())), tuple(new.get(key, ())))
        for key in dict.fromkeys((*old, *new))
    ]


def by_behaviour(preset: Preset) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for clause in preset.clauses:
        if clause.behaviour:
            cited = f"{preset.source} {clause.number}"
            found.setdefault(clause.behaviour, []).append((cited, clause.summary))
    return found
