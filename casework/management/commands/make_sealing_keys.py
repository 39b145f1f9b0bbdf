"""manage.py make_sealing_keys: the keys with which complaints are sealed, or a new one on top."""

import os
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from casework.sealing import keys


class Command(BaseCommand):
    help = "Adds a new key to a key file. Existing keys stay and still decrypt what they encrypted."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file", type=Path, help="created, readable only by its owner, if it does not exist"
        )

    def handle(self, *, file: Path, **options: object) -> None:
        old = file.read_text().splitlines() if file.exists() else []
        fresh = file.with_name(f"{file.name}.new")
        try:
            descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except OSError as error:
            raise CommandError(f"{fresh} cannot be written: {error.strerror}.") from error
        with open(descriptor, "w") as opened:
            opened.write("\n".join(keys.new_key_lines(old=old)) + "\n")
        fresh.replace(file)
        then = "Restart the portal, then run manage.py rotate_sealing_keys." if old else ""
        self.stdout.write(f"{file} has a new key. Keep a copy in a safe. {then}".strip())
