"""Stops at the pages of the second step of signing in."""

from tests.journeys.stops import Stop

SECOND_STEP = [
    Stop("mfa_index", "clara"),
    Stop("mfa_index", "clara", "with_second_steps"),
    Stop("mfa_add_webauthn", "clara", "with_second_steps"),
    Stop("mfa_view_recovery_codes", "clara", "with_second_steps"),
    Stop("mfa_reauthenticate", "clara", "with_second_steps", button="Sign in again"),
    Stop("mfa_reauthenticate_webauthn", "clara", "with_second_steps"),
    Stop("mfa_generate_recovery_codes", "clara", "with_second_steps", button="Make new codes"),
    Stop("mfa_edit_webauthn", "clara", "with_passkey", button="Save name"),
    Stop("mfa_remove_webauthn", "clara", "with_passkey", button="Remove passkey"),
    Stop("mfa_deactivate_totp", "clara", "with_second_steps", button="Remove app"),
    Stop("administration:second-step", "petra", "clara_has_second_steps"),
    Stop("people:change", "eve", "second_step_said_to_be_lost"),
    Stop("mfa_activate_totp", "nia", button="Set up this app"),
]
