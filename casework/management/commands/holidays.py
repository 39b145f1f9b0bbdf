"""manage.py holidays: the bank holidays that are known, compared with those of GOV.UK."""

from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from casework.closures import actions
from protocols.bank_holidays import differences_from, record_check
from protocols.calendar import working_calendar
from protocols.choices import Division
from protocols.holiday_sources.gov_uk import HolidaysUnavailable, fetched_holidays
from protocols.words import full_day


class Command(BaseCommand):
    help = "Says how far bank holidays are known, and compares them with GOV.UK."

    def add_arguments(self, parser: ArgumentParser) -> None:
        how = parser.add_mutually_exclusive_group()
        how.add_argument(
            "--check", action="store_true", help="say what is different on GOV.UK; change nothing"
        )
        how.add_argument(
            "--update", action="store_true", help="follow GOV.UK now, as the weekly job does"
        )

    def handle(self, **options: object) -> None:
        """Exit code 1 for a difference that --check found, 2 when GOV.UK cannot be read."""
        try:
            if options["check"]:
                self.check_list()
            elif options["update"]:
                self.update_list()
            else:
                self.say_how_far()
        except HolidaysUnavailable as failed:
            if options["update"]:
                record_check(str(failed))
            raise CommandError(str(failed), returncode=2) from failed

    def say_how_far(self) -> None:
        for division, label in Division.choices:
            ends_on = working_calendar(division, fresh=True).ends_on
            self.stdout.write(f"{label}: known to {full_day(ends_on)}.")

    def check_list(self) -> None:
        published = fetched_holidays(settings.BANK_HOLIDAYS_SOURCE)
        found = differences_from(published, timezone.localdate())
        if found:
            lines = [*found.in_words(), "Run manage.py holidays --update to follow GOV.UK."]
            raise CommandError("\n".join(lines), returncode=1)
        self.stdout.write("The bank holidays are those of GOV.UK.")

    def update_list(self) -> None:
        published = fetched_holidays(settings.BANK_HOLIDAYS_SOURCE)
        found, moved = actions.follow_published_holidays(published)
        for line in found.in_words():
            self.stdout.write(line)
        self.stdout.write(f"{len(found.in_words())} bank holidays changed, {moved} dates moved.")
