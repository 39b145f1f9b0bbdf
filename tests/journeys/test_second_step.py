"""The second step of signing in: a passkey on a phone, an app, and time that has run out.

Chromium’s own virtual authenticator stands in for the phone’s.
"""

import pytest

from tests.journeys.accessibility import Rules
from tests.journeys.visitor import PHONE
from tests.second_factors.passkeys import code_shown, recovery_codes_of, secret_of

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def with_device(visitor, **other):
    """Gives the browser a device that makes passkeys; `other` as the protocol names it."""
    device = visitor.context.new_cdp_session(visitor.page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE | other})
    return device


def signs_out(visitor):
    visitor.opens("/account/")
    visitor.leaves_by("Sign out")


def has_no_fault(visitor):
    assert not list(Rules(visitor.page).broken())


def test_an_officer_whose_time_has_run_out_makes_a_passkey_on_a_phone(visit, clock):
    omar = visit(width=PHONE)
    first_sign_in_two_weeks_ago(omar, clock)
    with_device(omar)
    omar.opens("/documents/")
    omar.signs_in_as("omar")
    omar.reads("Second step when you sign in")
    omar.sees("Before you go on, add a passkey or an authenticator app.")
    makes_passkey(omar, "My phone")
    omar.reads("Your recovery codes")
    omar.sees(recovery_codes_of("omar")[0][:4])
    omar.follows_or_presses("Continue")
    omar.reads("Document")
    signs_in_with_passkey_alone(omar)


def first_sign_in_two_weeks_ago(omar, clock):
    omar.opens("/sign-in/")
    omar.signs_in_as("omar")
    omar.sees("You can do without until the end of Monday 14 December.")
    has_no_fault(omar)
    signs_out(omar)
    clock.set(2026, 12, 15, 10)


def makes_passkey(omar, name):
    omar.follows_or_presses("Add a passkey")
    omar.writes("What do you want to call this passkey?", name)
    omar.leaves_by("Make a passkey")


def signs_in_with_passkey_alone(omar):
    signs_out(omar)
    omar.opens("/sign-in/?next=/account/second-step/")
    has_no_fault(omar)
    omar.leaves_by("Sign in with a passkey")
    omar.reads("Second step when you sign in")
    omar.sees("My phone", "last used")


def test_a_passkey_is_the_second_step_after_a_password(visit, clock):
    clara = visit("clara", width=PHONE)
    device = with_device(clara)
    clara.opens("/account/second-step/")
    makes_passkey(clara, "Tablet")
    signs_out(clara)
    clara.opens("/sign-in/")
    clara.signs_in_as("clara")
    clara.reads("Second step")
    has_no_fault(clara)
    clara.leaves_by("Use your passkey")
    clara.reads("Your enquiries")
    device.detach()


def test_a_device_that_gives_no_passkey_is_said_in_words(visit, clock):
    clara = visit("clara", width=PHONE)
    with_device(clara, isUserVerified=False)
    clara.opens("/account/second-step/passkeys/add/")
    clara.presses("Make a passkey")
    clara.sees("Your device did not give a passkey. Try again, or use another way.")
    has_no_fault(clara)


@pytest.mark.parametrize("javascript", [False], ids=["without JavaScript"])
def test_an_app_and_recovery_codes_need_no_script(visit, clock):
    clara = visit("clara", width=PHONE)
    clara.opens("/account/second-step/app/add/")
    secret = clara.page.locator("strong").inner_text().replace(" ", "")
    clara.writes("Code that your app shows", "000000")
    clara.presses("Set up this app")
    clara.is_told("This code is wrong. Enter the code that your app shows now")
    clara.writes("Code that your app shows", code_shown(secret))
    clara.presses("Set up this app")
    clara.reads("Your recovery codes")
    assert secret_of("clara") == secret
    signs_out(clara)
    clara.opens("/sign-in/")
    clara.signs_in_as("clara")
    clara.reads("Second step")
    clara.writes("Code", recovery_codes_of("clara")[0])
    clara.presses("Continue")
    clara.reads("Your enquiries")
