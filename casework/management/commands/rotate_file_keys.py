"""manage.py rotate_file_keys: every file under the newest key, so that the older ones can go."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from casework.files import store
from casework.files.models import PendingUpload


class Command(BaseCommand):
    help = "Wraps the key of every file by the first key of FILE_KEYS."

    def handle(self, **options: Any) -> None:
        """Exit status 1 when a file could not be read; the older keys then have to stay."""
        done, failed = store.rotate()
        for upload in PendingUpload.objects.iterator():
            upload.name = str(upload.name)
            upload.save(update_fields=["sealed_name"])
        if failed:
            listed = "\n".join(map(str, failed))
            raise CommandError(
                f"Files put under the newest key: {done}. These could not be:\n{listed}"
            )
        self.stdout.write(f"Files under the newest key: {done}. The older keys may go.")
