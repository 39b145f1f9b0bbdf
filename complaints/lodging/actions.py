"""Sending a complaint: encrypted, numbered at random, and routed."""

import secrets
import uuid
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from casework import promises
from casework.sealing.field import sealed_values
from complaints import access_record, notices, policy
from complaints.blind_index import kept_out_tag, office_tag, person_tag, row_tag, sent_key
from complaints.lodging import draft_contents, drafts
from complaints.models import (
    Complaint,
    Draft,
    Exclusion,
    Handling,
    ReceivingOffice,
    Stage,
    Verb,
)
from complaints.routing import (
    Matter,
    Posts,
    ReadingOffice,
    further_reading_offices,
    reading_office_for,
)
from foundation import history
from foundation.chain import say_written
from foundation.history import start_of_day
from people.models import User
from protocols.models import PromiseKind, Protocol
from protocols.version_cache import todays_protocol

REFERENCE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # none that is taken for another
PROMISES_MADE = (PromiseKind.COMPLAINT_RECEIPT, PromiseKind.COMPLAINT_OUTCOME)
NO_READER = (
    "No one can read this complaint, because everyone the protocol names is involved or the "
    "office is vacant. We have not sent it, but we have saved your draft. "
    "Speak to the council’s auditor."
)


def new_reference(year: int) -> str:
    """A random reference such as C-2026-7KQ4M, which does not tell how many there are."""
    while True:
        letters = "".join(secrets.choice(REFERENCE_LETTERS) for _ in range(5))
        if not Complaint.objects.filter(reference=f"C-{year}-{letters}").exists():
            return f"C-{year}-{letters}"


@transaction.atomic
def send_complaint(draft: Draft, *, by: User) -> Complaint:
    """Send the draft, which is consumed. It opens only the draft, and needs no private key of the
    offices. Raises PermissionDenied, a sentence, when no one may read it, and AlreadySent."""
    policy.can_complain(by).or_raise()
    Draft.objects.select_for_update().filter(pk=draft.pk).first()  # a second press waits here
    draft = drafts.draft_at(by, draft.key)
    answers = drafts.answers_of(draft)
    version, posts = todays_protocol(), Posts()
    matter = draft_contents.matter_of_draft(by, answers, version, posts)
    reading_office = reading_office_for(matter, version, posts)
    if reading_office is None:
        raise PermissionDenied(NO_READER)
    files = drafts.opened_files(draft)
    complaint = lodge_complaint(draft, matter, reading_office, version=version, by=by)
    notify_readers(complaint, reading_office, matter, version)
    for further in further_reading_offices(matter, version, reading_office, posts):
        copied = draft_contents.matter_for_office(matter, answers, further)
        copy = lodge_copy(complaint, copied, further, files=files)
        access_record.write_access_record(copy.reference, Verb.SENT, by=by, role="the complainant")
        notify_readers(copy, further, matter, version)
    enclose_files(complaint, files)
    drafts.delete_draft(draft)
    return complaint


def notify_readers(
    complaint: Complaint, reading_office: ReadingOffice, matter: Matter, version: Protocol
) -> None:
    """In working hours, except for what cannot wait."""
    at_once = any(kind.at_once for kind in matter.kinds(version))
    notices.notify_people(
        reading_office.people, due_at=None if at_once else notices.notice_due_at(complaint)
    )


def lodge_complaint(
    draft: Draft, matter: Matter, reading_office: ReadingOffice, *, version: Protocol, by: User
) -> Complaint:
    """The row and all that belongs to it, written with only the public key and the tag key."""
    matter = draft_contents.matter_for_office(matter, drafts.answers_of(draft), reading_office)
    key = sent_key(by, draft.key)
    complaint = new_complaint(matter, reading_office, version=version, key=key)
    access_record.write_access_record(complaint.reference, Verb.SENT, by=by, role="the complainant")
    return complaint


def lodge_copy(
    first: Complaint,
    matter: Matter,
    reading_office: ReadingOffice,
    *,
    files: Iterable[drafts.OpenedFile],
) -> Complaint:
    """The same words for a second office. The first complaint is not decrypted for it."""
    matter = replace(matter, body=replace(matter.body, copied_from=first.reference))
    complaint = new_complaint(matter, reading_office, version=first.version)
    enclose_files(complaint, files)
    return complaint


def new_complaint(
    matter: Matter,
    reading_office: ReadingOffice,
    *,
    version: Protocol,
    key: uuid.UUID | None = None,
) -> Complaint:
    """An encrypted complaint at its first stage, with what is due on it and who is kept out."""
    now = timezone.now()
    complaint = received_complaint(version, now, key or uuid.uuid4())
    complainant = person_tag(User(pk=matter.body.complainant.pk))
    complaint.complainant = row_tag(complainant, complaint.key)
    office = office_tag(reading_office.office, reading_office.scope)
    complaint.office = row_tag(office, complaint.key)
    handling = new_handling(matter, reading_office)
    body = replace(matter.body, sent_at=now)
    fields: dict[str, object] = {
        **sealed_values(complaint, body=body.to_json(), handling=handling.to_json())
    }
    owed = [
        p for kind in PROMISES_MADE for p in promises.promises_to_start(complaint, kind, at=now)
    ]
    fields |= promises.earliest_due_fields(complaint, owed)
    history.write(complaint, by=None, reason=Verb.SENT, **fields)
    promises.save_promises(complaint, owed, by=None)
    keep_out(complaint, matter.out)
    return complaint


def received_complaint(version: Protocol, now: datetime, key: uuid.UUID) -> Complaint:
    """The row with what is not encrypted: its reference, its protocol, its stage and the day."""
    reference = new_reference(timezone.localdate(now).year)
    return Complaint(
        reference=reference,
        title=f"Complaint {reference}",
        protocol=version,
        received_at=start_of_day(now),
        status=Stage.RECEIVED,
        key=key,
    )


def new_handling(matter: Matter, reading_office: ReadingOffice) -> Handling:
    """What is known before the office does anything."""
    return Handling(
        office=ReceivingOffice(reading_office.office, reading_office.scope),
        chosen=matter.chosen,
        out=tuple(sorted(matter.out)),
    )


def keep_out(complaint: Complaint, people: Iterable[int]) -> None:
    """The tags by which lists leave it out for everyone who must not read it."""
    tags = {row_tag(kept_out_tag(User(pk=pk)), complaint.key) for pk in people}
    rows = [Exclusion(case=complaint, person=tag) for tag in sorted(tags)]
    say_written(Exclusion, [row.pk for row in Exclusion.objects.bulk_create(rows)])


def enclose_files(complaint: Complaint, files: Iterable[drafts.OpenedFile]) -> None:
    """Re-encrypt each file for the offices."""
    for file in files:
        drafts.new_evidence(file, case=complaint)
