"""The document itself, for the offices of a final decision: attached, or said why it is not.

The service must do one or the other before a request can go up (`refuse_without_document`), and
can later, when one of the offices asks for it. The councillor sees none of it.
"""

from collections.abc import Sequence
from uuid import UUID, uuid5

from django.core.exceptions import PermissionDenied

from casework.cases import verb
from casework.files.arriving import GoneUpload
from casework.files.attaching import attach_uploads
from casework.files.models import PendingUpload
from documents import attachment_policy, notices
from documents.letters import add_letter
from documents.models import DocumentRequest, LetterKind, ReleasedFile, Verb
from foundation.history import write
from people.models import User

Files = Sequence[PendingUpload | GoneUpload]
ATTACH_OR_SAY = "Attach the document, or enter why you cannot."


def refuse_without_document(document_request: DocumentRequest, held: Files, why_not: str) -> None:
    """Raises PermissionDenied if the offices would decide on a document that nobody attached."""
    if not held and not why_not.strip() and not document_request.has_document:
        raise PermissionDenied(ATTACH_OR_SAY)


def keep_document(
    document_request: DocumentRequest, held: Files, why_not: str, *, by: User, key: UUID
) -> None:
    """Keep the document for the offices, or the reason why it is not there, next to the letter of
    this `key`."""
    keep_files(document_request, held, by=by)
    if why_not.strip():
        its_own = uuid5(key, LetterKind.ABOUT_DOCUMENT)
        add_letter(document_request, LetterKind.ABOUT_DOCUMENT, why_not, by=by, key=its_own)


def keep_files(document_request: DocumentRequest, held: Files, *, by: User) -> list[ReleasedFile]:
    terms = {"is_held": True, "is_confidential": False}
    return attach_uploads(held, ReleasedFile, by=by, case=document_request, **terms)


@verb(attachment_policy.can_attach)
def attach_document(
    document_request: DocumentRequest, *, held: Files, why_not: str, by: User, key: UUID
) -> None:
    """The service attaches it after the request has gone up, or says why it cannot."""
    if not held and not why_not.strip():
        raise PermissionDenied(ATTACH_OR_SAY)
    names = ", ".join(file.name for file in keep_files(document_request, held, by=by))
    text = " ".join(filter(None, [f"Attached: {names}." if names else "", why_not.strip()]))
    letter = add_letter(document_request, LetterKind.ABOUT_DOCUMENT, text, by=by, key=key)
    # A row of history of the request needs a field; this one is as it was.
    write(document_request, by=by, reason=Verb.ATTACHED, title=document_request.title)
    notices.notify_attachment(document_request, letter, by=by)


@verb(attachment_policy.can_call_for)
def call_for_document(document_request: DocumentRequest, *, by: User) -> None:
    """An office of the final decision asks the service for it."""
    write(document_request, by=by, reason=Verb.CALLED_FOR, title=document_request.title)
    notices.notify_call_for_document(document_request, by=by)
