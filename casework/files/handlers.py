"""The bytes of an upload as they come in: counted before they are kept."""

import tempfile
from typing import Any, BinaryIO

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.db import InterfaceError, OperationalError

from casework.files.arriving import NO_ROOM

IN_MEMORY = 2**21
FILES_AT_ONCE = 4  # full-sized files' worth, over all files of a request
SIGNED_OUT = "was not saved because you were not signed in. Choose it again"
TOO_MUCH = "was more than you can send at once. Send fewer files at a time"


class Received(UploadedFile):  # type: ignore[type-arg]
    """An upload with its true size, and empty with a `refused` where it was not kept."""

    refused = ""


class Counted(FileUploadHandler):
    """Keeps what may be kept in an unnamed temporary file and lets the rest of it pass by.

    So a form learns of a file of 2 GB that it is one, and keeps its text, while the
    disk never holds more than a few files' worth; nothing at all of somebody signed out.
    """

    in_request = 0
    file_: BinaryIO

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.refused = "" if self.is_signed_in() else SIGNED_OUT
        self.spool = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - Django closes it

    def is_signed_in(self) -> bool:
        """Nobody is, as far as can be known, while the database is away: the text is still read."""
        user = getattr(self.request, "user", None)
        try:
            return bool(user and user.is_authenticated)
        except (OperationalError, InterfaceError):
            return False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if self.refused or start + len(raw_data) > settings.FILE_LIMIT:
            return
        self.in_request += len(raw_data)
        if self.in_request > FILES_AT_ONCE * settings.FILE_LIMIT:
            self.refused = TOO_MUCH
            return
        try:
            self.spool.write(raw_data)
        except OSError:
            self.refused = NO_ROOM

    def file_complete(self, file_size: int) -> Received:
        """Of more than the limit a part is there, and its size tells."""
        self.spool.seek(0)
        received = Received(self.spool, self.file_name, self.content_type, file_size)
        received.refused = self.refused
        return received

    def upload_interrupted(self) -> None:
        self.spool.close()
