"""Tokens: how one is made, kept as a digest, and looked for in a request."""

import hashlib
import secrets
from datetime import timedelta

from django.db import connection
from django.http import HttpRequest
from django.utils import timezone

from foundation.history import update_without_history
from people.models import Scope, ServiceAccount

PREFIX = "concordat_"  # so that a scanner of secrets knows a token that lies about
NOTED_EVERY = timedelta(minutes=1)
COUNT_CALL = """
    INSERT INTO people_callcount (account_id, day, number) VALUES (%s, %s, 1)
    ON CONFLICT (account_id, day) DO UPDATE SET number = people_callcount.number + 1
"""


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
    """When it was last used, to the minute, so that a busy program does not write that each time;
    and one call more of today."""
    now = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(COUNT_CALL, [account.pk, timezone.localdate(now)])
    if account.last_used_at is None or now - account.last_used_at >= NOTED_EVERY:
        account.last_used_at = now
        update_without_history([account], ["last_used_at"])
