"""Adding a letter to a request. A letter is never changed."""

from uuid import UUID

from django.utils import timezone

from documents.models import DocumentLetter, DocumentRequest, LetterKind
from people.models import User


def send(
    request: DocumentRequest, kind: LetterKind, text: str, *, by: User, key: UUID
) -> DocumentLetter:
    """Add a letter, signed as its author stands today."""
    return DocumentLetter.objects.create(
        case=request,
        kind=kind,
        author=by,
        signed=by.signed,
        body=text,
        key=key,
        sent_at=timezone.now(),
    )
