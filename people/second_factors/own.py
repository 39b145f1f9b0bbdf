"""Somebody's own factors in words, for the people who decide whether they are lost."""

from collections import Counter
from datetime import date

from allauth.mfa.models import Authenticator
from django.db.models import Max
from django.utils import timezone

from people.models import User

Kind = Authenticator.Type


def factors_in_words(user: User) -> str:
    """2 passkeys and an authenticator app; None."""
    kinds = Counter(Authenticator.objects.filter(user_id=user.pk).values_list("type", flat=True))
    passkeys, app = kinds[Kind.WEBAUTHN], kinds[Kind.TOTP]
    words = [f"{passkeys} passkey{'s' if passkeys > 1 else ''}"] if passkeys else []
    words += ["an authenticator app"] if app else []
    return " and ".join(words) or "None"


def last_use_of_factors(user: User) -> date | None:
    """The local day."""
    rows = Authenticator.objects.filter(user_id=user.pk)
    at = rows.aggregate(at=Max("last_used_at"))["at"]
    return timezone.localdate(at) if at else None
