"""Policy of news: who can choose what emails to councillors say, and when one’s own come."""

from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from people.roles import Permission


def can_choose_what_emails_say(user: User) -> Verdict:
    """A protocol administrator, for the whole council."""
    if not user.may(Permission.CHOOSE_EMAILS):
        return denied("Only a protocol administrator can choose what emails to councillors say.")
    return ALLOWED


def can_choose_own_news(user: User) -> Verdict:
    """A councillor, for themselves and no one else."""
    if not user.is_member:
        return denied("Only a councillor can choose when emails come and have a calendar feed.")
    return ALLOWED
