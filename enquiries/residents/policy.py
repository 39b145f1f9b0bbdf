"""Policy of the address book: who has one, and when it can be read."""

from casework.sealing import keys
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User

NO_KEY = (
    "The address book cannot be used because the portal has no key to encrypt it with. You can"
    " still type a resident’s details when you raise an enquiry."
)
FULL = "Your address book is full. Delete a resident before you add another."
MOST_RESIDENTS = 2000


def can_have_address_book(user: User) -> Verdict:
    """A councillor in office has one of their own. No one reads another person's."""
    if not user.is_member:
        return denied("Only councillors have an address book of residents.")
    return ALLOWED


def can_open_address_book(user: User) -> Verdict:
    """The same councillor, if the portal has a key for drafts."""
    has_book = can_have_address_book(user)
    if has_book and not keys.can_draft():
        return denied(NO_KEY)
    return has_book


def can_add_resident(user: User, number: int) -> Verdict:
    """The same councillor, up to 2,000 residents."""
    may = can_open_address_book(user)
    if may and number >= MOST_RESIDENTS:
        return denied(FULL)
    return may
