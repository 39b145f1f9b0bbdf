"""A version from any preset, in force on the first of December 2026, and somebody signed in."""

from datetime import date, timedelta

import pytest

from protocols import version_cache
from tests.people import adopt, named


@pytest.fixture
def under(clock):
    def begin(preset, **settings):
        real, clock.at = clock.at, clock.at - timedelta(days=60)
        version = adopt(preset, date(2026, 12, 1), **settings)
        clock.at = real
        return version_cache.cached_version(version.pk)

    return begin


@pytest.fixture
def sign_in(client, clock):
    """`sign_in("clara")` is her browser."""

    def as_person(name):
        client.force_login(named(name))
        return client

    return as_person


@pytest.fixture
def clara(client):
    """Clara's browser."""
    client.force_login(named("clara"))
    return client
