"""Policy of telephone numbers: who can give their own."""

from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from people.roles import Permission


def can_give_telephone(user: User) -> Verdict:
    """An officer who deals with enquiries, for themselves. A people administrator can enter
    anyone’s."""
    if user.may(Permission.HANDLE_ENQUIRY):
        return ALLOWED
    return denied("Only officers who deal with enquiries can give a telephone number here.")
