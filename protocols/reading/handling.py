"""What the portal does about each clause of a version, in a sentence for its readers."""

import re
from collections.abc import Collection, Iterable, Iterator

from protocols.models import Clause, Protocol
from protocols.sources.load import PresetError, load_preset

Evidence = Collection[tuple[str, str]]  # clauses that tests of their own show: source, number


def handling_sentences(
    protocol: Protocol, evidence: Evidence, *, planned_too: bool
) -> dict[str, str]:
    """By the number of a clause; "" for one that is only planned, unless plans are shown too."""
    clauses = list(protocol.clauses.all())
    built = set(built_clauses(protocol.preset, clauses, evidence))
    return {
        clause.number: handling_sentence(clause, clause.number in built, planned_too)
        for clause in clauses
    }


def handling_sentence(clause: Clause, built: bool, planned_too: bool) -> str:
    if clause.serves is None:
        return "For information only."
    does = first_sentence(clause.serves.says)
    if built:
        return does
    return f"Planned, not built yet: {does}" if planned_too else ""


def built_clauses(preset: str, clauses: Iterable[Clause], evidence: Evidence) -> Iterator[str]:
    """The numbers of clauses that tests of their own show. A council chooses what is done about a
    clause of its own, so that the tests of the behaviour are enough."""
    of_source = preset_behaviours(preset)
    for clause in clauses:
        own = of_source.get(clause.number) != clause.behaviour
        shown = own or (preset, clause.number) in evidence
        if clause.serves and clause.serves.built and shown:
            yield clause.number


def preset_behaviours(name: str) -> dict[str, str]:
    """What each clause of a source asks for, by number; nothing if its file is gone."""
    try:
        return {clause.number: clause.behaviour for clause in load_preset(name).clauses}
    except PresetError:
        return {}


def first_sentence(text: str) -> str:
    return re.split(r"(?<=[.?!]) ", text, maxsplit=1)[0]
