"""Known devices: a signed cookie says that a browser has signed in to an account before.

Someone who guesses at an account from elsewhere cannot keep its owner out of such a device. The
cookie holds a random number; only together with the account does it say anything. It ends with
the password, and after half a year.
"""

import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase

from people.models import User

SECONDS = 182 * 24 * 60 * 60
BY_COOKIE = "cookie:"
HAS_SET_PASSWORD = "has_set_password_of"  # noqa: S105 (the key of a session)


def salt(user: User) -> str:
    return f"people.known_device:{user.pk}:{user.password}"


def remember_device(response: HttpResponseBase, user: User) -> None:
    """Of several people who share a browser, it is known to the last."""
    response.set_cookie(
        settings.DEVICE_COOKIE_NAME,
        signing.dumps(secrets.token_urlsafe(16), salt=salt(user)),
        max_age=SECONDS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def remember_password_set(request: HttpRequest, user: User) -> None:
    """A browser that has just set the password, by the link in the mail, is known as well."""
    request.session[HAS_SET_PASSWORD] = user.pk


def known_device(request: HttpRequest, user: User | None) -> str:
    """What tells this device from others known to the account; empty if it is not known."""
    if user is None:
        return ""
    if request.session.get(HAS_SET_PASSWORD) == user.pk:
        return f"session:{request.session.session_key}"
    cookie = request.COOKIES.get(settings.DEVICE_COOKIE_NAME, "")
    try:
        return f"{BY_COOKIE}{signing.loads(cookie, salt=salt(user), max_age=SECONDS)}"
    except signing.BadSignature:
        return ""
