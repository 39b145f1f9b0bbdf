"""Models of complaints: the encrypted complaint, its letters, access, files and access record."""

from complaints.models.choices import (
    EMPTY,
    ENDED,
    MAY_BE_LEFT_OUT,
    OPEN,
    UPHELD,
    Category,
    GrantRole,
    LetterKind,
    Look,
    Outcome,
    Place,
    Referral,
    Sanction,
    Verb,
)
from complaints.models.complaint import Complaint, ComplaintPromise, ComplaintQuerySet
from complaints.models.file import (
    ComplaintLetter,
    Draft,
    Evidence,
    Exclusion,
    Grant,
    Opening,
    Record,
)
from protocols.choices import Stage

__all__ = [
    "EMPTY",
    "ENDED",
    "MAY_BE_LEFT_OUT",
    "OPEN",
    "UPHELD",
    "Category",
    "Complaint",
    "ComplaintLetter",
    "ComplaintPromise",
    "ComplaintQuerySet",
    "Draft",
    "Evidence",
    "Exclusion",
    "Grant",
    "GrantRole",
    "LetterKind",
    "Look",
    "Opening",
    "Outcome",
    "Place",
    "Record",
    "Referral",
    "Sanction",
    "Stage",
    "Verb",
]
