"""The table of every clause of every source: how it is handled, its behaviour and its tests."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from protocols.choices import Handling
from protocols.sources.behaviours import BehaviourRow, known_behaviours
from protocols.sources.evidence import clause_evidence
from protocols.sources.load import Preset, load_preset, preset_names
from protocols.sources.parts import PresetClause

HEADS = ("Source", "Clauses", "Enforced", "Supported", "Guided", "None", "Built", "Planned")


class ClauseMark(NamedTuple):
    """A clause of a source by the name of its file, and a test: tests/x/test_y.py::test_z."""

    source: str
    number: str
    test: str


class ClauseEntry(NamedTuple):
    """A clause, the behaviour that serves it (None for context), the tests of this very clause,
    and those of other clauses that the same behaviour serves."""

    clause: PresetClause
    behaviour: BehaviourRow | None
    tests: tuple[str, ...]
    related: tuple[str, ...]

    @property
    def standing(self) -> str:
        """Built or planned; "" for context. Without a test of its own a clause is not built."""
        if self.behaviour is None:
            return ""
        return "built" if self.behaviour.built and self.tests else "planned"


def tests_by_behaviour(marks: Iterable[ClauseMark]) -> dict[str, tuple[str, ...]]:
    """The tests that show each behaviour: those marked with a clause that it serves, each once."""
    marked: dict[str, dict[str, None]] = {}
    for mark in marks:
        if (clause := marked_clause(mark)) and clause.behaviour:
            marked.setdefault(clause.behaviour, {})[mark.test] = None
    return {behaviour: tuple(tests) for behaviour, tests in marked.items()}


def marked_clause(mark: ClauseMark) -> PresetClause | None:
    """The clause that a mark names; None where there is no such source or number."""
    if mark.source not in preset_names():
        return None
    clauses = load_preset(mark.source).clauses
    return next((clause for clause in clauses if clause.number == mark.number), None)


def clause_entries(preset: Preset, marks: Iterable[ClauseMark]) -> list[ClauseEntry]:
    """Each clause of a source in the order of its text."""
    marked, evidence = tests_by_behaviour(marks), clause_evidence()
    entries = []
    for clause in preset.clauses:
        tests = evidence.get((preset.name, clause.number), ())
        related = [one for one in marked.get(clause.behaviour, ()) if one not in tests]
        behaviour = known_behaviours().get(clause.behaviour)
        entries.append(ClauseEntry(clause, behaviour, tests, tuple(related)))
    return entries


def entry_counts(entries: Iterable[ClauseEntry]) -> dict[str, int]:
    """How many clauses there are, how they are handled, and how many of it are built."""
    rows = list(entries)
    handled = Counter(entry.clause.handled.value for entry in rows)
    standing = Counter(entry.standing for entry in rows)
    return {
        "clauses": len(rows),
        **{handling: handled[handling] for handling in Handling.values},
        "built": standing["built"],
        "planned": standing["planned"],
    }


def clause_table_lines(marks: Sequence[ClauseMark]) -> Iterator[str]:
    """The lines of docs/clauses.md below its title."""
    every = [(preset, clause_entries(preset, marks)) for preset in map(load_preset, preset_names())]
    yield "Each clause is in our own words. It is enforced (it cannot be broken), supported (by a"
    yield "workflow, a record or a timer), guided (shown where it matters) or context only."
    yield "Anything planned has not been built yet. `manage.py clauses` lists the same information."
    yield ""
    total = [row for _, entries in every for row in entries]
    rows = [(preset.source, *count_cells(entries)) for preset, entries in every]
    yield from markdown_table(HEADS, [*rows, ("All", *count_cells(total))])
    yield from ("", "## What is built, and its tests", "")
    yield "A clause counts as built if a test of its own fails once what the portal does about it"
    yield "is taken away. Each clause below has those tests; here are all of a behaviour."
    yield ""
    yield from markdown_table(
        ("Behaviour", "What it does", "Tested by"), list(built_behaviour_rows(marks))
    )
    for preset, entries in every:
        yield from source_lines(preset, entries)


def count_cells(entries: Iterable[ClauseEntry]) -> tuple[str, ...]:
    return tuple(str(number) for number in entry_counts(entries).values())


def built_behaviour_rows(marks: Iterable[ClauseMark]) -> Iterator[tuple[str, ...]]:
    tests = tests_by_behaviour(marks)
    for key, behaviour in known_behaviours().items():
        if behaviour.built:
            yield f"`{key}`", behaviour.says, "<br>".join(f"`{t}`" for t in tests.get(key, ()))


def source_lines(preset: Preset, entries: Sequence[ClauseEntry]) -> Iterator[str]:
    """A source's clauses by how they are handled, what is built before what is planned."""
    yield from ("", f"## {preset.title}")
    for handling in Handling:
        rows = [entry for entry in entries if entry.clause.handled == handling]
        if not rows:
            continue
        yield from ("", f"### {preset.source}: {handling.label}", "")
        rows.sort(key=lambda entry: entry.standing)
        yield from markdown_table(
            ("Clause", "About", "What it says", "Behaviour", "", "Shown by"), map(entry_cells, rows)
        )


def entry_cells(entry: ClauseEntry) -> tuple[str, ...]:
    clause = entry.clause
    behaviour = f"`{clause.behaviour}`" if clause.behaviour else ""
    tests = "<br>".join(f"`{test}`" for test in entry.tests)
    return clause.number, clause.heading, clause.summary, behaviour, entry.standing, tests


def markdown_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table in Markdown."""
    yield f"| {' | '.join(heads)} |"
    yield f"| {' | '.join('---' for _ in heads)} |"
    for row in rows:
        yield f"| {' | '.join(row)} |".replace("  |", " |")
