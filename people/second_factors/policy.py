"""Who can set up, and who can remove, a second factor of their own."""

from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from people.second_factors.requirement import is_required_of, signed_in_by_council

NOT_NEEDED = (
    "You signed in with your council account, which asks for a second step of its own. You do not"
    " need another one here."
)
THE_LAST = (
    "The council requires a second step when you sign in. Add another passkey or an authenticator"
    " app before you remove this one."
)


def can_add_factor(request: HttpRequest, user: User) -> Verdict:
    """Not somebody let in by the council's own accounts: what they add would let them, or anybody
    at their desk, in without those."""
    return denied(NOT_NEEDED) if signed_in_by_council(request, user) else ALLOWED


def can_remove_factor(user: User, factor: int) -> Verdict:
    """By the key of the factor; the last one stays with somebody who must have one."""
    others = Authenticator.objects.filter(user_id=user.pk).exclude(pk=factor)
    others = others.exclude(type=Authenticator.Type.RECOVERY_CODES)
    if is_required_of(user) and not others.exists():
        return denied(THE_LAST)
    return ALLOWED
