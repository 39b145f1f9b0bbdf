"""Linking two enquiries, removing a link, closing a duplicate, and undoing that."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from casework.cases import locked_case, verb
from enquiries.actions import end_enquiry
from enquiries.corrections import notices as correction_notices
from enquiries.corrections.reopening import open_as_before
from enquiries.letters import send_letter
from enquiries.models import Enquiry, EnquiryLink, LetterKind, Status, Verb
from enquiries.related import notices, policy
from foundation.history import write
from foundation.turns import made_before, wait_for_turn
from foundation.verdict import denied
from people.models import User

NOT_FOUND = "There is no enquiry with this reference that you can read."


@verb(policy.can_link)
def link(enquiry: Enquiry, *, other: Enquiry, kind: str, by: User, key: UUID) -> None:
    """Link it to another enquiry that this person can read too. The same `key` is the same link.

    Nothing of it is in the history of the enquiries, which their councillors read.
    """
    if made_before(EnquiryLink.objects.all(), key, case=enquiry):
        return
    wait_for_turn("links of enquiries")  # two people could link the same two, each from one end
    if not Enquiry.objects.visible_to(by).filter(pk=other.pk).exists():
        denied(NOT_FOUND).or_raise()
    policy.can_be_linked(enquiry, other, kind).or_raise()
    row = EnquiryLink(key=key, case=enquiry, other=other, kind=kind, by=by, at=timezone.now())
    write(row, by=by, reason="linked")


@transaction.atomic
def end_link(row: EnquiryLink, *, by: User) -> None:
    """Remove a link, for example a wrong one; removed twice, it was removed once."""
    locked_case(row.case)
    fresh = EnquiryLink.objects.select_related("case").select_for_update(of=("self",))
    row = fresh.get(pk=row.pk)
    if row.ended_at and row.ended_by_id == by.pk:
        return
    policy.can_end_link(by, row).or_raise()
    _end(row, by=by)


def _end(row: EnquiryLink, *, by: User) -> None:
    write(row, by=by, reason="removed", ended_by=by, ended_at=timezone.now())


@verb(policy.can_close_duplicate)
def close_duplicate(enquiry: Enquiry, *, text: str, by: User, key: UUID) -> None:
    """Close it, because its councillor gets the answer in the enquiry it duplicates. What was
    promised is no longer due, and what was missed stays missed."""
    letter = send_letter(enquiry, LetterKind.DUPLICATE, text, by=by, key=key)
    end_enquiry(enquiry, Status.REDIRECTED, by=by, reason=Verb.DUPLICATED)
    notices.notify_duplicate(enquiry, letter, by=by)


@verb(policy.can_undo_duplicate)
def undo_duplicate(enquiry: Enquiry, *, text: str, by: User, key: UUID) -> None:
    """Open it again as it was, because it is no duplicate. The link ends."""
    letter = send_letter(enquiry, LetterKind.REOPENING, text, by=by, key=key)
    if row := policy.open_duplicate(enquiry):
        _end(row, by=by)
    open_as_before(enquiry, Verb.DUPLICATE_UNDONE, by=by)
    correction_notices.notify_reopened(enquiry, letter, by=by)
