"""Origin of a complaint: the case and the letter that it is about.

Both are encrypted with the rest; nothing is written on the case.
"""

from django.utils import timezone

from casework.lookup import case_seen_by, letters_seen_by
from complaints.models import OriginCase, OriginLetter
from people.models import User
from protocols.words import full_day

MOST_LETTERS = 30  # letters to choose from, the latest
NOT_SEEN = (
    "We cannot find an enquiry or request with this reference that you can see. Check the reference"
)


def origin_of(user: User, reference: str) -> OriginCase | None:
    """The case as a complaint names it; None for one that this person may not see or is not
    there."""
    case = case_seen_by(user, reference)
    if case is None:
        return None
    return OriginCase(case.reference, case.title, has_letters=bool(letters_seen_by(user, case)))


def other_side_of_case(user: User, reference: str) -> int | None:
    """Who is on the other side of the case: its officer for a councillor, else its councillor. None
    if the case names no such person."""
    case = case_seen_by(user, reference)
    return getattr(case, "officer_id" if user.is_member else "member_id", None)


def letters_of_case(user: User, origin: OriginCase | None) -> dict[str, OriginLetter]:
    """The latest letters of the case that this person reads, by key."""
    case = case_seen_by(user, origin.reference) if origin else None
    rows = letters_seen_by(user, case)[-MOST_LETTERS:] if case else []
    letters = [
        OriginLetter(
            who=row.signed,
            on=full_day(timezone.localdate(row.sent_at)),
            text=row.body,
            key=str(row.pk),
        )
        for row in rows
    ]
    return {letter.key: letter for letter in letters}


def origin_lines(origin: OriginCase | None, letter: OriginLetter | None) -> list[str]:
    """Both as lines of a page."""
    if origin is None:
        return []
    lines = [f"{origin.reference}, {origin.title}"]
    if letter:
        lines += [f"Letter from {letter.who}, {letter.on}:", *letter.text.splitlines()]
    return lines
