"""Who gets what at the pages of second factors: rows of the table of access."""

# Of somebody who has set none up: what everybody gets, and who gets something else.
FACTORS = {
    **dict.fromkeys(("mfa_index", "mfa_add_webauthn", "mfa_activate_totp"), (200, {})),
    "mfa_generate_recovery_codes": (200, {}),
    **dict.fromkeys(("mfa_edit_webauthn", "mfa_remove_webauthn", "mfa_deactivate_totp"), (404, {})),
    # Of Omar, to a superuser, who counts as a people administrator.
    "administration:second-step": (404, {"sam": 403}),
    **dict.fromkeys(("mfa_view_recovery_codes", "mfa_download_recovery_codes"), (404, {})),
}
# They say for themselves who they let in, as sign-in’s own pages do.
SECOND_STEPS = {
    *("mfa_authenticate", "mfa_login_webauthn"),
    *("mfa_reauthenticate", "mfa_reauthenticate_webauthn"),
}
