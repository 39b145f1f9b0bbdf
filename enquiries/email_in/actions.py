"""Receiving an email: it becomes a draft, a reply or an addition, or is refused or ignored."""

from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from casework.files.models import PendingUpload
from casework.notices.reply_address import addressed_in
from casework.references import typed_reference
from enquiries import actions, policy
from enquiries.email_in import notices, uploads
from enquiries.email_in.message import IncomingEmail, parsed_email
from enquiries.models import Draft, EmailOutcome, Enquiry, ReceivedEmail, Status
from foundation.turns import wait_for_turn
from people.models import User

MOST_A_DAY = 30  # of one sender: a forged address cannot fill a councillor's mailbox
LONGEST_TITLE = 200
REPLY_MARKS = ("re:", "fwd:", "fw:")
SERIES_REFUSED = ("C", "D")  # references of complaints and document requests
TAKEN = (EmailOutcome.DRAFT, EmailOutcome.REPLIED, EmailOutcome.ADDED)  # and its files with it

LARGEST = 40 * 1024 * 1024  # bytes; of a longer email only the header is read

TOO_LONG = "Your email was over 40 MB, so no one has read it. Add large files in the portal."
NO_WORDS = "We found no words in your email, so we did nothing with it."
NOT_BY_EMAIL = (
    "We take nothing about documents or complaints by email, so no one has read yours. Use the"
    " portal instead."
)
NOT_YOURS = (
    "Your email was not added to an enquiry, because you cannot read the one it replies to today."
)
DRAFTED = "Your email is now a draft enquiry. No one else has read it. Check it and send it."
FILES_LEFT = " {} of its files could not be kept. Add them in the portal."
ONE_FILE_LEFT = " One of its files could not be kept. Add it in the portal."


class Dealt(NamedTuple):
    """What became of an email, and what its sender is told."""

    outcome: EmailOutcome
    sentence: str
    path: str = "/"
    case: Enquiry | None = None


def receive_email(raw: bytes, *, too_long: bool = False) -> ReceivedEmail | None:
    """Deal with one email, of which only the header is there if it is `too_long`; None for one that
    came before. Killed half-way it is dealt with when it comes again, and once: all but the files
    it brought is one transaction."""
    email = replace(parsed_email(raw), too_long=too_long)
    if has_come_before(email):
        return None
    sender = councillor_with(email.sender)
    if sender is None or email.machine or has_sent_too_many(sender):
        return ignore_email(email, sender)
    files = () if why_refused(email) else email.files
    with uploads.kept_of(files, sender) as kept:
        row = take_email(email, sender, kept)
        kept.used = row is not None and row.outcome in TAKEN
        return row


def has_come_before(email: IncomingEmail) -> bool:
    return ReceivedEmail.objects.filter(digest=email.digest).exists()


@transaction.atomic
def ignore_email(email: IncomingEmail, sender: User | None) -> ReceivedEmail | None:
    """Nobody hears of it. Two processes that read it at once record it once."""
    wait_for_turn("email", email.digest)
    if has_come_before(email):
        return None
    return record_email(email, sender, EmailOutcome.IGNORED)


@transaction.atomic
def take_email(email: IncomingEmail, sender: User, kept: uploads.Kept) -> ReceivedEmail | None:
    """Its sender’s emails are counted one at a time, however many come at once."""
    wait_for_turn("email", email.digest)
    wait_for_turn("emails of", sender.pk)
    if has_come_before(email):
        return None
    if has_sent_too_many(sender):
        return record_email(email, sender, EmailOutcome.IGNORED)
    try:
        with transaction.atomic():
            dealt = dealt_with(email, sender, kept.rows)
    except PermissionDenied as refusal:
        dealt = Dealt(EmailOutcome.REFUSED, f"{refusal} We did nothing with your email.")
    return settle_email(email, sender, with_files_left(dealt, kept.left))


def councillor_with(address: str) -> User | None:
    """The councillor in office today whose account has this address, or None."""
    person = User.objects.filter(email=address, is_active=True).first()
    return person if person and person.is_member else None


