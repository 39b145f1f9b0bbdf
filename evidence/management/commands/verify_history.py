"""manage.py verify_history: whether anything was changed behind the back of the portal."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from evidence.heads import HeadLine
from evidence.verification.evidence import Evidence, gather_evidence
from evidence.verification.record import record_verification


class Command(BaseCommand):
    help = (
        "Compares every record with its history, its links and the signed heads, and checks the "
        "triggers and stored files. Names the first row that is wrong, and records the result."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--json", action="store_true", help="print one JSON object and nothing else"
        )
        parser.add_argument("--head", type=Path, help="a file with a head that you kept")
        parser.add_argument(
            "--without-files", action="store_true", help="do not read the stored files"
        )

    def handle(
        self, *, json: bool, head: Path | None, without_files: bool, **options: object
    ) -> None:
        """Exit status 1 when something is wrong."""
        kept = head_in(head) if head else None
        evidence = gather_evidence(with_files=not without_files, kept=kept)
        self.record(evidence, with_files=not without_files)
        if json:
            self.stdout.write(in_json(evidence))
        elif not evidence.problems:
            self.stdout.write(str(evidence))
            self.stdout.write(f"No history covers {', '.join(evidence.unguarded)}.")
        if evidence.problems:
            raise CommandError("\n".join(map(str, evidence.problems)))

    def record(self, evidence: Evidence, *, with_files: bool) -> None:
        """For the auditors. What was verified is said even if the database takes no new row."""
        try:
            record_verification(evidence, with_files=with_files)
        except DatabaseError as error:
            self.stderr.write(f"This verification could not be recorded: {error}")


def in_json(evidence: Evidence) -> str:
    found = [asdict(problem) for problem in evidence.problems]
    return json.dumps(
        asdict(evidence) | {"problems": list(map(str, evidence.problems)), "found": found}
    )


def head_in(file: Path) -> HeadLine:
    try:
        head: HeadLine = json.loads(file.read_text())
    except (OSError, ValueError) as error:
        raise CommandError(f"{file} cannot be read: {error}") from error
    if set(head) != set(HeadLine.__annotations__):
        raise CommandError(f"{file} has no head.")
    return head
