"""Who can open the administration pages of people, their posts and what they belong to."""

from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from people.roles import Permission


def can_administer(user: User) -> Verdict:
    """A people administrator, or a superuser, who sets the portal up before there is one."""
    if not (user.is_superuser or user.may(Permission.ADMINISTER_PEOPLE)):
        return denied("Only people administrators can open the administration pages.")
    return ALLOWED
