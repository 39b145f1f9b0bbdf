"""A council account in a browser: from the button to the issuer, home, again, and signed out."""

import time

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.urls import reverse

from tests.journeys.test_every_page import faults
from tests.journeys.visitor import PHONE
from tests.single_sign_on.conftest import set_up
from tests.single_sign_on.issuer import OWN_WARNINGS, Issuer

pytestmark = OWN_WARNINGS
BUTTON = "Sign in with your council account"


@pytest.fixture
def issuer(settings, live_server, clock):
    issuer = Issuer()
    settings.BASE_URL = live_server.url
    set_up(settings, issuer)
    issuer.knows("omar-1", email="omar@westhaven.example", email_verified=True)
    issuer.knows("nobody-1", email="nobody@westhaven.example", email_verified=True)
    yield issuer
    issuer.stop()


def authorizes(visitor, issuer, subject):
    visitor.page.wait_for_url(f"{issuer.url}/**")
    visitor.page.get_by_placeholder("sub").fill(subject)
    with visitor.page.expect_navigation(url=f"{visitor.server}/**"):
        visitor.page.get_by_role("button", name="Authorize").click()


def has_no_fault(visitor):
    assert list(faults(visitor)) == []
    visitor.page.set_viewport_size({"width": visitor.width, "height": 800})


@pytest.mark.parametrize("javascript", [True, False])
def test_a_council_account_signs_in_again_and_out_on_a_phone(visit, issuer, javascript):
    omar = visit(width=PHONE)
    omar.opens("/documents/")
    if javascript:
        has_no_fault(omar)
    omar.presses(BUTTON)
    authorizes(omar, issuer, "omar-1")
    omar.page.wait_for_url("**/documents/")
    omar.opens(reverse("account_reauthenticate") + "?next=/account/")
    if javascript:
        has_no_fault(omar)
    issuer.changes = {"auth_time": int(time.time())}
    omar.presses(BUTTON)
    authorizes(omar, issuer, "omar-1")
    omar.reads("Your account")
    omar.leaves_by("Sign out")
    omar.reads("You are signed out of the portal")
    if javascript:
        has_no_fault(omar)


def test_somebody_who_was_not_invited_is_refused(visit, issuer):
    stranger = visit(width=PHONE)
    stranger.opens(reverse("account_login"))
    stranger.presses(BUTTON)
    authorizes(stranger, issuer, "nobody-1")
    stranger.reads("You could not be signed in")
    has_no_fault(stranger)
    stranger.follows("Try again")
    stranger.reads("Sign in")


def test_an_issuer_that_is_down_is_said_and_a_link_lets_somebody_in(
    visit, issuer, capsys, settings
):
    settings.OIDC_SERVER_URL, settings.LOCAL_PASSWORDS = "http://localhost:9", False
    mona = visit(width=PHONE)
    mona.opens(reverse("account_login"))
    has_no_fault(mona)
    mona.presses(BUTTON)
    mona.reads("Your council’s sign-in is not answering")
    has_no_fault(mona)
    mona.complaints.clear()  # Chromium notes that the page came as a refusal
    call_command("sign_in_link", "mona@westhaven.example", why="The directory is down")
    mona.page.goto(capsys.readouterr().out.strip())
    mona.reads("Sign in as Mona Reid")
    has_no_fault(mona)
    mona.leaves_by("Sign in")
    assert mona.page.url == f"{mona.server}/"
    cache.clear()
