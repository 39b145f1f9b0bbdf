"""Files of a complaint: added to the case file, sent to the complainant, and opened.

Each is opened checked for viruses, and a PDF with the reader's name on every page.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from casework.files import isolated, scanner, serving
from casework.files.kinds import CONTENT_TYPES, FileRefused, Kind
from casework.files.models import PendingUpload
from complaints import notices
from complaints.case import policy
from complaints.lodging import drafts
from complaints.models import Complaint, Evidence, Verb
from complaints.reader_role import ReaderRole, reader_role_of
from complaints.sealed_change import (
    Act,
    complaint_action,
    keep_promises_to_complainant,
    reader_role_title,
    save_change,
)
from people.models import User

TOO_MANY = (
    "This complaint has {held} of the {most} files that it can have, so you can add {left}. Join "
    "some into one PDF, and choose that."
)


@complaint_action(policy.can_file)
def add_files(
    complaint: Complaint, *, what: str, uploads: Sequence[PendingUpload], by: User, key: UUID
) -> None:
    """Add files to the case file, which the complainant does not see."""
    seal_files(complaint, uploads, what=what, by=by)
    save_change(complaint, Act(Verb.FILED, what=names_of(uploads)), by=by, key=key)
    reader_role = reader_role_of(by, complaint)
    if reader_role and not reader_role.is_office:
        notices.notify_office(complaint)


@complaint_action(policy.can_send_files)
def send_files(
    complaint: Complaint, *, what: str, uploads: Sequence[PendingUpload], by: User, key: UUID
) -> None:
    """Send files to the complainant, who is told that there is something to read."""
    seal_files(complaint, uploads, what=what, by=by, to_complainant=True)
    keep_promises_to_complainant(complaint)
    save_change(complaint, Act(Verb.SENT_FILES, what=names_of(uploads)), by=by, key=key)
    notices.notify_complainant(complaint)


def names_of(uploads: Iterable[PendingUpload]) -> str:
    return ", ".join(upload.name for upload in uploads)


def seal_files(
    complaint: Complaint,
    uploads: Sequence[PendingUpload],
    *,
    what: str,
    by: User,
    to_complainant: bool = False,
) -> None:
    """Encrypt files for the readers of the complaint; its row is locked."""
    held = complaint.evidence.count()
    if held + len(uploads) > Evidence.MOST_OF_CASE:
        most, left = Evidence.MOST_OF_CASE, max(Evidence.MOST_OF_CASE - held, 0)
        raise PermissionDenied(TOO_MANY.format(held=held, most=most, left=left))
    title = reader_role_title(by, complaint)
    for file in drafts.files_of_uploads(uploads):
        details = replace(
            file.details,
            what=what,
            added_by=f"{by.name}, {title}",
            added_at=timezone.now(),
            to_complainant=to_complainant,
        )
        drafts.new_evidence(file._replace(details=details), case=complaint)


def files_for(complaint: Complaint, reader_role: ReaderRole) -> list[Evidence]:
    """Files that this reader can open, without what is in them. The complainant has their own and
    what was sent to them."""
    rows = complaint.evidence.defer("content")
    return [row for row in rows if can_read(row, reader_role)]


def can_read(row: Evidence, reader_role: ReaderRole) -> bool:
    return row.details.is_for_complainant or not reader_role.is_complainant


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
