"""manage.py export_history: rows with their links, for someone who checks them elsewhere."""

import json
from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from evidence.exporting import case_called, export_lines
from evidence.keys import usable_keys
from evidence.verification.evidence import one_moment


class Command(BaseCommand):
    help = (
        "Writes the history of one enquiry or document request, or all history, as JSON lines. "
        "evidence/verify_export.py checks them with nothing but Python. What is not folded into a "
        "head yet is left out; that takes a minute, or a day for confidential rows."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("--case", metavar="REFERENCE", help="for example, E-2026-0017")
        which.add_argument("--all", action="store_true", help="every row that has a link")

    def handle(self, *, case: str | None, **options: object) -> None:
        keys = usable_keys()
        if not keys:
            raise CommandError("There is no chain key here. See .env.example.")
        with one_moment():
            found = case_called(case) if case else None
            if case and found is None:
                raise CommandError(f"There is no enquiry or document request {case}.")
            for line in export_lines(keys, found):
                self.stdout.write(json.dumps(line, ensure_ascii=False))
