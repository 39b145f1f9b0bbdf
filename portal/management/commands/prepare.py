"""Makes the database ready for this version of the portal; safe to repeat, and to run at once."""

from argparse import ArgumentParser

from django.core.management import BaseCommand, call_command

from casework.files.removing import separate_uploads
from casework.sealing import keys
from complaints.old_tags import bind_tags
from evidence.backfill import link_rows_from_before
from foundation.owner import as_owner, one_at_a_time
from portal.management.commands.check_keys import checked_keys


class Command(BaseCommand):
    help = "Migrates, creates the cache table, fills the calendar and, if asked, an empty database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--demo", action="store_true", help="fill an empty database with a demo council"
        )
        parser.add_argument(
            "--without-key-check",
            action="store_true",
            help="go on although a key is missing: what needs it stays unreadable",
        )

    def handle(self, *, demo: bool, without_key_check: bool, **options: object) -> None:
        with one_at_a_time():
            self.stdout.write("Bringing the database up to date")
            with as_owner():
                call_command("createcachetable", verbosity=0)
            call_command("migrate", verbosity=0, interactive=False)
            with as_owner():
                if keys.can_seal():
                    bind_tags()
            call_command("seed_calendar", verbosity=0)
            separate_uploads()
            link_rows_from_before()
            if demo:
                call_command("demo", if_empty=True)
            if not without_key_check:
                checked_keys()
