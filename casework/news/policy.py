"""Policy of news: who can choose when emails come and have a calendar feed."""

from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User


def can_choose_own_news(user: User) -> Verdict:
    """A councillor, for themselves and no one else."""
    if not user.is_member:
        return denied("Only a councillor can choose when emails come and have a calendar feed.")
    return ALLOWED
