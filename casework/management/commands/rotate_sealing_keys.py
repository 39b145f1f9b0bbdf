"""manage.py rotate_sealing_keys: seals everything anew, to the newest key."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from casework import rotation, sealing


class Command(BaseCommand):
    help = "Seals what older keys open to the newest one; after that the older ones can go."

    def handle(self, **options: Any) -> None:
        if not sealing.can_open():
            raise CommandError("There is no private key here, so nothing can be opened.")
        try:
            done = rotation.rotate()
        except sealing.CannotOpen as error:
            raise CommandError(f"{error} Nothing was changed.") from error
        self.stdout.write(
            f"{done.anew:,} of {done.values:,} sealed values were sealed anew. All are sealed to "
            "the newest keys now: the older ones may go from the key file."
        )
