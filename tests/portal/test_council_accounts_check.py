"""Checks of the council's own accounts: whole, its own, encrypted, and a way in at all."""

import pytest

from portal import council_accounts_check as checks

TENANT = "https://login.microsoftonline.com/7c2b3b1e-6c1f-4d0f-9a64-5d5b7f1f7b11/v2.0"
EVERYBODYS = "https://login.microsoftonline.com/{}/v2.0"


@pytest.fixture
def entra(settings):
    settings.OIDC_SERVER_URL, settings.OIDC_CLIENT_ID = TENANT, "the portal"
    settings.OIDC_CLIENT_SECRET = "a secret"
    return settings


def ids():
    found = [
        *checks.council_accounts_are_whole(),
        *checks.somebody_can_sign_in(),
        *checks.issuer_is_the_councils(),
        *checks.issuer_is_verified(),
    ]
    return [message.id for message in found]


def test_no_council_accounts_are_no_error(settings):
    assert ids() == []
    settings.LOCAL_PASSWORDS = False
    assert ids() == ["portal.E023"]


def test_council_accounts_that_are_set_up_are_no_error(entra):
    assert ids() == []
    entra.LOCAL_PASSWORDS = False
    assert ids() == []


def test_what_is_missing_is_named(entra):
    entra.OIDC_CLIENT_SECRET = ""
    assert ids() == ["portal.E022"]
    assert checks.council_accounts_are_whole()[0].hint == "Set OIDC_CLIENT_SECRET."


@pytest.mark.parametrize("tenant", ["common", "organizations", "consumers"])
def test_the_accounts_of_everybody_are_an_error(tenant, entra):
    entra.OIDC_SERVER_URL = EVERYBODYS.format(tenant)
    assert ids() == ["portal.E024"]


def test_an_issuer_elsewhere_must_be_encrypted(entra):
    entra.OIDC_SERVER_URL = "http://login.council.example"
    assert ids() == ["portal.E025"]
    entra.OIDC_SERVER_URL = "http://localhost:9000"
    assert ids() == []
