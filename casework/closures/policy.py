"""Policy of the calendar: who can edit closure days."""

from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from people.roles import Permission


def can_edit_calendar(user: User) -> Verdict:
    """A protocol administrator, for closure days. Changing them moves dates of open cases."""
    if not user.may(Permission.EDIT_CALENDAR):
        return denied("Only a protocol administrator can change the calendar.")
    return ALLOWED
