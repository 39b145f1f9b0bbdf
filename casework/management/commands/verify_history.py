"""manage.py verify_history: whether any record was changed behind the back of its history."""

import json
from argparse import ArgumentParser
from dataclasses import asdict

from django.core.management.base import BaseCommand, CommandError

from casework.integrity import gather_evidence


class Command(BaseCommand):
    help = "Compares every record with its history and checks the triggers that protect it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--json", action="store_true", help="print one JSON object and nothing else"
        )

    def handle(self, **options: object) -> None:
        """Exit status 1 when something is wrong."""
        evidence = gather_evidence()
        if options["json"]:
            self.stdout.write(json.dumps(asdict(evidence)))
        elif not evidence.problems:
            self.stdout.write(str(evidence))
        if evidence.problems:
            raise CommandError("\n".join(evidence.problems))
