"""Addresses of second factors, by the names that the sign-in library knows them by."""

from django.urls import path

from people.second_factors import views

OWN = "account/second-step/"
urlpatterns = [
    path(OWN, views.second_step_page, name="mfa_index"),
    path(f"{OWN}passkeys/add/", views.add_passkey, name="mfa_add_webauthn"),
    path(f"{OWN}passkeys/<int:pk>/name/", views.rename_passkey, name="mfa_edit_webauthn"),
    path(f"{OWN}passkeys/<int:pk>/remove/", views.remove_passkey, name="mfa_remove_webauthn"),
    path(f"{OWN}app/add/", views.add_app, name="mfa_activate_totp"),
    path(f"{OWN}app/remove/", views.remove_app, name="mfa_deactivate_totp"),
    path(f"{OWN}codes/", views.recovery_codes, name="mfa_view_recovery_codes"),
    path(f"{OWN}codes/download/", views.download_codes, name="mfa_download_recovery_codes"),
    path(f"{OWN}codes/new/", views.renew_codes, name="mfa_generate_recovery_codes"),
    path("account/reauthenticate/code/", views.enter_code_again, name="mfa_reauthenticate"),
    path(
        "account/reauthenticate/passkey/",
        views.use_passkey_again,
        name="mfa_reauthenticate_webauthn",
    ),
    path("sign-in/second-step/", views.enter_code, name="mfa_authenticate"),
    path("sign-in/passkey/", views.sign_in_with_passkey, name="mfa_login_webauthn"),
]
