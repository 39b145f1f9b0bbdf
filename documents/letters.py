"""Letters on a document request. A letter is added and never changed."""

from uuid import UUID

from django.utils import timezone

from documents import cover
from documents.models import DocumentLetter, DocumentRequest, LetterKind
from people.models import User


def add_letter(
    document_request: DocumentRequest, kind: LetterKind, text: str, *, by: User, key: UUID
) -> DocumentLetter:
    """Add a letter, signed as its author stands today."""
    return DocumentLetter.objects.create(
        case=document_request,
        kind=kind,
        author=by,
        signed=by.signed,
        body=text,
        key=key,
        sent_at=timezone.now(),
        acted_for_id=cover.acted_for(by, document_request),
    )
