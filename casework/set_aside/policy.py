"""Policy of what sweeps set aside: who sees it, and who can have it tried again."""

from people.models import User
from people.roles import Permission


def can_see_set_aside(user: User) -> bool:
    """A people administrator, as with emails that were not sent."""
    return user.may(Permission.ADMINISTER_PEOPLE)
