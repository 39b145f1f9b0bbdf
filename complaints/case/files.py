"""Files of a complaint as they are opened: checked for viruses, stamped with the reader's name."""

from django.core.exceptions import PermissionDenied

from casework.files import isolated, scanner, serving
from casework.files.kinds import CONTENT_TYPES, Kind, Refused
from casework.sealing.field import opened
from complaints.lodging import drafts
from complaints.models import Evidence
from people.models import User


def ready(row: Evidence, reader: User) -> tuple[bytes, str, str]:
    """Content, content type and name. Raises PermissionDenied, a sentence, when it may not be
    opened: a scanner that was down when the file came is asked now."""
    said = opened(row, "said")
    content, kind = drafts.content_of(row), Kind(said["kind"])
    if not said["checked"]:
        look_for_virus(content)
    if kind == Kind.PDF:
        try:
            content = isolated.stamped_pdf(content, serving.stamp(reader))
        except Refused:
            raise PermissionDenied(
                "This PDF cannot be opened. Ask the person who sent it what it contains."
            ) from None
    return content, CONTENT_TYPES[kind], said["name"]


def look_for_virus(content: bytes) -> None:
    try:
        if scanner.found_in(content):
            raise PermissionDenied(serving.UNSAFE)
    except scanner.ScannerDown:
        raise PermissionDenied(serving.HELD) from None
