"""Sign-ins of a session: when its owner last showed who they are, how, and what follows."""

from dataclasses import dataclass
from datetime import UTC, datetime
from time import time

from allauth.account.authentication import get_authentication_records
from allauth.account.signals import authentication_step_completed
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from foundation.dates_in_words import clock
from people.models import User
from people.sign_in_log import log_sign_in
from people.step_up.pages import Purpose, StepUp

ASKED = "asked_to_sign_in_again"
FILE, FORM = "file", "form"
NOW_DO = {
    FILE: ". You can now download the file",
    FORM: ". Nothing has been sent yet. What you wrote is still here, so send it again",
}
BY_METHOD = {"socialaccount": "your council account"}
BY_FACTOR = {
    "webauthn": "your passkey",
    "totp": "a code from your app",
    "recovery_codes": "a recovery code",
}


@dataclass(frozen=True)
class SignIn:
    at: datetime
    by: str  # your password
    is_again: bool  # later than the sign-in with which the session began

    @property
    def is_recent(self) -> bool:
        age = time() - self.at.timestamp()
        return bool(0 <= age < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT)


def last_sign_in(request: HttpRequest) -> SignIn | None:
    """The newest sign-in of this session; None of a session that was made without one."""
    records = get_authentication_records(request, request.user)
    if not records:
        return None
    newest = max(records, key=lambda record: float(record["at"]))
    by = BY_METHOD.get(newest["method"]) or BY_FACTOR.get(newest.get("type"), "your password")
    at = datetime.fromtimestamp(newest["at"], UTC)
    return SignIn(at, by, bool(newest.get("reauthenticated")))


def has_recent_sign_in(request: HttpRequest) -> bool:
    newest = last_sign_in(request)
    return newest is not None and newest.is_recent


def remember_what_was_asked(request: HttpRequest, step_up: StepUp, back_to: str) -> None:
    """For the page that asks, and for what is said afterwards. The address is kept as a mark only:
    sessions are in the database, and it could say who has a confidential case."""
    was = FILE if step_up.is_download else FORM if request.method == "POST" else ""
    asked = {"purpose": step_up.purpose.name, "was": was, "back_to": mark_of_address(back_to)}
    request.session[ASKED] = asked


def mark_of_address(address: str) -> str:
    return salted_hmac("people.step_up", address).hexdigest()


def asked_purpose(request: HttpRequest, back_to: str) -> Purpose | None:
    """Why the page that asks was opened, if it leads back to where that was."""
    asked = request.session.get(ASKED, {})
    return Purpose[asked["purpose"]] if asked.get("back_to") == mark_of_address(back_to) else None


@receiver(authentication_step_completed)
def sign_in_again(
    request: HttpRequest, user: User, reauthenticated: bool = False, **more: object
) -> None:
    """After somebody has signed in again: the session gets a new key, and the page says so."""
    if not reauthenticated:
        return
    asked = request.session.pop(ASKED, {})
    renew_key(request)
    log_sign_in("signed in again", request, user)
    words = f"You have just signed in again, at {clock(timezone.now())}"
    messages.success(request, words + NOW_DO.get(asked.get("was"), ""))


@transaction.atomic
def renew_key(request: HttpRequest) -> None:
    """A key that somebody else has copied ends here. The row about the browser keeps to the
    session."""
    before = request.session.session_key
    request.session.cycle_key()
    UserSession.objects.filter(session_key=before).update(session_key=request.session.session_key)
