"""manage.py make_sealing_keys: the keys with which complaints are sealed, or a new one on top."""

import os
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from casework.sealing import key_files
from foundation.key_lines import environment_lines


class Command(BaseCommand):
    help = (
        "Adds a new key to a key file. Existing keys stay and still decrypt what they encrypted. "
        "The worker’s file, with -worker in its name, has the keys that decrypt no complaint."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file",
            type=Path,
            nargs="?",
            help="created, readable only by its owner, if it does not exist",
        )
        parser.add_argument(
            "--print",
            action="store_true",
            help="write no file, and print the variables of each process for a secret store",
        )
        parser.add_argument(
            "--worker",
            action="store_true",
            help="only write the worker’s file, with a key for notices if there is none",
        )

    def handle(self, *, file: Path | None, worker: bool, **options: object) -> None:
        if options["print"]:
            self.print_keys(file)
        elif file:
            self.write_files(file, worker=worker)
        else:
            raise CommandError("Name a file, or ask for --print.")

    def print_keys(self, file: Path | None) -> None:
        """New keys before those of the file, or of this process's environment."""
        old = lines_of(file) if file else lines_of_environment()
        of_worker = lines_of(workers_file(file)) if file else old
        lines, of_worker = key_files.with_notice_key(key_files.new_key_lines(old=old), of_worker)
        for process, its in (("web server", lines), ("worker", of_worker)):
            self.stdout.write(f"# The {process}")
            for line in environment_lines(its, key_files.VARIABLES):
                self.stdout.write(line)

    def write_files(self, file: Path, *, worker: bool) -> None:
        old = lines_of(file)
        if worker and not old:
            raise CommandError(f"There are no keys in {file}.")
        workers = workers_file(file)
        of_worker = lines_of(workers)
        lines = old if worker else key_files.new_key_lines(old=old)
        if worker and key_files.have_notice_key(old, of_worker):
            of_worker = key_files.worker_key_lines(old, of_worker)
        else:
            lines, of_worker = key_files.with_notice_key(lines, of_worker)
        write_keys(workers, of_worker)
        if lines != old:
            write_keys(file, lines)
        if worker:
            self.stdout.write(f"{workers} has the keys for the worker. Restart the portal.")
            return
        then = "Restart the portal, then run manage.py rotate_sealing_keys." if old else ""
        kept = f"{file} has a new key. Keep a copy in a safe. {workers} is for the worker."
        self.stdout.write(f"{kept} {then}".strip())


def workers_file(file: Path) -> Path:
    return file.with_name(f"{file.name}-worker")


def lines_of_environment() -> list[str]:
    values = {kind: getattr(settings, name) for kind, name in key_files.VARIABLES.items()}
    return [
        f"{kind} {key}"
        for kind, keys in values.items()
        for key in ([keys] if isinstance(keys, str) else keys)
        if key
    ]


def lines_of(file: Path) -> list[str]:
    return file.read_text().splitlines() if file.exists() else []


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
