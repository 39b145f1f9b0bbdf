"""Drafts of complaints: encrypted answers and evidence."""

import uuid
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.utils import timezone

from casework.drafts import MOST_DRAFTS, TOO_MANY, AlreadySent
from casework.files import store
from casework.files.attaching import refuse_unconfirmed
from casework.files.models import PendingUpload, State
from casework.files.removing import discard_uploads
from casework.journeys import Answers
from casework.sealing import keys as sealing_keys
from casework.sealing.field import SealedField, opened_value, ring_of, sealed_values
from complaints.blind_index import draft_tag, row_tag, sent_key
from complaints.models import Complaint, Draft, Evidence, FileDetails
from foundation.history import start_of_day
from foundation.statements import Statement
from foundation.turns import wait_for_turn
from people.models import User


def is_writer(user: User, draft: Draft) -> bool:
    tag = draft_tag(user)
    return draft.writer in (row_tag(tag, draft.key), tag)


def wait_for_drafts(user: User) -> None:
    """So that two tabs do not each start one."""
    wait_for_turn("drafts of complaints", draft_tag(user))


def drafts_of(user: User) -> list[Draft]:
    """A person's drafts, newest first."""
    mine = [draft.pk for draft in unopened_drafts_of(user)]
    found = Draft.objects.in_bulk(mine)
    return [found[pk] for pk in mine if pk in found]


UNOPENED = Statement(lambda: Draft.objects.order_by("-changed_at", "-pk").defer("answers"))


def unopened_drafts_of(user: User) -> list[Draft]:
    """The same without what was typed. Only the key of tags tells whose each is."""
    tag = draft_tag(user)
    return [draft for draft in UNOPENED.rows() if draft.writer in (row_tag(tag, draft.key), tag)]


def draft_at(user: User, key: uuid.UUID, *, begins: bool = False) -> Draft:
    """The draft of this key; at the page where the journey `begins`, a new one, which is not
    stored before there is something in it.

    Raises AlreadySent, and Http404 for a key that is not this person's.
    """
    draft = Draft.objects.filter(key=key).first()
    if draft is not None:
        if not is_writer(user, draft):
            raise Http404
        return draft
    if sent := complaint_sent_as(user, key):
        raise AlreadySent(sent)
    if not begins:
        raise Http404
    if len(drafts_of(user)) >= MOST_DRAFTS:
        raise PermissionDenied(TOO_MANY)
    return new_draft(user, key)


def complaint_sent_as(user: User, key: uuid.UUID) -> Complaint | None:
    return Complaint.objects.by(user).filter(key=sent_key(user, key)).first()


def new_draft(user: User, key: uuid.UUID) -> Draft:
    """Not stored yet."""
    draft = Draft(writer=row_tag(draft_tag(user), key), key=key)
    draft.answers = sealed_values(draft, answers={})["answers"]
    return draft


def answers_of(draft: Draft) -> Answers:
    answers: Answers = opened_value(draft, "answers")
    return answers


@transaction.atomic
def save_draft(user: User, draft: Draft, change: Callable[[Answers], Answers]) -> Answers:
    """Change the answers as they are now, whatever another tab has saved, sent or deleted since
    this one was opened. Raises what `draft_at` raises."""
    wait_for_drafts(user)
    Draft.objects.select_for_update().filter(key=draft.key).first()
    now = draft_at(user, draft.key, begins=draft._state.adding)
    answers = change(answers_of(now))
    for name, value in sealed_values(now, answers=answers).items():
        setattr(now, name, value)
    now.changed_at = today()
    now.save(force_insert=now._state.adding)
    draft.pk, draft._state.adding, draft.answers = now.pk, False, now.answers
    return answers


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
    for file in files_of_uploads(uploads):
        new_evidence(file, draft=draft.writer)


def files_of_uploads(uploads: Sequence[PendingUpload]) -> Iterator[OpenedFile]:
    """What is in each upload. Those in the ordinary store are removed from there.

    Raises PermissionDenied for one with a warning that was not confirmed.
    """
    refuse_unconfirmed(uploads)
    for upload in uploads:
        details = FileDetails(
            name=upload.name,
            kind=upload.kind,
            words=upload.in_words,
            checked=upload.state == State.READY,
        )
        if upload.passing is not None:
            yield OpenedFile(details, upload.passing)
            continue
        yield OpenedFile(details, store.file_content(upload.key))
        discard_uploads([upload])


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
