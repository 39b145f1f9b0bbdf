"""manage.py make_chain_keys: the key of the chain over history, and the pair that signs heads."""

import os
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from evidence import keys
from foundation.key_lines import environment_lines


class Command(BaseCommand):
    help = (
        "Creates two key files. FILE has the chain key and the public key, for the web server and "
        "for verify_history. FILE-worker also has the key that signs heads."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, nargs="?", help="must not exist yet")
        parser.add_argument(
            "--print",
            action="store_true",
            help="write no file, and print the variables of each process for a secret store",
        )

    def handle(self, *, file: Path | None, **options: object) -> None:
        lines = keys.new_key_lines()
        if options["print"]:
            self.print_keys(lines)
        elif file:
            self.write_files(file, lines)
        else:
            raise CommandError("Name a file, or ask for --print.")

    def print_keys(self, lines: list[str]) -> None:
        for process, its in (("web server", keys.web_key_lines(lines)), ("worker", lines)):
            self.stdout.write(f"# The {process}")
            for line in environment_lines(its, keys.VARIABLES):
                self.stdout.write(line)

    def write_files(self, file: Path, lines: list[str]) -> None:
        worker = file.with_name(f"{file.name}-worker")
        write_new_file(file, keys.web_key_lines(lines))
        write_new_file(worker, lines)
        public = lines[-1].partition(" ")[2]
        self.stdout.write(
            f"{file} has the chain key, and {worker} also the key that signs heads. Keep a copy of "
            "both in a safe: there can be no other later. Give the Monitoring Officer and the "
            f"auditors the public key: {public}"
        )


def write_new_file(file: Path, lines: Iterable[str]) -> None:
    """Readable only by its owner, and never in the place of another."""
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise CommandError(f"{file} cannot be written: {error.strerror}.") from error
    with open(descriptor, "w") as opened:
        opened.write("\n".join(lines) + "\n")
