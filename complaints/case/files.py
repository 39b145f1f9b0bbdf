"""Files of a complaint as they are opened: checked for viruses, stamped with the reader's name."""

from django.core.exceptions import PermissionDenied

from casework.files import isolated, scanner, serving
from casework.files.kinds import CONTENT_TYPES, FileRefused, Kind
from complaints.lodging import drafts
from complaints.models import Evidence
from people.models import User


def file_as_opened(row: Evidence, reader: User) -> tuple[bytes, str, str]:
    """Content, content type and name of a file, checked now if the scanner was down when it came.
    Raises PermissionDenied, a sentence, if it cannot be opened."""
    content, kind = drafts.opened_content(row), Kind(row.details.kind)
    if not row.details.checked:
        refuse_virus(content)
    if kind == Kind.PDF:
        try:
            content = isolated.stamped_pdf(content, serving.reader_stamp(reader))
        except FileRefused:
            raise PermissionDenied(
                "This PDF cannot be opened. Ask the person who sent it what it contains."
            ) from None
    return content, CONTENT_TYPES[kind], row.details.name


def refuse_virus(content: bytes) -> None:
    try:
        if scanner.virus_in(content):
            raise PermissionDenied(serving.UNSAFE)
    except scanner.ScannerDown:
        raise PermissionDenied(serving.HELD) from None
