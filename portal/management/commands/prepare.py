"""Makes the database ready for this version of the portal; safe to repeat."""

from argparse import ArgumentParser

from django.core.management import BaseCommand, call_command

from casework.sealing import keys
from complaints.old_tags import bind_tags
from evidence.backfill import link_rows_from_before


class Command(BaseCommand):
    help = "Migrates, creates the cache table, fills the calendar and, if asked, an empty database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--demo", action="store_true", help="fill an empty database with a demo council"
        )

    def handle(self, *, demo: bool, **options: object) -> None:
        self.stdout.write("Bringing the database up to date")
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
        call_command("seed_calendar", verbosity=0)
        if keys.can_seal():
            bind_tags()
        link_rows_from_before()
        if demo:
            call_command("demo", if_empty=True)
