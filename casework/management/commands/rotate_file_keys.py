"""manage.py rotate_file_keys: every file, and the secrets of second factors, under the newest key,
so that the older ones can go."""

from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from casework.files import store
from casework.files.cipher import Unreadable
from casework.files.models import PendingUpload
from people.second_factors.rotation import reencrypt_factors


def reseal_uploads() -> list[UUID]:
    """Re-encrypt the names of files chosen but not yet sent, and where photos among them were
    taken; returns those it could not read."""
    failed = []
    for upload in PendingUpload.objects.iterator():
        try:
            upload.name, upload.position = str(upload.name), str(upload.position)
        except Unreadable:
            failed.append(upload.key)
        else:
            upload.save(update_fields=["sealed_name", "sealed_position"])
    return failed


class Command(BaseCommand):
    help = "Re-encrypts the key of every file, and second factors, with the first key in FILE_KEYS."

    def handle(self, **options: object) -> None:
        """Exit status 1 when something could not be read; the older keys then have to stay."""
        done, failed = store.rotate_file_keys()
        failed += reseal_uploads()
        unread = [*map(str, failed), *(f"second factor {key}" for key in reencrypt_factors())]
        if unread:
            listed = "\n".join(unread)
            raise CommandError(
                f"Files using the newest key: {done}. These could not be re-encrypted:\n{listed}"
            )
        self.stdout.write(f"Files using the newest key: {done}. You can now remove the older keys.")
