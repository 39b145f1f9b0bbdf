"""manage.py rotate_sealing_keys: re-encrypts everything with the newest key."""

from django.core.management.base import BaseCommand, CommandError

from casework.sealing import keys, rotation
from foundation.owner import as_owner


class Command(BaseCommand):
    help = "Re-encrypts everything encrypted with older keys, so that you can remove them."

    def handle(self, **options: object) -> None:
        if not keys.can_open():
            raise CommandError("There is no private key here, so nothing can be decrypted.")
        try:
            with as_owner():
                done = rotation.rotate_sealing_keys()
        except keys.CannotOpen as error:
            raise CommandError(f"{error} Nothing was changed.") from error
        self.stdout.write(
            f"{done.anew:,} of {done.values:,} encrypted values were re-encrypted. All now use "
            "the newest keys. You can remove the older keys from the key file."
        )
