"""Letters on an enquiry: added, never changed, and found by their words."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from casework.files.arriving import GoneUpload
from casework.files.attaching import attach_uploads
from casework.files.models import PendingUpload, State
from enquiries import clearance, cover
from enquiries.models import (
    APPROVED_KINDS,
    FROM_MEMBER,
    TO_MEMBER,
    Enquiry,
    EnquiryFile,
    EnquiryLetter,
    LetterKind,
    ProposedFile,
)
from enquiries.models.visibility import search_with
from foundation.history import write_new
from people.models import User

Files = Sequence[PendingUpload | GoneUpload]
LetterFiles = Sequence[PendingUpload | GoneUpload | ProposedFile]  # the last were approved
LetterField = Any  # what else a letter says or carries, each of its own type
FoundBy = dict[str, object]  # the search index of an enquiry, and since when a councillor waits


def send_letter(
    enquiry: Enquiry, kind: LetterKind, text: str, *, by: User, key: UUID, **more: LetterField
) -> EnquiryLetter:
    """As `add_letter`, and make its words findable at once."""
    letter, found_by = add_letter(enquiry, kind, text, by=by, key=key, **more)
    Enquiry.objects.make_findable(enquiry, found_by)
    return letter


def add_letter(
    enquiry: Enquiry, kind: LetterKind, text: str, *, by: User, key: UUID, **more: LetterField
) -> tuple[EnquiryLetter, FoundBy]:
    """Add a letter, signed with its author's post today. With the fields by which the enquiry is
    then found, for who saves others of it anyway: its many indexes are written once.

    `more` is what else the letter says, and `attached` the files its author has chosen. A letter
    that a second officer must approve is refused until they have. So is a confidential one with
    anything that its councillor could save.
    """
    if kind in APPROVED_KINDS:
        clearance.may_send_letter(enquiry, key, by).or_raise()
    attached: LetterFiles = more.pop("attached", ())
    secret = refuse_to_save(attached, **more)
    if "acted_for" not in more:
        more["acted_for_id"] = cover.acted_for(by, enquiry)
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
    # A colleague would find the enquiry by the words of a letter they cannot read.
    words = "" if secret else " ".join([text, *(file.name for file in enclosed)])
    return letter, {"search": search_with(words), **whose_last_word(letter)}


def refuse_to_save(attached: LetterFiles, **more: LetterField) -> bool:
    """Whether the letter is confidential. Raises PermissionDenied if its councillor could then save
    something of it."""
    if more.get("confidential_to") is None:
        return False
    if attached or more.get("for_resident"):
        raise PermissionDenied(NOTHING_TO_SAVE)
    return True


def whose_last_word(letter: EnquiryLetter) -> dict[str, datetime | None]:
    """Since when a councillor's words wait to be read, after this letter."""
    if letter.kind in FROM_MEMBER:
        return {"member_wrote_at": letter.sent_at}
    return {"member_wrote_at": None} if letter.kind in TO_MEMBER else {}


def enclose_files(files: LetterFiles, letter: EnquiryLetter, *, by: User) -> list[EnquiryFile]:
    """Attach these files to a letter. Raises PermissionDenied if one is no longer there."""
    uploads = [one for one in files if not isinstance(one, ProposedFile)]
    approved = [one for one in files if isinstance(one, ProposedFile)]
    attached = attach_uploads(uploads, EnquiryFile, by=by, case=letter.case, letter=letter)
    return enclose_approved_files(approved, letter, by=by) + attached


def enclose_approved_files(
    files: list[ProposedFile], letter: EnquiryLetter, *, by: User
) -> list[EnquiryFile]:
    """Enclose what was approved with this very letter. The councillor reads a row of its own, with
    the time of the letter and none of the openings before. Raises PermissionDenied for any other
    file, and for one that is not checked or has a virus."""
    if any(one.proposal.key != letter.key for one in files):
        raise PermissionDenied("This file was not approved with this letter.")
    for one in files:
        if not one.is_ready:
            raise PermissionDenied(NOT_READY[State(one.state)].format(one.name))
    enclosed = {"case": letter.case, "letter": letter, "added_by": by, "added_at": letter.sent_at}
    rows = [EnquiryFile(**one.content_fields(), name=one.name, **enclosed) for one in files]
    write_new(rows, by=by, reason="attached")
    return rows


NOTHING_TO_SAVE = (
    "A confidential letter has no files and no text for the resident, because the councillor could"
    " save or pass on either. Send them in another letter."
)
NOT_READY = {
    State.CHECKING: "“{}” is still being checked for viruses. Approve the letter once it has been.",
    State.UNSAFE: "“{}” contains a virus. Send the letter back, so that its author can remove it.",
}
