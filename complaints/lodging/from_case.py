"""Origin of a complaint: the case and the letter that it is about.

Both are encrypted with the rest; nothing is written on the case.
"""

from typing import Any

from django.utils import timezone

from casework.lookup import case_seen_by, letters_seen_by
from people.models import User
from protocols.words import full_day

MOST_LETTERS = 30  # letters to choose from, the latest
NOT_SEEN = (
    "We cannot find an enquiry or request with this reference that you can see. Check the reference"
)


def origin_of(user: User, reference: str) -> dict[str, Any]:
    """The case as a complaint names it; {} for one that this person may not see or is not there."""
    case = case_seen_by(user, reference)
    if case is None:
        return {}
    return {
        "reference": case.reference,
        "title": case.title,
        "has_letters": bool(letters_seen_by(user, case)),
    }


def other_side_of_case(user: User, reference: str) -> int | None:
    """Who is on the other side of the case: its officer for a councillor, else its councillor."""
    case = case_seen_by(user, reference)
    return (case.officer_id if user.is_member else case.member_id) if case else None


def letters_of_case(user: User, origin: dict[str, Any]) -> dict[str, dict[str, str]]:
    """The latest letters of the case that this person reads, by key: who, when and what."""
    case = case_seen_by(user, origin.get("reference", ""))
    rows = letters_seen_by(user, case)[-MOST_LETTERS:] if case else []
    return {
        str(row.pk): {
            "who": row.signed,
            "on": full_day(timezone.localdate(row.sent_at)),
            "text": row.body,
        }
        for row in rows
    }


def origin_lines(origin: dict[str, Any], letter: dict[str, str]) -> list[str]:
    """Both as lines of a page."""
    if not origin:
        return []
    said = [f"{origin['reference']}, {origin['title']}"]
    if letter:
        said += [f"Letter from {letter['who']}, {letter['on']}:", *letter["text"].splitlines()]
    return said
