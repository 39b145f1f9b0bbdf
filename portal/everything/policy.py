"""Policy of the list of everything: a councillor's own, and no one else's."""

from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User


def can_list_everything(user: User) -> Verdict:
    """A councillor in office lists, and saves, what they raised themselves."""
    if not user.is_member:
        return denied("Only councillors have a list of what they raised.")
    return ALLOWED
