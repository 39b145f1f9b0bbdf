"""Sessions end with the account, and stay ended when it comes back."""

import pytest
from django.contrib.sessions.models import Session

from foundation.history import write
from tests.administration import change_account
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db


def set_active(who, active):
    person = named(who)
    write(person, by=named("petra"), reason="changed", is_active=active)


def is_signed_in(client):
    return client.get("/account/").status_code == 200


def test_a_session_does_not_come_back_with_its_account(clock):
    """She makes no request meanwhile, by which the portal could notice."""
    omar, stan = signed_in("omar"), signed_in("stan")
    assert is_signed_in(omar)
    set_active("omar", False)
    set_active("omar", True)
    assert not is_signed_in(omar)
    assert is_signed_in(stan)
    assert is_signed_in(signed_in("omar"))


def test_every_session_of_the_person_ends_and_nobody_elses(clock):
    omars, stans = [signed_in("omar") for _ in range(3)], [signed_in("stan") for _ in range(2)]
    set_active("omar", False)
    assert Session.objects.count() == 2
    assert [is_signed_in(client) for client in (*omars, *stans)] == [False] * 3 + [True] * 2


def test_it_ends_when_an_administrator_stops_the_account(clock):
    omar = signed_in("omar")
    for _ in range(2):
        assert change_account("petra", "omar", sign_in=True).status_code == 302
    assert named("omar").is_active
    assert not is_signed_in(omar)


def test_a_change_that_leaves_the_account_open_ends_nothing(clock):
    omar = signed_in("omar")
    write(named("omar"), by=named("petra"), reason="changed", name="Omar Haddad-Lund")
    assert is_signed_in(omar)


def test_a_session_signed_with_an_earlier_key_goes_on_under_the_new_one(clock, settings):
    old, new = settings.SECRET_KEY, "n" * 60
    omar, stan = signed_in("omar"), signed_in("stan")
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = new, [old]
    assert is_signed_in(omar)
    settings.SECRET_KEY_FALLBACKS = []
    assert is_signed_in(omar)  # signed anew by the page before
    assert not is_signed_in(stan)
