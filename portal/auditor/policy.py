"""Policy of the pages of the auditor."""

from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from people.roles import Permission


def can_read_history(user: User) -> Verdict:
    """The auditor, who reads who did what and when, and the content of nothing."""
    if user.may(Permission.READ_HISTORY):
        return ALLOWED
    return denied("Only the auditor can read the history of everything.")
