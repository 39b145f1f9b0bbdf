"""Settings of the sign-in library: its forms and limits, second factors and who must have one."""

from environ import Env

ACCOUNT = {
    "reset_password": "people.reset_form.ResetForm",
    "user_token": "people.reset_form.LinkForm",
}
SECOND_FACTORS = {
    "authenticate": "CodeForm",
    "reauthenticate": "CodeAgainForm",
    "activate_totp": "AddAppForm",
    "add_webauthn": "AddPasskeyForm",
    "edit_webauthn": "RenamePasskeyForm",
    "authenticate_webauthn": "UsePasskeyForm",
    "reauthenticate_webauthn": "UsePasskeyAgainForm",
    "login_webauthn": "SignInWithPasskeyForm",
}
# What people.throttle limits, which tells a known device from a stranger's.
LIMITED_BY_US = ("login", "login_failed", "reset_password")


# What the library reads.
SIGN_IN: dict[str, object] = {
    "ACCOUNT_FORMS": ACCOUNT,
    "ACCOUNT_RATE_LIMITS": dict.fromkeys(LIMITED_BY_US),
    "ACCOUNT_EMAIL_SUBJECT_PREFIX": "",  # without one it is the host that the request names
    "MFA_ADAPTER": "people.second_factors.adapter.SecondFactors",
    "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
    "MFA_PASSKEY_LOGIN_ENABLED": True,
    "MFA_ALLOW_UNVERIFIED_EMAIL": True,  # an address is the council's
    "MFA_RATE_LIMITS": {"webauthn_login": None},
    "MFA_FORMS": {
        step: f"people.second_factors.forms.{form}" for step, form in SECOND_FACTORS.items()
    },
}


def second_factors(env: Env, demo: bool) -> tuple[list[str], int, float]:
    """Of whom the council requires one, the days of grace they have, and the hours before a lost
    one is removed. The demo requires none, so that a visitor can sign in as anybody."""
    required = [] if demo else ["officers", "independent-person"]
    return (
        env.list("SECOND_FACTOR_REQUIRED_OF", default=required),
        env.int("SECOND_FACTOR_GRACE_DAYS", default=14),
        env.float("LOST_FACTOR_HOURS", default=1.0),
    )
