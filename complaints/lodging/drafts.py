"""Drafts of complaints: encrypted answers and evidence."""

import uuid
from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from casework.files import store
from casework.files.models import PendingUpload, State
from casework.journeys import Answers
from casework.sealing import keys as sealing_keys
from casework.sealing.field import SealedField, opened_value, ring_of, sealed_values
from complaints.blind_index import draft_tag
from complaints.models import Complaint, Draft, Evidence, FileDetails
from foundation.history import start_of_day
from foundation.turns import wait_for_turn
from people.models import User


def draft_of(user: User) -> Draft:
    """The only draft that a person has; a new one is saved once something is in it."""
    draft = Draft.objects.filter(writer=draft_tag(user)).first()
    if draft is None:
        draft = Draft(writer=draft_tag(user), key=uuid.uuid4())
        draft.answers = sealed_values(draft, answers={})["answers"]
    return draft


def answers_of(draft: Draft) -> Answers:
    answers: Answers = opened_value(draft, "answers")
    return answers


@transaction.atomic
def save_draft(draft: Draft, answers: Answers) -> None:
    """Save the answers in the only draft of its writer: another tab may have begun it, or sent it,
    since this one was looked for."""
    wait_for_turn("draft", draft.writer)
    first = Draft.objects.filter(writer=draft.writer).first()
    if first:
        draft.pk, draft.key = first.pk, first.key
    draft._state.adding, draft.changed_at = first is None, today()
    for name, value in sealed_values(draft, answers=answers).items():
        setattr(draft, name, value)
    draft.save(force_insert=first is None)


def today() -> datetime:
    return start_of_day(timezone.now())


def is_from_member(user: User) -> bool:
    return user.is_member


def evidence_of(draft: Draft) -> list[Evidence]:
    """The files of a draft, without what is in them."""
    return list(Evidence.objects.filter(draft=draft.writer).defer("content"))


class OpenedFile(NamedTuple):
    """A decrypted file: its description and its content."""

    details: FileDetails
    content: bytes


class TooManyFiles(Exception):
    """The files of a draft would be more than it can have; a sentence for its writer."""


@transaction.atomic
def seal_uploads(draft: Draft, uploads: list[PendingUpload]) -> None:
    """Encrypt uploads that were checked; nothing of it stays in the ordinary store.

    Raises TooManyFiles if other tabs have added so many meanwhile that these are past the limit.
    """
    wait_for_turn("draft", draft.writer)
    added = len(evidence_of(draft))
    if added + len(uploads) > Evidence.MOST:
        raise TooManyFiles(f"You can add up to {Evidence.MOST} files. You have added {added}")
    for upload in uploads:
        details = FileDetails(
            name=upload.name,
            kind=upload.kind,
            words=upload.in_words,
            checked=upload.state == State.READY,
        )
        if upload.passing is not None:
            new_evidence(OpenedFile(details, upload.passing), draft=draft.writer)
            continue
        new_evidence(OpenedFile(details, store.file_content(upload.key)), draft=draft.writer)
        key = upload.key
        upload.delete()
        store.remove_files(key)


def new_evidence(file: OpenedFile, *, case: Complaint | None = None, draft: str = "") -> Evidence:
    """One file of a draft, or of a complaint, encrypted for the readers of that."""
    row = Evidence(key=uuid.uuid4(), case=case, draft=draft, added_at=today())
    row.said = sealed_values(row, said=file.details.to_json())["said"]
    row.content = sealed_content(row, file.content)
    row.save(force_insert=True)
    return row


def sealed_content(row: Evidence, content: bytes) -> sealing_keys.Sealed:
    context = content_field().context_of(row)
    return sealing_keys.Sealed(sealing_keys.sealed_bytes(content, context, ring_of(row)))


def opened_files(draft: Draft) -> list[OpenedFile]:
    return [opened_file(row) for row in Evidence.objects.filter(draft=draft.writer)]


def opened_file(row: Evidence) -> OpenedFile:
    return OpenedFile(row.details, opened_content(row))


def opened_content(row: Evidence) -> bytes:
    return sealing_keys.opened_bytes(row.content.token, content_field().context_of(row))


def content_field() -> SealedField:
    field: SealedField = Evidence._meta.get_field("content")
    return field


def delete_file(draft: Draft, key: uuid.UUID) -> None:
    Evidence.objects.filter(draft=draft.writer, key=key).delete()


def delete_draft(draft: Draft) -> None:
    """Delete the draft and its files."""
    Evidence.objects.filter(draft=draft.writer).delete()
    Draft.objects.filter(writer=draft.writer).delete()
