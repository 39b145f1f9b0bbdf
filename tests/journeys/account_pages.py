"""Stops at the pages of one's own account."""

from tests.journeys.stops import Stop

ACCOUNT = [
    Stop("account", "clara"),
    Stop("account_change_password", "clara", button="Change password"),
    Stop("account_logout", "clara"),
    Stop("account_reauthenticate", "clara", button="Sign in again"),
    Stop("own-sessions", "clara", "signed_in_on_devices"),
    Stop("own-sign-ins", "clara", "sign_ins_of_clara"),
]
