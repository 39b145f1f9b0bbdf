"""Letters on an enquiry: added, never changed, and found by their words."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from casework.files.arriving import GoneUpload
from casework.files.attaching import attach_uploads
from casework.files.models import PendingUpload
from enquiries import clearance
from enquiries.models import (
    APPROVED_KINDS,
    FROM_MEMBER,
    TO_MEMBER,
    Enquiry,
    EnquiryFile,
    EnquiryLetter,
    LetterKind,
)
from people.models import User

Files = Sequence[PendingUpload | GoneUpload]
LetterField = Any  # what else a letter says or carries, each of its own type


def send_letter(
    enquiry: Enquiry, kind: LetterKind, text: str, *, by: User, key: UUID, **more: LetterField
) -> EnquiryLetter:
    """Add a letter, signed with its author's post today, and make its words findable.

    `more` is what else the letter says, and `attached` the files its author has chosen. A letter
    that a second officer must approve is refused until they have.
    """
    if kind in APPROVED_KINDS:
        clearance.may_send_letter(enquiry, key, by).or_raise()
    attached: Files = more.pop("attached", ())
    letter = EnquiryLetter.objects.create(
        case=enquiry,
        kind=kind,
        author=by,
        signed=by.signed,
        body=text,
        key=key,
        sent_at=timezone.now(),
        **more,
    )
    enclosed = enclose_files(attached, letter, by=by)
    words = " ".join([text, *(file.name for file in enclosed)])
    Enquiry.objects.make_findable(enquiry, words, **whose_last_word(letter))
    return letter


def whose_last_word(letter: EnquiryLetter) -> dict[str, datetime | None]:
    """Since when a councillor's words wait to be read, after this letter."""
    if letter.kind in FROM_MEMBER:
        return {"member_wrote_at": letter.sent_at}
    return {"member_wrote_at": None} if letter.kind in TO_MEMBER else {}


def enclose_files(files: Files, letter: EnquiryLetter, *, by: User) -> list[EnquiryFile]:
    """Attach these files to a letter. Raises PermissionDenied if one is no longer there."""
    return attach_uploads(files, EnquiryFile, by=by, case=letter.case, letter=letter)
