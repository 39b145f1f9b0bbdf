"""Actions of forwarding: ask each author for consent, consent, refuse, take consent back, open."""

from collections.abc import Collection
from typing import NamedTuple
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from casework.cases import locked_case, verb
from enquiries.forwarding import notices, policy
from enquiries.forwarding.letters import author_of, letters_offered
from enquiries.models import Consent, Enquiry, EnquiryLetter, Forwarding, LetterOpening
from foundation.history import write
from people.models import User


class Asked(NamedTuple):
    """Which letters, by key, who would read them, and why."""

    letters: Collection[int]
    reader: User
    why: str


@verb(policy.can_ask_for_consent)
def ask_for_consent(enquiry: Enquiry, *, asked: Asked, by: User, key: UUID) -> None:
    """Ask the author of each letter. Those of the person who asks are shared at once. The same
    `key` is the same request."""
    if enquiry.forwardings.filter(request=key).exists():
        return
    letters = chosen_letters(enquiry, asked, by=by)
    rows = [add_forwarding(enquiry, one, asked, by=by, key=key) for one in letters]
    waiting = {row.author_id for row in rows if row.consent == Consent.ASKED}
    notices.notify_authors(enquiry, User.objects.filter(pk__in=waiting), str(key))
    if len(waiting) < len({row.author_id for row in rows}):
        notices.notify_reader(enquiry, asked.reader, str(key))


def chosen_letters(enquiry: Enquiry, asked: Asked, *, by: User) -> list[EnquiryLetter]:
    """The letters themselves. PermissionDenied if one cannot be shared with this reader."""
    if problem := policy.problem_with_reader(enquiry, asked.reader):
        raise PermissionDenied(problem)
    letters = [one for one in letters_offered(by, enquiry) if one.pk in asked.letters]
    if len(letters) < len(set(asked.letters)):
        raise PermissionDenied("One of these letters cannot be shared. Select the letters again.")
    before = enquiry.forwardings.not_ended().filter(reader=asked.reader, letter__in=letters)
    if before.exists():
        raise PermissionDenied(
            f"Someone has already asked to share one of these letters with {asked.reader.name}."
            " Select only other letters."
        )
    return letters


def add_forwarding(
    enquiry: Enquiry, letter: EnquiryLetter, asked: Asked, *, by: User, key: UUID
) -> Forwarding:
    now, author = timezone.now(), author_of(letter, enquiry)
    row = Forwarding(case=enquiry, letter=letter, request=key, author_id=author, asked_by=by)
    row.reader, row.reader_signed, row.why = asked.reader, asked.reader.signed, asked.why
    own = author == by.pk
    row.asked_at, row.decided_at = now, now if own else None
    row.consent = Consent.OWN if own else Consent.ASKED
    write(row, by=by, reason="shared own letter" if own else "asked for consent")
    return row


def consent(row: Forwarding, *, by: User) -> None:
    """The reader sees the letter from now on. Agreed twice, it was agreed once."""
    decide(row, Consent.AGREED, by=by)


def refuse(row: Forwarding, *, by: User) -> None:
    decide(row, Consent.REFUSED, by=by)


def locked_forwarding(row: Forwarding) -> Forwarding:
    """The row as it is now, held with its enquiry until the transaction ends."""
    enquiry = locked_case(row.case)
    rows = Forwarding.objects.select_related("reader", "asked_by")
    row = rows.select_for_update(of=("self",)).get(pk=row.pk)
    row.case = enquiry
    return row


@transaction.atomic
def decide(row: Forwarding, answer: Consent, *, by: User) -> None:
    row = locked_forwarding(row)
    if row.author_id == by.pk and row.consent == answer:
        return
    policy.can_decide_on_forwarding(by, row).or_raise()
    reason = "consented" if answer == Consent.AGREED else "refused consent"
    write(row, by=by, reason=reason, consent=answer, decided_at=timezone.now())
    if row.is_shown:
        notices.notify_reader(row.case, row.reader, str(row.pk))
    notices.notify_decided(row)


@transaction.atomic
def take_back_consent(row: Forwarding, *, by: User) -> None:
    """The reader does not see the letter from now on. Taken back twice, it was taken back once."""
    row = locked_forwarding(row)
    if row.author_id == by.pk and row.consent == Consent.TAKEN_BACK:
        return
    policy.can_take_back_consent(by, row).or_raise()
    fields = {"consent": Consent.TAKEN_BACK, "decided_at": timezone.now()}
    write(row, by=by, reason="took back consent", **fields)
    notices.notify_taken_back(row)


@transaction.atomic
def open_shared_letter(row: Forwarding, *, by: User) -> None:
    """Record that the reader has opened the letter now."""
    if row.reader_id == by.pk:
        letter = row.letter
        LetterOpening.objects.create(case=row.case, letter=letter, reader=by, at=timezone.now())
