"""Writing a private note, telling colleagues about it, and striking it out."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from casework import promises
from casework.cases import locked_case
from casework.models import AnyCase
from casework.notes import policy
from casework.notes.models import AnyNote
from casework.notices import ledger
from people.models import User, unique_people

EVENT = "mentioned"
SENTENCE = "A colleague has mentioned you in a private note."


@transaction.atomic
def add_note(case: AnyCase, *, text: str, told: Collection[User] = (), key: UUID, by: User) -> None:
    """Write a note and tell these colleagues. The same `key` is the same note. Nothing of it is
    written if one of them cannot read the case."""
    case = locked_case(case)
    if case.notes.filter(key=key).exists():
        return
    policy.can_add_note(by, case).or_raise()
    others = [person for person in unique_people(told) if person.pk != by.pk]
    for person in others:
        policy.can_be_told(person, case).or_raise()
    keys = [person.pk for person in others]
    note = case.notes.create(key=key, author=by, body=text, told=keys, written_at=timezone.now())
    notify_mentioned(case, note, others)


def notify_mentioned(case: AnyCase, note: AnyNote, people: Collection[User]) -> None:
    """In working hours. The email has the reference and a link, and nothing of the note."""
    due_at = promises.next_working_moment(timezone.now(), promises.calendar_of(case))
    ledger.notify(people, EVENT, SENTENCE, about=case, once=str(note.pk), due_at=due_at)


@transaction.atomic
def strike_out_note(case: AnyCase, note: AnyNote, *, reason: str, key: UUID, by: User) -> None:
    """Strike out one’s own note. Its text stays, and the reason stands below it."""
    case = locked_case(case)
    if case.notes.filter(key=key).exists():
        return
    note = case.notes.with_people().get(pk=note.pk)
    policy.can_strike_out(by, note).or_raise()
    case.notes.create(key=key, author=by, body=reason, strikes=note, written_at=timezone.now())
