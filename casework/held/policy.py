"""Policy of held files: who sees how many there are. Nobody sees which they are here."""

from people.models import User
from people.roles import Permission


def can_see_held(user: User) -> bool:
    return user.may(Permission.ADMINISTER_PEOPLE)
