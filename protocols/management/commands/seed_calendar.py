"""manage.py seed_calendar: the published bank holidays, into the table."""

from django.core.management.base import BaseCommand

from protocols.bank_holidays import seed_bank_holidays


class Command(BaseCommand):
    help = "Adds any published bank holidays missing from the calendar. Safe to run again."

    def handle(self, **options: object) -> None:
        added = seed_bank_holidays()
        self.stdout.write(f"{added} bank holidays added." if added else "The calendar is complete.")
