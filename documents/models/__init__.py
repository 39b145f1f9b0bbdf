"""What is a request for a document? Its row and states, its letters, decisions and files."""

from documents.models.around import (
    Decision,
    DocumentDraft,
    DocumentLetter,
    DocumentPromise,
    ReleasedFile,
    ReleasedFileOpening,
    Sharing,
)
from documents.models.kinds import (
    DECIDED,
    OPEN,
    WITH_SERVICE,
    LetterKind,
    Outcome,
    Purpose,
    Status,
    Verb,
)
from documents.models.request import (
    DocumentRequest,
    likeness,
    seat_of,
)
from documents.models.seeing import DocumentRequestQuerySet, headed

__all__ = [
    "DECIDED",
    "OPEN",
    "WITH_SERVICE",
    "Decision",
    "DocumentDraft",
    "DocumentLetter",
    "DocumentPromise",
    "DocumentRequest",
    "DocumentRequestQuerySet",
    "LetterKind",
    "Outcome",
    "Purpose",
    "ReleasedFile",
    "ReleasedFileOpening",
    "Sharing",
    "Status",
    "Verb",
    "headed",
    "likeness",
    "seat_of",
]
