"""Sign-ins on record: each that succeeded, for its owner and for people administrators, a year."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from people.models import SignIn, SignInWay
from portal.jobs import clear_sessions
from tests.people import named, signed_in
from tests.test_own_sessions import IPHONE, PASSWORD, signed_in_on, text_of

pytestmark = pytest.mark.django_db
OWN = reverse("own-sign-ins")


def page_of(who, by="petra", **query):
    address = reverse("administration:sign-ins", args=[named(who).pk])
    return signed_in(by).get(address, query)


def test_a_sign_in_is_on_record_with_its_way_device_and_network(clock):
    browser = signed_in_on(IPHONE)
    row = SignIn.objects.get(person=named("mona"))
    assert (row.way, row.device) == (SignInWay.PASSWORD, "Safari on iPhone")
    assert row.network == "127.0.0.0/24"
    for page in (text_of(browser.get(OWN)), text_of(page_of("mona"))):
        assert "Safari on iPhone" in page
        assert "127.0.0.0/24" in page
        assert "127.0.0.1" not in page


def test_a_sign_in_that_failed_is_not_on_record(clock):
    address = named("mona").email
    Client().post(reverse("account_login"), {"login": address, "password": PASSWORD + "x"})
    assert not SignIn.objects.exists()


def test_nobody_reads_the_sign_ins_of_somebody_else(clock):
    signed_in_on(IPHONE)
    assert "iPhone" not in text_of(signed_in("omar").get(OWN))
    assert page_of("mona", by="omar").status_code == 404


def test_the_list_is_paged(clock):
    one = {"way": SignInWay.PASSKEY, "network": "192.0.2.0/24", "person": named("omar")}
    for number in range(30):
        at = clock.at - timedelta(hours=number)
        SignIn.objects.create(at=at, device=f"Device {number}", **one)
    first = page_of("omar")
    assert "Device 24" in text_of(first)
    assert "Device 25" not in text_of(first)
    after = first.context["next_link"]["url"].removeprefix("?after=")
    assert "Device 29" in text_of(page_of("omar", after=after))


def test_they_are_forgotten_after_a_year(clock):
    signed_in_on(IPHONE)
    clock.at += timedelta(days=365)
    clear_sessions()
    assert SignIn.objects.exists()
    clock.at += timedelta(days=1)
    clear_sessions()
    assert not SignIn.objects.exists()
