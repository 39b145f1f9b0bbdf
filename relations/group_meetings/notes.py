"""Notes of a group meeting: written, opened on record, released by name, and quotes checked."""

from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from casework.cases import locked_case
from casework.notices import ledger
from foundation.turns import made_before, wait_for_turn
from people.models import User
from relations.group_meetings import policy
from relations.models import (
    GroupMeeting,
    GroupNote,
    GroupNoteOpening,
    GroupNoteRelease,
    NoteContents,
    NoteKind,
)


def new_note(
    meeting: GroupMeeting, kind: NoteKind, contents: NoteContents, *, by: User, **more: object
) -> GroupNote:
    """Write a note, encrypted. `more` are its `key` and the quote that it is `about`."""
    more = {"key": uuid4()} | more
    note = GroupNote(case=meeting, kind=kind, author=by, written_at=timezone.now(), **more)
    note.seal(contents)
    note.save()
    return note


def add_given(meeting: GroupMeeting, given: str, advice: dict[int, str], *, by: User) -> None:
    """What the officer gave, then the advice on each item."""
    new_note(meeting, NoteKind.GIVEN, NoteContents(text=given), by=by)
    titles = {item.number: item.title for item in meeting.agenda}
    for number, text in sorted(advice.items()):
        if text:
            contents = NoteContents(text=text, item=titles[number])
            new_note(meeting, NoteKind.GIVEN, contents, by=by)


@transaction.atomic
def add_group_note(
    meeting: GroupMeeting, *, kind: NoteKind, text: str, by: User, key: UUID
) -> GroupNote:
    """Add a note, or words of the officer that the group quotes. The same `key` is one note."""
    if before := made_before(GroupNote.objects.all(), key, case=meeting, author=by):
        return before
    policy.can_write_group_note(by, meeting).or_raise()
    note = new_note(meeting, kind, NoteContents(text=text), by=by, key=key)
    if kind == NoteKind.QUOTE and meeting.officer and meeting.officer_id != by.pk:
        sentence = "You have been quoted in a record. Confirm or correct the words."
        tell_reader(meeting, meeting.officer, "officer-quoted", sentence, once=str(note.pk))
    return note


@transaction.atomic
def answer_quote(quote: GroupNote, *, corrected: str, by: User) -> None:
    """Confirm the words, or say what they were if `corrected` is not empty. Both versions stay."""
    meeting = locked_case(quote.case)
    policy.can_check_quote(by, quote).or_raise()
    if GroupNote.objects.filter(about=quote).exists():
        return
    kind = NoteKind.CORRECTED if corrected else NoteKind.CONFIRMED
    new_note(meeting, kind, NoteContents(text=corrected), by=by, about=quote)


@transaction.atomic
def release_group_notes(meeting: GroupMeeting, *, to: User, by: User) -> None:
    """Let one person read the notes. Pressed twice, they were let in once."""
    policy.can_release_group_notes(by, meeting).or_raise()
    wait_for_turn("group notes", meeting.pk, to.pk)
    if not to.side:
        raise PermissionDenied("This person holds no post today. Choose someone else.")
    if to.side != "officer" and not policy.releases_for_group(by, meeting):
        raise PermissionDenied("Only the group can let a councillor read its notes.")
    rows = GroupNoteRelease.objects.filter(case=meeting, to=to)
    if rows.exists():
        return
    GroupNoteRelease.objects.create(case=meeting, to=to, by=by, at=timezone.now())
    sentence = "You can read the notes of a meeting."
    tell_reader(meeting, to, "notes-released", sentence, once=str(to.pk))


def tell_reader(meeting: GroupMeeting, person: User, event: str, words: str, *, once: str) -> None:
    """Tell someone who reads the notes, with a link to them."""
    path = f"{meeting.get_absolute_url()}notes/"
    ledger.notify([person], event, words, about=meeting, once=once, path=path)


@transaction.atomic
def open_group_notes(meeting: GroupMeeting, *, by: User) -> list[GroupNote]:
    """The notes in the order in which they were written, and a record that they were opened."""
    GroupNoteOpening.objects.create(case=meeting, reader=by, at=timezone.now())
    rows = GroupNote.objects.filter(case=meeting).select_related("author", "about")
    return list(rows.order_by("written_at", "pk"))
