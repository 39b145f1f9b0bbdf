"""Makes a link that signs one person in while the council's own accounts cannot."""

from argparse import ArgumentParser

from django.core.management import BaseCommand, CommandError

from people.single_sign_on.from_server import MOST_CHARACTERS
from people.single_sign_on.link import NoSuchAccount, make_link


class Command(BaseCommand):
    help = (
        "Print a link that signs one person in, once, during the next 15 minutes, for when the"
        " council’s own sign-in is not answering. The person, the statutory officers, the auditors"
        " and the people administrators are told by email, and it is logged."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--why", required=True, help="The reason, for the history.")

    def handle(self, *args: object, email: str, why: str, **options: object) -> None:
        if not why.strip() or len(why) > MOST_CHARACTERS:
            raise CommandError(f"Give a reason of up to {MOST_CHARACTERS} characters with --why.")
        try:
            self.stdout.write(make_link(email, why.strip()))
        except NoSuchAccount:
            raise CommandError("There is no account with that address that can sign in.") from None
