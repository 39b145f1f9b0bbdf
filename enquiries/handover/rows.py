"""Open enquiries of a councillor as the lines of a handover: what the new councillor will see."""

from typing import NamedTuple

from enquiries.handover import policy
from enquiries.models import Enquiry, LettersShown
from enquiries.sharing.policy import protocol_allows_sharing
from people.models import User
from protocols.behaviours import Behaviour

MOST_AT_ONCE = 100  # in one page and one transaction


class Row(NamedTuple):
    """Plain values of one enquiry; `resident` is empty if it is about none."""

    key: int
    label: str
    hint: str
    resident: str


def rows_for(user: User, member: User) -> list[Row]:
    """The oldest of them, at most `MOST_AT_ONCE`."""
    rows = policy.open_enquiries(user, member).with_resident()
    return [row_of(enquiry, user) for enquiry in rows[:MOST_AT_ONCE]]


def row_of(enquiry: Enquiry, user: User) -> Row:
    resident = enquiry.shown_resident
    return Row(
        key=enquiry.pk,
        label=f"{enquiry.reference}, {enquiry.title}",
        hint=f"{what_they_read(enquiry, user)}.",
        resident=f"{enquiry.reference}, {resident.name}" if resident else "",
    )


def what_they_read(enquiry: Enquiry, user: User) -> str:
    """Every letter and file; or which of them, with the clause that keeps the others back."""
    letters = policy.letters_after(enquiry, user)
    if letters == LettersShown.ALL:
        every = "They will see every letter and file"
        secret = enquiry.version.clause_for(Behaviour.CONFIDENTIAL_LETTERS)
        return f"{every}, except confidential answers" if secret else every
    clause = enquiry.version.clause_name(protocol_allows_sharing(enquiry).clause)
    if letters == LettersShown.OWN:
        return f"They will see the letters you wrote, and later letters and files ({clause})"
    return f"They will only see later letters and files ({clause})"
