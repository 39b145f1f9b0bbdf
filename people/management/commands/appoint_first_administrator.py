"""Appoints the first people administrator, while there has never been one."""

from argparse import ArgumentParser

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import BaseCommand, CommandError
from django.core.validators import validate_email

from people.proposals.bootstrap import appoint_first_administrator


class Command(BaseCommand):
    help = (
        "Appoint the first people administrator, who is invited by email. This works once: after"
        " that, two people decide on the portal’s pages. It is logged, and stays on the list of"
        " changes."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("name")

    def handle(self, *args: object, email: str, name: str, **options: object) -> None:
        try:
            validate_email(email)
            proposal = appoint_first_administrator(email, name)
        except (PermissionDenied, ValidationError) as refused:
            raise CommandError("; ".join(getattr(refused, "messages", [str(refused)]))) from None
        self.stdout.write(f"{proposal.person.name} is now the people administrator.\n")
