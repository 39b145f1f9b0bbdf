"""The council's own accounts, as an issuer on this machine has them."""

import pytest
from django.core.cache import cache

from tests.single_sign_on import issuer as issuers


@pytest.fixture(scope="module")
def running_issuer():
    issuer = issuers.Issuer()
    yield issuer
    issuer.stop()


@pytest.fixture
def issuer(running_issuer, settings, db):
    """Set up for the portal, and again as it was made."""
    running_issuer.is_as_made()
    set_up(settings, running_issuer)
    return running_issuer


def set_up(settings, issuer):
    cache.clear()
    settings.OIDC_SERVER_URL = issuer.url
    settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET = issuers.PORTAL, issuers.SECRET
