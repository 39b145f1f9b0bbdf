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
from people.models import User, covers_today, unique_people

EVENT = "mentioned"
SENTENCE = "A colleague has mentioned you in a private note."


@transaction.atomic
def add_note(case: AnyCase, *, text: str, told: Collection[User] = (), key: UUID, by: User) -> None:
    """Write a note and tell these colleagues. The same `key` is the same note. Nothing of it is
    written if one of them cannot read the case. The cover of one who is away is told too."""
    case = locked_case(case)
    if case.notes.filter(key=key).exists():
        return
    policy.can_add_note(by, case).or_raise()
    others = [person for person in unique_people(told) if person.pk != by.pk]
    for person in others:
        policy.can_be_told(person, case).or_raise()
    others += covers_told(case, others, by)
    keys = [person.pk for person in others]
    note = case.notes.create(key=key, author=by, body=text, told=keys, written_at=timezone.now())
    notify_mentioned(case, note, others)


def covers_told(case: AnyCase, told: Collection[User], by: User) -> list[User]:
    """Who covers for those of the colleagues who are away, as far as they can read the case. The
    colleagues find their own email when they are back."""
    covers = covers_today() if told and not case.is_sealed else {}
    found = unique_people(covers[person.pk].person for person in told if person.pk in covers)
    others = (one for one in found if one.pk != by.pk and one not in told)
    able = (one for one in others if not case.keeps_from_cover(one))
    return [one for one in able if policy.can_be_told(one, case)]


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
