"""The models of a request for a document: its row and states, letters, decisions and files."""

from documents.models.choices import (
    DECIDED,
    OPEN,
    STATE_SENTENCES,
    WITH_SERVICE,
    LetterKind,
    Outcome,
    Purpose,
    Status,
    Verb,
)
from documents.models.committee_report import CommitteeReport
from documents.models.decisions import (
    Decision,
    DocumentDraft,
    DocumentLetter,
    DocumentPromise,
    ReleasedFile,
    ReleasedFileOpening,
    Sharing,
)
from documents.models.notes import DocumentNote
from documents.models.request import (
    DocumentRequest,
    sits_on,
    title_likeness,
)
from documents.models.visibility import DocumentRequestQuerySet, headed_services

__all__ = [
    "DECIDED",
    "OPEN",
    "STATE_SENTENCES",
    "WITH_SERVICE",
    "CommitteeReport",
    "Decision",
    "DocumentDraft",
    "DocumentLetter",
    "DocumentNote",
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
    "headed_services",
    "sits_on",
    "title_likeness",
]
