"""Codes: the one that an authenticator app shows, and recovery codes. Each is good for one use."""

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.db import transaction
from django.utils import timezone

from people.models import User
from people.second_factors.cipher import decrypted

# An app whose clock is a step ahead or behind is in time, so that slow typing is too.
STEPS = (0, -1, 1)
LAST_STEP = "last_step"
WITH_CODES = (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES)


def step_of_code(secret: str, code: str) -> int | None:
    """The step for which an app with this secret shows the code, if that is about now. Apps count
    half minutes from 1970."""
    now = int(timezone.now().timestamp()) // int(app_settings.TOTP_PERIOD)
    return next((now + n for n in STEPS if shows(secret, now + n, code)), None)


def shows(secret: str, step: int, code: str) -> bool:
    shown = format_hotp_value(hotp_value(secret, step))
    return bool(compare_user_code(actual=code, expected=shown))


@transaction.atomic
def use_up_code(person: User, code: str) -> Authenticator | None:
    """The app or the recovery codes that accept this code, which is good no more; None if it is
    wrong, was used, or is older than one that was."""
    rows = Authenticator.objects.select_for_update().filter(user=person, type__in=WITH_CODES)
    return next((row for row in rows.order_by("-type", "pk") if takes_code(row, code)), None)


def takes_code(row: Authenticator, code: str) -> bool:
    if row.type == Authenticator.Type.RECOVERY_CODES:
        return bool(row.wrap().validate_code(code))
    step = step_of_code(decrypted(row.data["secret"]), code)
    if step is None or step <= row.data.get(LAST_STEP, -1):
        return False
    row.data[LAST_STEP] = step
    row.save(update_fields=["data"])
    return True
