"""Receiving an email: it becomes a draft, a reply or an addition, or is refused or ignored."""

from datetime import timedelta
from typing import NamedTuple
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from casework.files.arriving import accept_upload
from casework.files.models import PendingUpload
from casework.notices.reply_address import addressed_in
from casework.references import typed_reference
from enquiries import actions, policy
from enquiries.email_in import notices
from enquiries.email_in.message import IncomingEmail, parsed_email
from enquiries.models import Draft, EmailOutcome, Enquiry, ReceivedEmail, Status
from foundation.turns import wait_for_turn
from people.models import User

MOST_A_DAY = 30  # of one sender: a forged address cannot fill a councillor's mailbox
LONGEST_TITLE = 200
REPLY_MARKS = ("re:", "fwd:", "fw:")
SERIES_REFUSED = ("C", "D")  # references of complaints and document requests

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


def receive_email(raw: bytes) -> ReceivedEmail | None:
    """Deal with one email; None for one that came before. Killed half-way it is dealt with when it
    comes again, and once: all but the files it brought is one transaction."""
    email = parsed_email(raw)
    if ReceivedEmail.objects.filter(digest=email.digest).exists():
        return None
    sender = councillor_with(email.sender)
    if sender is None or email.machine or has_sent_too_many(sender):
        return record_email(email, sender, EmailOutcome.IGNORED)
    if why := why_refused(email):
        return settle_email(email, sender, Dealt(EmailOutcome.REFUSED, why))
    return take_email(email, sender)


def councillor_with(address: str) -> User | None:
    """The councillor in office today whose account has this address, or None."""
    person = User.objects.filter(email=address, is_active=True).first()
    return person if person and person.is_member else None


def has_sent_too_many(sender: User) -> bool:
    since = timezone.now() - timedelta(days=1)
    return ReceivedEmail.objects.filter(sender=sender, at__gt=since).count() >= MOST_A_DAY


def why_refused(email: IncomingEmail) -> str:
    words = email.subject.replace(":", " ").split()
    references = filter(None, map(typed_reference, words))
    if any(reference.startswith(SERIES_REFUSED) for reference in references):
        return NOT_BY_EMAIL
    return "" if email.text or email.files else NO_WORDS


def take_email(email: IncomingEmail, sender: User) -> ReceivedEmail | None:
    """Its files are checked and kept first, each by itself and only for its sender."""
    uploads, left = kept_files(email, sender)
    with transaction.atomic():
        wait_for_turn("email", email.digest)
        if ReceivedEmail.objects.filter(digest=email.digest).exists():
            return None
        try:
            with transaction.atomic():
                dealt = dealt_with(email, sender, uploads)
        except PermissionDenied as refusal:
            dealt = Dealt(EmailOutcome.REFUSED, f"{refusal} We did nothing with your email.")
        return settle_email(email, sender, with_files_left(dealt, left))


def kept_files(email: IncomingEmail, sender: User) -> tuple[list[PendingUpload], int]:
    """Its files that passed every check, and how many did not. A file with something to confirm,
    which only a page can ask, is not kept."""
    arrived = [
        accept_upload(SimpleUploadedFile(file.name, file.content), by=sender)
        for file in email.files
    ]
    kept = [one for one in arrived if isinstance(one, PendingUpload) and not one.warnings]
    return kept, len(arrived) - len(kept)


def dealt_with(email: IncomingEmail, sender: User, uploads: list[PendingUpload]) -> Dealt:
    """Raises PermissionDenied with the reason why the sender cannot do this today."""
    replied_to = next(filter(None, map(addressed_in, email.recipients)), None)
    if replied_to is None:
        return draft_from(email, sender, uploads)
    enquiry = Enquiry.objects.visible_to(sender).filter(pk=replied_to.case_id).first()
    if enquiry is None or replied_to.person_id != sender.pk:
        return Dealt(EmailOutcome.REFUSED, NOT_YOURS)
    return add_to_enquiry(email, enquiry, sender, uploads)


def draft_from(email: IncomingEmail, sender: User, uploads: list[PendingUpload]) -> Dealt:
    """A draft that its sender reads, completes and sends: an address can be forged."""
    draft = Draft.objects.at(sender, uuid4(), begins=True)
    draft.answers = {
        "title": title_of_subject(email.subject),
        "text": email.text,
        "attached": [str(upload.key) for upload in uploads],
        "done": [],
    }
    draft.save_answers(lambda answers: answers)
    return Dealt(EmailOutcome.DRAFT, DRAFTED, reverse("enquiries:check", args=[draft.key]))


def title_of_subject(subject: str) -> str:
    while subject.lower().startswith(REPLY_MARKS):
        subject = subject.partition(":")[2].strip()
    return subject[:LONGEST_TITLE]


def add_to_enquiry(
    email: IncomingEmail, enquiry: Enquiry, sender: User, uploads: list[PendingUpload]
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
    do(enquiry, text=email.reply, by=sender, key=uuid4(), attached=uploads)
    return Dealt(outcome, f"Your email was added to {enquiry.reference}.", path, enquiry)


def with_files_left(dealt: Dealt, left: int) -> Dealt:
    if not left or dealt.outcome == EmailOutcome.REFUSED:
        return dealt
    more = ONE_FILE_LEFT if left == 1 else FILES_LEFT.format(left)
    return dealt._replace(sentence=dealt.sentence + more)


@transaction.atomic
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
