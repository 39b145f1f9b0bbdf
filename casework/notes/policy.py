"""Policy of private notes: who reads and writes them, who can be told, who can strike one out.

Each rule expects someone who can see the case.
"""

from casework.models import AnyCase
from casework.notes.models import Note
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User


def is_hidden_from(user: User, case: AnyCase) -> bool:
    """Whether there are no notes for a councillor and an assistant, and for the councillor of the
    case even after their term."""
    return user.reads_as_councillor or case.member_id == user.pk


def can_add_note(user: User, case: AnyCase) -> Verdict:
    """Staff, in every state of the case."""
    if is_hidden_from(user, case):
        return denied("Only staff can write private notes.")
    return ALLOWED


def can_be_told(person: User, case: AnyCase) -> Verdict:
    """A colleague who can read the case, and so the note. Asks the database."""
    if person.is_active and not is_hidden_from(person, case):
        rows = type(case)._default_manager.visible_to(person)
        if rows.filter(pk=case.pk).exists():
            return ALLOWED
    return denied(
        f"{person.name} cannot read this case, so cannot be told about the note. "
        "Remove the name, or the @ before it."
    )


def can_strike_out(user: User, note: Note) -> Verdict:
    """Its author, once."""
    if note.is_struck_out:
        return denied("This note has been struck out already.")
    if note.author_id != user.pk:
        return denied(f"Only {note.author.name} can strike out this note.")
    return ALLOWED
