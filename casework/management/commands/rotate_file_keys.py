"""manage.py rotate_file_keys: every file under the newest key, so that the older ones can go."""

from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from casework.files import store
from casework.files.cipher import Unreadable
from casework.files.models import PendingUpload


def reseal_names() -> list[UUID]:
    """Encrypt the names of what was chosen and not yet sent anew; which could not be read."""
    failed = []
    for upload in PendingUpload.objects.iterator():
        try:
            upload.name = str(upload.name)
        except Unreadable:
            failed.append(upload.key)
        else:
            upload.save(update_fields=["sealed_name"])
    return failed


class Command(BaseCommand):
    help = "Wraps the key of every file by the first key of FILE_KEYS."

    def handle(self, **options: Any) -> None:
        """Exit status 1 when a file could not be read; the older keys then have to stay."""
        done, failed = store.rotate()
        failed += reseal_names()
        if failed:
            listed = "\n".join(map(str, failed))
            raise CommandError(
                f"Files put under the newest key: {done}. These could not be:\n{listed}"
            )
        self.stdout.write(f"Files under the newest key: {done}. The older keys may go.")
