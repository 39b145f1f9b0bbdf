"""Django's command. Once there has been a people administrator, a second person has to agree."""

from django.contrib.auth.management.commands import createsuperuser

from people.models import User, system_user
from people.proposals.actions import propose_sign_in

FROM_SERVER = "A command on the server made this account a superuser."


class Command(createsuperuser.Command):
    def handle(self, *args: object, **options: object) -> None:
        super().handle(*args, **options)
        new = User.objects.filter(is_superuser=True, is_active=False, proposals=None)
        for person in new:
            propose_sign_in(person, can_sign_in=True, by=system_user(), why=FROM_SERVER)
            self.stdout.write(
                f"{person.name} can sign in once someone confirms it on the page of changes, and"
                " everyone concerned has been told.\n"
            )
