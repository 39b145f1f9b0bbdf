"""An office of 300 people behind one address signs in, although some mistype."""

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db.models import QuerySet
from django.http import HttpResponse

from people.known_device import remember_device
from people.models import User
from people.sign_in_limits import LIMITS
from people.throttle import guess_password
from tests.people import named

pytestmark = pytest.mark.django_db
OFFICE, SIZE = "198.51.100.20", 300


@pytest.fixture(autouse=True)
def forget_guesses():
    cache.clear()


@pytest.fixture
def ask(rf):
    def asked(user=None):
        """A request from the office, from a device of this person if one is given."""
        request = rf.post("/sign-in/", REMOTE_ADDR=OFFICE)
        request.session = {}
        if user:
            remember_device(response := HttpResponse(), user)
            cookie = response.cookies[settings.DEVICE_COOKIE_NAME].value
            request.COOKIES[settings.DEVICE_COOKIE_NAME] = cookie
        return request

    return asked


def staff():
    """So many people, each with an address of their own."""
    numbers = range(SIZE)
    users = [User(email=f"p{n}@westhaven.example", name="Pip", password="!") for n in numbers]
    return QuerySet(User).bulk_create(users)


def test_everyone_with_the_right_password_gets_in_on_a_new_device(ask):
    addresses = [f"person{number}@westhaven.example" for number in range(SIZE)]
    for address in addresses:
        guess = guess_password(ask(), address)
        assert guess.allowed
        guess.give_back()


def test_everyone_can_mistype_on_their_own_device_and_still_get_in(ask):
    assert all(guess_password(ask(user), user.email).allowed for user in staff())


def test_a_stranger_in_the_office_keeps_nobody_out_of_their_own_device(ask):
    most = int(LIMITS["guess_in_network"].partition("/")[0])
    tries = [guess_password(ask(), f"guess{n}@westhaven.example").allowed for n in range(most + 1)]
    assert tries == [True] * most + [False]
    assert not guess_password(ask(), "omar@westhaven.example").allowed
    assert guess_password(ask(named("omar")), "omar@westhaven.example").allowed


def test_a_council_whose_staff_share_a_network_can_set_a_higher_limit(ask, settings):
    settings.SIGN_IN_LIMITS = {"guess_in_network": "60/5m"}
    tries = [guess_password(ask(), f"guess{n}@westhaven.example").allowed for n in range(61)]
    assert tries == [True] * 60 + [False]
