"""Private notes as pages show them: the newest on the page of a case, and all on their own."""

from collections.abc import Callable
from typing import NamedTuple
from uuid import UUID

from casework.models import AnyCase
from casework.notes import policy
from casework.notes.models import AnyNote, NoteQuerySet
from foundation.paging import Page, page_of
from foundation.types import Context
from people.directory import person_name
from people.models import User

MOST_ON_A_CASE = 3
WHO_READS = (
    "Only staff who can read this case can read private notes. Notes can be disclosed under the "
    "Freedom of Information Act and when someone asks for their own data."
)


class NoteAddresses(NamedTuple):
    """Where the notes of one case are, and where this note of it is struck out."""

    notes: str
    strike_out: Callable[[UUID], str]


def notes_panel(user: User, case: AnyCase, addresses: NoteAddresses) -> Context:
    """For the page of a case, which was read with `has_notes`. Empty for a councillor."""
    if policy.is_hidden_from(user, case):
        return {}
    shown = newest_notes(user, case, addresses) if case.has_notes else []
    return {
        "private_notes": shown[:MOST_ON_A_CASE],
        "has_more": len(shown) > MOST_ON_A_CASE,
        "url": addresses.notes,
        "who_reads": WHO_READS,
    }


def newest_notes(user: User, case: AnyCase, addresses: NoteAddresses) -> list[Context]:
    """One more than the page of the case shows, if there are more."""
    rows = notes_of(user, case).order_by("-written_at", "-pk")[: MOST_ON_A_CASE + 1]
    return [note_shown(user, note, addresses) for note in rows]


def notes_page(user: User, case: AnyCase, after: str, addresses: NoteAddresses) -> Context:
    """For the page of the notes alone, the newest first."""
    page: Page[AnyNote] = page_of(notes_of(user, case), "written_at", after, newest=True)
    return {
        "private_notes": [note_shown(user, note, addresses) for note in page.rows],
        "next_url": f"?after={page.after}".replace("+", "%2B") if page.after else "",
        "is_first": page.is_first,
        "who_reads": WHO_READS,
    }


def notes_of(user: User, case: AnyCase) -> NoteQuerySet:
    rows: NoteQuerySet = case.notes.all()
    return rows.visible_to(user).only_notes().with_people()


def note_shown(user: User, note: AnyNote, addresses: NoteAddresses) -> Context:
    struck_out = note.struck_out_by if note.is_struck_out else None
    can_strike_out = policy.can_strike_out(user, note)
    return {
        "who": "You" if note.author_id == user.pk else note.author.name,
        "at": note.written_at,
        "body": note.body,
        "told": ", ".join(filter(None, map(person_name, note.told))),
        "struck_out_at": struck_out.written_at if struck_out else None,
        "reason": struck_out.body if struck_out else "",
        "strike_out_url": addresses.strike_out(note.key) if can_strike_out else "",
    }
