"""Tokens: how one is made, kept as a digest, and looked for in a request."""

import hashlib
import secrets
from datetime import timedelta

from django.http import HttpRequest
from django.utils import timezone

from foundation.history import update_without_history
from people.models import Scope, ServiceAccount

PREFIX = "concordat_"  # so that a scanner of secrets knows a token that lies about
NOTED_EVERY = timedelta(minutes=1)


def new_token() -> str:
    return PREFIX + secrets.token_urlsafe(32)


def digest_of(token: str) -> str:
    """A random token of 256 bits cannot be guessed, so that one round of hashing is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def token_in(request: HttpRequest) -> str:
    """What follows Bearer in the Authorization header, or nothing."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def account_asking(request: HttpRequest, scope: Scope) -> ServiceAccount | None:
    """Whose token the request carries, if it works today and opens this. The same statement is run
    without a token and with a wrong one, so that its time is no hint."""
    rows = ServiceAccount.objects.in_use(timezone.localdate()).filter(scope=scope)
    return rows.select_related("person").filter(digest=digest_of(token_in(request))).first()


def note_use(account: ServiceAccount) -> None:
    """When it was last used, to the minute: a busy program does not write a row each time."""
    now = timezone.now()
    if account.last_used_at is None or now - account.last_used_at >= NOTED_EVERY:
        account.last_used_at = now
        update_without_history([account], ["last_used_at"])
