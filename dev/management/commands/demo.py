"""manage.py demo: a council to look at, with as many enquiries as asked for."""

from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from dev.demo.committee_reports import make_committee_report
from dev.demo.council import make_council
from dev.demo.many import add_many
from dev.demo.people import sign_in_table
from evidence.backfill import link_unlinked_rows
from people.models import User
from reports.monthly_counts import add_up_events


class Command(BaseCommand):
    help = "Fills an empty database with Westhaven District Council, its people and enquiries."

    def add_arguments(self, parser: ArgumentParser) -> None:
        add = parser.add_argument
        add("--if-empty", action="store_true", help="do nothing if there are already people")
        add("--people", action="store_true", help="only list who you can sign in as")
        add("--enquiries", type=int, default=0, metavar="N", help="add N more, all at once")
        add("--force", action="store_true", help="run even if settings.DEMO is off")

    def handle(
        self, *, if_empty: bool, people: bool, enquiries: int, force: bool, **options: object
    ) -> None:
        if people:
            self.stdout.write(sign_in_table())
            return
        if not settings.DEMO and not force:
            raise CommandError(
                "This is not a demo: DEMO is off, and everyone in Westhaven has the same password, "
                "which is public. Nothing was changed."
            )
        if enquiries < 0:
            raise CommandError("--enquiries takes a number of enquiries to add, such as 1000.")
        self.fill(if_empty=if_empty, enquiries=enquiries)

    def fill(self, *, if_empty: bool, enquiries: int) -> None:
        empty = not User.objects.filter(is_system=False).exists()
        if empty:
            self.stdout.write("Creating Westhaven District Council")
            self.stdout.write(f"{make_council()} enquiries created, with their history")
        elif not if_empty and not enquiries:
            raise CommandError("There are already people in the database. Nothing was changed.")
        if enquiries and not (if_empty and not empty):
            add_many(enquiries, say=self.stdout.write)
        link_unlinked_rows()
        add_up_events()
        make_committee_report()
        if not if_empty:  # `make run` lists the people once the portal is open
            self.stdout.write(sign_in_table())
