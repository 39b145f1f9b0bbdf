"""Changes to a complaint: locked, counted once for each form, re-encrypted and recorded."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import wraps
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from casework import promises
from casework.cases import locked_case, move_case
from casework.sealing.field import sealed_values
from complaints import access_record
from complaints.blind_index import row_tag
from complaints.models import (
    Complaint,
    ComplaintLetter,
    Handling,
    LetterDetails,
    LetterKind,
    Stage,
    Verb,
)
from complaints.reader_role import reader_role_of
from foundation import history
from foundation.history import start_of_day
from foundation.verdict import Verdict
from people.models import User
from protocols.models import PromiseKind

ComplaintAction = Callable[..., None]


def complaint_action(
    may: Callable[[User, Complaint], Verdict],
) -> Callable[[ComplaintAction], Callable[..., Complaint]]:
    """Make a function one transaction on the locked row: a form counts once, the policy decides."""

    def decorate(do: ComplaintAction) -> Callable[..., Complaint]:
        @wraps(do)
        @transaction.atomic
        def once(complaint: Complaint, /, *, by: User, key: UUID, **arguments: object) -> Complaint:
            complaint = locked_case(complaint)
            if str(key) not in complaint.held.keys:
                may(by, complaint).or_raise()
                do(complaint, by=by, key=key, **arguments)
            return complaint

        return once

    return decorate


@dataclass(frozen=True)
class Act:
    """What is done: the stage it moves to, if any; what the record adds to the verb; and the tags
    that change with it, not yet of this row."""

    verb: Verb
    to: Stage | None = None
    what: str = ""
    tags: dict[str, str] = field(default_factory=dict)


def save_change(
    complaint: Complaint, done: Act, *, by: User, key: UUID, held: Handling | None = None
) -> None:
    """Save what the office holds, as it was if `held` is None: a row of history that names no
    one, and a line of the encrypted record that does."""
    role = reader_role_title(by, complaint)
    held = held or complaint.held
    held = replace(held, keys=(*held.keys, str(key)))
    fields: dict[str, object] = {**sealed_values(complaint, handling=held.to_json())}
    fields |= promises.due_fields(complaint)
    fields |= {name: row_tag(tag, complaint.key) for name, tag in done.tags.items()}
    if done.to is None:
        history.write(complaint, by=None, reason=done.verb, **fields)
    else:
        move_case(complaint, done.to, by=None, reason=done.verb, **fields)
    access_record.write_access_record(
        complaint.reference, done.verb, by=by, role=role, what=done.what
    )


def reader_role_title(user: User, complaint: Complaint) -> str:
    reader_role = reader_role_of(user, complaint)
    return reader_role.title if reader_role else ""


def send_letter(
    complaint: Complaint, kind: LetterKind, text: str, *, by: User, key: UUID
) -> ComplaintLetter:
    """Add a letter, signed with its author's role in this complaint."""
    reader_role = reader_role_of(by, complaint)
    title = reader_role.title if reader_role and not reader_role.is_complainant else ""
    now = timezone.now()
    letter = ComplaintLetter(case=complaint, key=key, sent_at=start_of_day(now))
    signed = f"{by.name}, {title}" if title else by.signed
    details = LetterDetails(by.pk, signed, kind=kind.value, text=text, sent_at=now)
    letter.body = sealed_values(letter, body=details.to_json())["body"]
    letter.save(force_insert=True)
    return letter


def keep_promises_to_complainant(complaint: Complaint, *kinds: PromiseKind) -> None:
    """A letter was sent to them: these promises are kept, and the next update is due."""
    now = timezone.now()
    promises.keep_promises(complaint, PromiseKind.COMPLAINT_UPDATE, *kinds, at=now, by=None)
    if complaint.is_open:
        promises.start_promises(complaint, PromiseKind.COMPLAINT_UPDATE, at=now, by=None)


def release_promises(complaint: Complaint) -> None:
    promises.release_promises(complaint, at=timezone.now(), by=None)
