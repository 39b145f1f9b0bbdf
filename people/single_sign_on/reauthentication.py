"""Signing in again with the council's account, for what needs a recent sign-in.

The issuer is asked to have its user sign in now, and its token has to say that they did: an issuer
that only finds its own session open has shown nothing.
"""

from allauth.account import app_settings
from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from people.models import User
from people.single_sign_on.id_token import CLOCKS_DIFFER, Claims, seconds_since_sign_in
from people.single_sign_on.issuer import is_set_up
from people.single_sign_on.matching import connections, is_connected, subject_of
from people.single_sign_on.refused import SignInRefused

METHOD = "socialaccount"  # as the sign-in library names it


def council_methods(user: User) -> list[dict[str, str]]:
    """As the sign-in library lists ways to sign in again."""
    if not (is_set_up() and is_connected(user)):
        return []
    page = reverse("council-again")
    return [{"id": "council", "description": settings.OIDC_NAME, "url": page}]


def asked_of_issuer() -> dict[str, str | int]:
    return {"prompt": "login", "max_age": app_settings.REAUTHENTICATION_TIMEOUT}


def record_again(request: HttpRequest, user: User, claims: Claims) -> None:
    """Raises SignInRefused for somebody else, and for a sign-in that was not just now."""
    if not connections().filter(user=user, uid=subject_of(claims)).exists():
        raise SignInRefused("council account is another", user)
    seconds = seconds_since_sign_in(claims)
    if seconds is None or seconds > app_settings.REAUTHENTICATION_TIMEOUT + CLOCKS_DIFFER:
        raise SignInRefused("council sign-in not recent", user)
    record_authentication(request, user, METHOD, reauthenticated=True)
