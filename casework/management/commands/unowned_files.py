"""manage.py unowned_files: those that no row of this database names, for a person to remove."""

from argparse import ArgumentParser
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from casework.files import removing, store


class Command(BaseCommand):
    help = (
        "Lists the stored files that no row of this database names. If the database was restored "
        "from an older copy, they belong to letters sent since, and a newer copy may name them."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--remove",
            type=int,
            metavar="NUMBER",
            help="remove them for good, if there are exactly this many",
        )

    def handle(self, *, remove: int | None, **options: object) -> None:
        found = list(removing.unowned_files())
        if remove is None:
            self.list_files(found)
        elif remove != len(found):
            raise CommandError(f"There are {len(found)}, not {remove}. Nothing was removed.")
        else:
            store.remove_files(*found)
            self.stdout.write(f"Removed for good: {len(found)}.")

    def list_files(self, names: list[UUID]) -> None:
        for name in names:
            self.stdout.write(str(store.file_path(name)))
        self.stdout.write(f"Files that no row of this database names: {len(names)}.")
