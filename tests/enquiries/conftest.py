"""A version from any preset, in force on the first of December 2026, and somebody signed in."""

import pytest

from tests.clause_protocols import adopt_for
from tests.people import named


@pytest.fixture
def under(clock):
    def begin(preset, **settings):
        return adopt_for(clock, preset, **settings)

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
