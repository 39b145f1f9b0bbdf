"""Comparison of two source protocols: their settings, and their clauses by topic."""

from typing import NamedTuple

from foundation.types import Context
from protocols.settings import comparing, snapshots
from protocols.sources import load
from protocols.sources.behaviours import known_behaviours
from protocols.sources.load import Preset

Words = tuple[tuple[str, str], ...]  # how a clause is cited, and what it says


class SharedTopic(NamedTuple):
    """What both are about: the portal does the same for the clauses of either."""

    title: str
    before: Words
    after: Words


class ComparedSource(NamedTuple):
    """A source where a version stands in other comparisons: its file, and how it is cited."""

    name: str
    called: str

    @property
    def source(self) -> str:
        return self.called


def source_choices() -> list[tuple[str, str]]:
    return [(name, load.load_preset(name).title) for name in load.preset_names()]


def source_comparison_context(first: str, second: str, *, everything: bool) -> Context:
    """The context of two presets by name; without `everything`, only what both speak of."""
    before, after = load.load_preset(first), load.load_preset(second)
    pages = comparing.compared_settings(
        *(snapshots.preset_snapshot(preset) for preset in (before, after))
    )
    topics = shared_topics(before, after)
    return {
        "first": ComparedSource(first, before.source),
        "second": ComparedSource(second, after.source),
        "everything": everything,
        "pages": pages if everything else comparing.changed_pages(pages),
        "topics": topics if everything else [t for t in topics if t.before and t.after],
        "common": sum(bool(t.before and t.after) for t in topics),
    }


def shared_topics(before: Preset, after: Preset) -> list[SharedTopic]:
    """Every topic of either, in the order of the first and then of the second."""
    old, new = clauses_by_behaviour(before), clauses_by_behaviour(after)
    return [
        SharedTopic(known_behaviours()[key].says, tuple(old.get(key, ())), tuple(new.get(key, ())))
        for key in dict.fromkeys((*old, *new))
    ]


def clauses_by_behaviour(preset: Preset) -> dict[str, list[tuple[str, str]]]:
    clauses: dict[str, list[tuple[str, str]]] = {}
    for clause in preset.clauses:
        if clause.behaviour:
            cited = f"{preset.source} {clause.number}"
            clauses.setdefault(clause.behaviour, []).append((cited, clause.summary))
    return clauses
