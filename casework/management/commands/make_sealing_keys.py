"""manage.py make_sealing_keys: the keys with which complaints are sealed, or a new one on top."""

import os
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from casework.sealing import keys


class Command(BaseCommand):
    help = (
        "Adds a new key to a key file. Existing keys stay and still decrypt what they encrypted. "
        "The worker’s file, with -worker in its name, has the keys that decrypt nothing."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file", type=Path, help="created, readable only by its owner, if it does not exist"
        )
        parser.add_argument(
            "--worker", action="store_true", help="only write the worker’s file, without a new key"
        )

    def handle(self, *, file: Path, worker: bool, **options: object) -> None:
        old = file.read_text().splitlines() if file.exists() else []
        if worker and not old:
            raise CommandError(f"There are no keys in {file}.")
        lines = old if worker else keys.new_key_lines(old=old)
        workers = file.with_name(f"{file.name}-worker")
        write_keys(workers, keys.worker_key_lines(lines))
        if worker:
            self.stdout.write(f"{workers} has the keys for the worker.")
            return
        write_keys(file, lines)
        then = "Restart the portal, then run manage.py rotate_sealing_keys." if old else ""
        kept = f"{file} has a new key. Keep a copy in a safe. {workers} is for the worker."
        self.stdout.write(f"{kept} {then}".strip())


def write_keys(file: Path, lines: Iterable[str]) -> None:
    """The whole file or nothing of it, readable only by its owner."""
    fresh = file.with_name(f"{file.name}.new")
    try:
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise CommandError(f"{fresh} cannot be written: {error.strerror}.") from error
    with open(descriptor, "w") as opened:
        opened.write("\n".join(lines) + "\n")
    fresh.replace(file)
