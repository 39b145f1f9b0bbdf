"""manage.py clauses: every clause, what is done about it, and the tests that show it."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from protocols.sources.clause_table import Entry, Mark, counts, entries
from protocols.sources.load import Preset, PresetError, load, names


class Command(BaseCommand):
    help = "Lists every clause with how it is handled, by which behaviour, built or planned."
    requires_system_checks = []
    marks: Sequence[Mark] = ()  # dev/ knows the tests, where there are any

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--preset", metavar="NAME", help="one source, such as oxford")
        parser.add_argument("--json", action="store_true", help="one JSON object, nothing else")

    def handle(self, **options: Any) -> None:
        try:
            presets = [
                load(name) for name in ([options["preset"]] if options["preset"] else names())
            ]
        except PresetError as error:
            raise CommandError(str(error), returncode=2) from error
        found = [(preset, entries(preset, self.marks)) for preset in presets]
        if options["json"]:
            self.stdout.write(json.dumps(as_object(found)))
            return
        for preset, rows in found:
            self.stdout.write("\n".join(in_words(preset, rows)))


def as_object(found: list[tuple[Preset, list[Entry]]]) -> dict[str, Any]:
    return {
        "counts": {preset.name: counts(rows) for preset, rows in found},
        "clauses": [of_clause(preset, entry) for preset, rows in found for entry in rows],
    }


def of_clause(preset: Preset, entry: Entry) -> dict[str, Any]:
    """One clause; `built` is null where nothing is to be done about it."""
    clause = entry.clause
    return {
        "preset": preset.name,
        "clause": clause.number,
        "heading": clause.heading,
        "summary": clause.summary,
        "handled": clause.handled.value,
        "behaviour": clause.behaviour or None,
        "built": entry.behaviour.built if entry.behaviour else None,
        "tests": list(entry.tests),
    }


def in_words(preset: Preset, rows: list[Entry]) -> Iterator[str]:
    said = ", ".join(f"{number} {what}" for what, number in counts(rows).items())
    yield from ("", f"{preset.title}: {said}")
    for entry in rows:
        clause = entry.clause
        yield f"  {clause.number}  {clause.summary}"
        if entry.behaviour:
            yield f"      {clause.handled}, {entry.standing}: {entry.behaviour.says}"
        for test in entry.tests:
            yield f"      {test}"
