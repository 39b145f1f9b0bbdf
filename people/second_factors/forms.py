"""Forms of second factors: codes typed, passkeys made and used, names of passkeys."""

from collections.abc import Callable, Mapping

from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY, generate_totp_secret
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from foundation.fields import LineField
from people.models import User
from people.second_factors.adapter import WRONG_CODE
from people.second_factors.cipher import decrypted, encrypted
from people.second_factors.codes import step_of_code, use_up_code
from people.second_factors.credentials import (
    NOT_A_PASSKEY,
    PasskeyField,
    refused_if_unreadable,
)
from people.sign_in_log import log_sign_in
from people.throttle import can_use_passkey, guess_code

TOO_MANY = "There have been too many wrong codes. Try again in an hour, or use a passkey."
REFUSED = "Your passkey was not accepted. Try again, or sign in another way"
TOO_MANY_PASSKEYS = "There have been too many attempts from your network. Try again in a minute"


def code_field(label: str, hint: str = "") -> LineField:
    typing = {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
    return LineField(
        label=label,
        help_text=hint,
        max_length=40,
        widget=forms.TextInput(typing | {"class": "govuk-input--width-10"}),
        error_messages={"required": "Enter the code"},
    )


def checked_code(user: User, code: str) -> Authenticator:
    """What accepts this code. Each code typed is counted first, so that many at once are counted
    too. Raises ValidationError."""
    request = context.request
    guess = guess_code(request, user)
    if not guess.allowed:
        log_sign_in("code throttled", request, user)
        raise ValidationError(TOO_MANY, code="too_many_codes")
    factor = use_up_code(user, code)
    if factor is None:
        log_sign_in("code failed", request, user)
        raise ValidationError(WRONG_CODE, code="incorrect_code")
    guess.give_back()
    factor.user = user
    return factor


class CodeForm(AuthenticateForm):  # type: ignore[misc]
    """The second step of signing in, with an app or a recovery code."""

    code = code_field(
        "Code",
        "Enter the code that your authenticator app shows, or one of your recovery codes.",
    )

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        self.authenticator = checked_code(self.user, code)
        return code


class CodeAgainForm(ReauthenticateForm):  # type: ignore[misc]
    """The same for somebody who is signed in."""

    code = CodeForm.declared_fields["code"]
    clean_code = CodeForm.clean_code


class AddAppForm(ActivateTOTPForm):  # type: ignore[misc]
    """The first code that a new app shows. Until then its secret is in the session, encrypted, and
    stays the same: somebody may open the page again after they have scanned it."""

    code = code_field("Code that your app shows")

    def __init__(
        self, *args: Mapping[str, object], user: User, **named: Mapping[str, object]
    ) -> None:
        self.user = user
        forms.Form.__init__(self, *args, **named)  # type: ignore[arg-type]
        self.secret = secret_being_set_up(context.request)

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        guess = guess_code(context.request, self.user)
        if not guess.allowed:
            raise ValidationError(TOO_MANY, code="too_many_codes")
        if step_of_code(self.secret, code) is None:
            raise ValidationError("This code is wrong. Enter the code that your app shows now")
        guess.give_back()
        return code


def secret_being_set_up(request: HttpRequest) -> str:
    session = request.session
    if SECRET_SESSION_KEY not in session:
        session[SECRET_SESSION_KEY] = encrypted(generate_totp_secret())
    return decrypted(session[SECRET_SESSION_KEY])


def name_field(*, required: bool) -> LineField:
    return LineField(
        label="What do you want to call this passkey?",
        help_text="For example, “My phone” or “Work laptop”.",
        max_length=60,
        required=required,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": "Enter a name for this passkey"},
    )


def used_passkey(verify: Callable[[], Authenticator]) -> Authenticator:
    """The passkey that `verify` finds to be right. Raises ValidationError, the same for whatever is
    wrong with it."""
    try:
        with refused_if_unreadable():
            return verify()
    except ValidationError:
        log_sign_in("passkey failed", context.request, None)
        raise ValidationError(REFUSED, code="passkey_refused") from None


class AddPasskeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """Every passkey can sign its owner in without a password, so the device asks for a fingerprint,
    a face or a PIN."""

    # Without one it still gets one: its device keeps it already when this is sent.
    name = name_field(required=False)
    credential = PasskeyField()
    passwordless = None

    def clean(self) -> dict[str, object]:
        try:
            with refused_if_unreadable():
                cleaned: dict[str, object] = super().clean()
        except ValidationError:
            raise ValidationError(NOT_A_PASSKEY, code="not_a_passkey") from None
        return cleaned


class RenamePasskeyForm(EditWebAuthnForm):  # type: ignore[misc]
    name = name_field(required=True)


class UsePasskeyForm(AuthenticateWebAuthnForm):  # type: ignore[misc]
    """The second step of signing in, with a passkey."""

    credential = PasskeyField()

    def clean_credential(self) -> Authenticator:
        return used_passkey(super().clean_credential)


class UsePasskeyAgainForm(ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """The same for somebody who is signed in."""

    credential = PasskeyField()

    def clean_credential(self) -> Authenticator:
        return used_passkey(super().clean_credential)


class SignInWithPasskeyForm(LoginWebAuthnForm):  # type: ignore[misc]
    """A passkey in place of a password and a second step. Its network is counted, no account: a
    stranger can name any."""

    credential = PasskeyField()

    def clean_credential(self) -> Authenticator:
        if not can_use_passkey(context.request):
            raise ValidationError(TOO_MANY_PASSKEYS, code="too_many_passkeys")
        return used_passkey(super().clean_credential)
