"""What is done about every clause of every source, and which tests show it?"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from protocols.choices import Handling
from protocols.sources.behaviours import Behaviour, known
from protocols.sources.load import Preset, load, names
from protocols.sources.parts import PresetClause

HEADS = ("Source", "Clauses", "Enforced", "Supported", "Guided", "None", "Built", "Planned")


class Mark(NamedTuple):
    """A clause of a source by the name of its file, and a test: tests/x/test_y.py::test_z."""

    source: str
    number: str
    test: str


class Entry(NamedTuple):
    """A clause, the behaviour that serves it (None for context), and the tests that show it."""

    clause: PresetClause
    behaviour: Behaviour | None
    tests: tuple[str, ...]

    @property
    def standing(self) -> str:
        """Built or planned; "" for context."""
        if self.behaviour is None:
            return ""
        return "built" if self.behaviour.built else "planned"


def shown(marks: Iterable[Mark]) -> dict[str, tuple[str, ...]]:
    """The tests that show each behaviour: those marked with a clause that it serves, each once."""
    found: dict[str, dict[str, None]] = {}
    for mark in marks:
        if (clause := clause_of(mark)) and clause.behaviour:
            found.setdefault(clause.behaviour, {})[mark.test] = None
    return {behaviour: tuple(tests) for behaviour, tests in found.items()}


def clause_of(mark: Mark) -> PresetClause | None:
    """The clause that a mark names; None where there is no such source or number."""
    if mark.source not in names():
        return None
    clauses = load(mark.source).clauses
    return next((clause for clause in clauses if clause.number == mark.number), None)


def entries(preset: Preset, marks: Iterable[Mark]) -> list[Entry]:
    """Each clause of a source in the order of its text."""
    tests, behaviours = shown(marks), known()
    found = []
    for clause in preset.clauses:
        behaviour = behaviours.get(clause.behaviour)
        bearing = tests.get(clause.behaviour, ()) if behaviour and behaviour.built else ()
        found.append(Entry(clause, behaviour, bearing))
    return found


def counts(found: Iterable[Entry]) -> dict[str, int]:
    """How many clauses there are, how they are handled, and how many of it are built."""
    rows = list(found)
    handled = Counter(entry.clause.handled.value for entry in rows)
    standing = Counter(entry.standing for entry in rows)
    return {
        "clauses": len(rows),
        **{handling: handled[handling] for handling in Handling.values},
        "built": standing["built"],
        "planned": standing["planned"],
    }


def page(marks: Sequence[Mark]) -> Iterator[str]:
    """The lines of docs/clauses.md below its title."""
    every = [(preset, entries(preset, marks)) for preset in map(load, names())]
    yield "Each clause is in our own words. It is enforced (it cannot be broken), supported (by a"
    yield "workflow, a record or a timer), guided (shown where it matters) or context only."
    yield "Anything planned has not been built yet. `manage.py clauses` lists the same information."
    yield ""
    total = [row for _, found in every for row in found]
    rows = [(preset.source, *tally(found)) for preset, found in every]
    yield from table(HEADS, [*rows, ("All", *tally(total))])
    yield from ("", "## What is built, and the tests that prove it", "")
    yield from table(("Behaviour", "What it does", "Tested by"), list(built(marks)))
    for preset, found in every:
        yield from of_source(preset, found)


def tally(found: Iterable[Entry]) -> tuple[str, ...]:
    return tuple(str(number) for number in counts(found).values())


def built(marks: Iterable[Mark]) -> Iterator[tuple[str, ...]]:
    tests = shown(marks)
    for key, behaviour in known().items():
        if behaviour.built:
            yield f"`{key}`", behaviour.says, "<br>".join(f"`{t}`" for t in tests.get(key, ()))


def of_source(preset: Preset, found: Sequence[Entry]) -> Iterator[str]:
    """A source's clauses by how they are handled, what is built before what is planned."""
    yield from ("", f"## {preset.title}")
    for handling in Handling:
        rows = [entry for entry in found if entry.clause.handled == handling]
        if not rows:
            continue
        yield from ("", f"### {preset.source}: {handling.label}", "")
        rows.sort(key=lambda entry: entry.standing)
        yield from table(("Clause", "About", "What it says", "Behaviour", ""), map(cells, rows))


def cells(entry: Entry) -> tuple[str, ...]:
    clause = entry.clause
    behaviour = f"`{clause.behaviour}`" if clause.behaviour else ""
    return clause.number, clause.heading, clause.summary, behaviour, entry.standing


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table in Markdown."""
    yield f"| {' | '.join(heads)} |"
    yield f"| {' | '.join('---' for _ in heads)} |"
    for row in rows:
        yield f"| {' | '.join(row)} |".replace("  |", " |")