def has_sent_too_many(sender: User) -> bool:
    since = timezone.now() - timedelta(days=1)
    return ReceivedEmail.objects.filter(sender=sender, at__gt=since).count() >= MOST_A_DAY


def why_refused(email: IncomingEmail) -> str:
    """Why nothing in this email is taken, or "" if something is."""
    words = email.subject.replace(":", " ").split()
    references = filter(None, map(typed_reference, words))
    if any(reference.startswith(SERIES_REFUSED) for reference in references):
        return NOT_BY_EMAIL
    if email.too_long:
        return TOO_LONG
    return "" if email.text or email.files else NO_WORDS


def dealt_with(email: IncomingEmail, sender: User, files: list[PendingUpload]) -> Dealt:
    """Raises PermissionDenied with the reason why the sender cannot do this today."""
    if why := why_refused(email):
        return Dealt(EmailOutcome.REFUSED, why)
    replied_to = next(filter(None, map(addressed_in, email.recipients)), None)
    if replied_to is None:
        return draft_from(email, sender, files)
    enquiry = Enquiry.objects.visible_to(sender).filter(pk=replied_to.case_id).first()
    if enquiry is None or replied_to.person_id != sender.pk:
        return Dealt(EmailOutcome.REFUSED, NOT_YOURS)
    return add_to_enquiry(email, enquiry, sender, files)


def draft_from(email: IncomingEmail, sender: User, files: list[PendingUpload]) -> Dealt:
    """A draft that its sender reads, completes and sends: an address can be forged."""
    draft = Draft.objects.at(sender, uuid4(), begins=True)
    draft.answers = {
        "title": title_of_subject(email.subject),
        "text": email.text,
        "attached": [str(file.key) for file in files],
        "done": [],
    }
    draft.save_answers(lambda answers: answers)
    return Dealt(EmailOutcome.DRAFT, DRAFTED, reverse("enquiries:check", args=[draft.key]))


def title_of_subject(subject: str) -> str:
    while subject.lower().startswith(REPLY_MARKS):
        subject = subject.partition(":")[2].strip()
    return subject[:LONGEST_TITLE]


def add_to_enquiry(
    email: IncomingEmail, enquiry: Enquiry, sender: User, files: list[PendingUpload]
) -> Dealt:
    """What is new in it: a reply while an officer waits for one, else information."""
    path = enquiry.get_absolute_url()
    if enquiry.status == Status.WAITING:
        outcome, may, do = EmailOutcome.REPLIED, policy.can_reply, actions.reply
    else:
        outcome, may, do = EmailOutcome.ADDED, policy.can_add, actions.add_information
    if not email.reply:
        return Dealt(EmailOutcome.REFUSED, NO_WORDS, path)
    if not (verdict := may(sender, enquiry)):
        why = f"{verdict.reason} Your email was not added."
        return Dealt(EmailOutcome.REFUSED, why, path)
    do(enquiry, text=email.reply, by=sender, key=uuid4(), attached=files)
    return Dealt(outcome, f"Your email was added to {enquiry.reference}.", path, enquiry)


def with_files_left(dealt: Dealt, left: int) -> Dealt:
    if not left or dealt.outcome == EmailOutcome.REFUSED:
        return dealt
    more = ONE_FILE_LEFT if left == 1 else FILES_LEFT.format(left)
    return dealt._replace(sentence=dealt.sentence + more)


def settle_email(email: IncomingEmail, sender: User, dealt: Dealt) -> ReceivedEmail:
    """Record what became of it and tell its sender, at the address of the account."""
    notices.notify_sender(email.digest, sender, dealt.sentence, dealt.path)
    return record_email(email, sender, dealt.outcome, dealt.case)


def record_email(
    email: IncomingEmail, sender: User | None, outcome: EmailOutcome, case: Enquiry | None = None
) -> ReceivedEmail:
    return ReceivedEmail.objects.create(
        digest=email.digest, at=timezone.now(), sender=sender, outcome=outcome, case=case
    )
