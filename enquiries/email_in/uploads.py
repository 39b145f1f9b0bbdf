"""Files of an email: checked and kept as uploads of its sender, or discarded at once."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.core.files.uploadedfile import SimpleUploadedFile

from casework.files.arriving import accept_upload
from casework.files.models import PendingUpload
from casework.files.removing import discard_uploads
from enquiries.email_in.message import AttachedFile
from people.models import User


@dataclass
class Kept:
    """The files that passed every check, how many did not, and whether the email was taken."""

    rows: list[PendingUpload] = field(default_factory=list)
    left: int = 0
    used: bool = False


@contextmanager
def kept_of(files: Sequence[AttachedFile], sender: User) -> Iterator[Kept]:
    """The files of an email while it is dealt with. What is not `used` afterwards is discarded."""
    kept = Kept()
    try:
        keep_files(kept, files, sender)
        yield kept
    finally:
        if not kept.used:
            discard_uploads(kept.rows)


def keep_files(kept: Kept, files: Sequence[AttachedFile], sender: User) -> None:
    """A file with something to confirm, which only a page can ask, does not stay."""
    for file in files:
        upload = accept_upload(SimpleUploadedFile(file.name, file.content), by=sender)
        if isinstance(upload, PendingUpload) and not upload.warnings:
            kept.rows.append(upload)
            continue
        kept.left += 1
        if isinstance(upload, PendingUpload):
            discard_uploads([upload])
