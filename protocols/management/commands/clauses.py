"""manage.py clauses: every clause, what is done about it, and the tests that show it.

Tests of the clause itself come first. Tests of other clauses that the same behaviour serves are
listed as related: they show the behaviour, and say nothing about this clause.
"""

import json
from collections.abc import Iterator, Sequence
from typing import TypedDict, Unpack

from django.core.management.base import BaseCommand, CommandError, CommandParser

from protocols.sources.clause_table import ClauseEntry, ClauseMark, clause_entries, entry_counts
from protocols.sources.load import Preset, PresetError, load_preset, preset_names


class Options(TypedDict):
    preset: str | None
    json: bool


class Command(BaseCommand):
    help = "Lists every clause with how it is handled, by which behaviour, built or planned."
    requires_system_checks = []
    marks: Sequence[ClauseMark] = ()  # dev/ knows the tests, where there are any

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--preset", metavar="NAME", help="one source, such as oxford")
        parser.add_argument("--json", action="store_true", help="one JSON object, nothing else")

    def handle(self, **options: Unpack[Options]) -> None:
        try:
            presets = [
                load_preset(name)
                for name in ([options["preset"]] if options["preset"] else preset_names())
            ]
        except PresetError as error:
            raise CommandError(str(error), returncode=2) from error
        entries = [(preset, clause_entries(preset, self.marks)) for preset in presets]
        if options["json"]:
            self.stdout.write(json.dumps(clauses_json(entries)))
            return
        for preset, rows in entries:
            self.stdout.write("\n".join(clause_lines(preset, rows)))


def clauses_json(entries: list[tuple[Preset, list[ClauseEntry]]]) -> dict[str, object]:
    return {
        "counts": {preset.name: entry_counts(rows) for preset, rows in entries},
        "clauses": [clause_json(preset, entry) for preset, rows in entries for entry in rows],
    }


def clause_json(preset: Preset, entry: ClauseEntry) -> dict[str, object]:
    """One clause; `built` is null where nothing is to be done about it."""
    clause = entry.clause
    return {
        "preset": preset.name,
        "clause": clause.number,
        "heading": clause.heading,
        "summary": clause.summary,
        "handled": clause.handled.value,
        "behaviour": clause.behaviour or None,
        "built": entry.standing == "built" if entry.behaviour else None,
        "tests": list(entry.tests),
        "related_tests": list(entry.related),
    }


def clause_lines(preset: Preset, rows: list[ClauseEntry]) -> Iterator[str]:
    totals = ", ".join(f"{number} {what}" for what, number in entry_counts(rows).items())
    yield from ("", f"{preset.title}: {totals}")
    for entry in rows:
        clause = entry.clause
        yield f"  {clause.number}  {clause.summary}"
        if entry.behaviour:
            yield f"      {clause.handled}, {entry.standing}: {entry.behaviour.says}"
        yield from (f"      {test}" for test in entry.tests)
        yield from (f"      related: {test}" for test in entry.related)
