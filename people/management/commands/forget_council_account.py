"""Forgets the council account of one person, so that another one can sign in to theirs."""

from argparse import ArgumentParser

from django.core.management import BaseCommand, CommandError

from people.single_sign_on.forgetting import NotConnected, forget_council_account
from people.single_sign_on.from_server import MOST_CHARACTERS


class Command(BaseCommand):
    help = (
        "Forget which council account signs a person in, for example because the council has made"
        " them a new one. The next council account with their address is then connected. The"
        " person, the statutory officers, the auditors and the people administrators are told by"
        " email, and it is logged."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--why", required=True, help="The reason, for the history.")

    def handle(self, *args: object, email: str, why: str, **options: object) -> None:
        if not why.strip() or len(why) > MOST_CHARACTERS:
            raise CommandError(f"Give a reason of up to {MOST_CHARACTERS} characters with --why.")
        try:
            forget_council_account(email, why.strip())
        except NotConnected:
            raise CommandError(
                "No council account signs in to an account of that address."
            ) from None
