"""The owner of an account is told about a sign-in from a device that it does not know, about a new
password, and about devices that were signed out."""

import logging

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from django.urls import reverse

from casework.jobs import send_notices
from casework.models import Notice
from people.account_mail import ADDRESS_CHANGED, NEW_DEVICE, PASSWORD_SET, SIGNED_OUT
from people.proposals.addresses import write_to_both
from people.sign_in_log import logger
from tests.people import named

pytestmark = pytest.mark.django_db
PASSWORD = "a long password of hers"


@pytest.fixture
def mona():
    user = named("mona")
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(browser, user, password=PASSWORD):
    return browser.post(reverse("account_login"), {"login": user.email, "password": password})


def told(user, event=NEW_DEVICE):
    return Notice.objects.filter(event=event, addressee=user).count()


def test_the_first_sign_in_on_a_device_is_told_and_the_next_is_not(mona, clock):
    browser = Client()
    sign_in(browser, mona)
    browser.post(reverse("account_logout"))
    sign_in(browser, mona)
    assert told(mona) == 1


def test_each_new_device_is_told(mona, clock):
    sign_in(Client(), mona)
    sign_in(Client(), mona)
    assert told(mona) == 2


def test_a_wrong_password_is_not_told(mona, clock):
    sign_in(Client(), mona, "something else")
    assert told(mona) == 0


def test_the_mail_goes_to_the_owner_and_says_what_to_do(mona, clock):
    sign_in(Client(), mona)
    send_notices()
    [message] = [one for one in mail.outbox if "sign-in" in one.subject]
    assert message.to == ["mona@westhaven.example"]
    assert settings.BASE_URL + reverse("account_reset_password") in message.body
    assert "127.0.0.1" not in message.body


def change_password(browser, old=PASSWORD):
    new = {"password1": "another long password", "password2": "another long password"}
    return browser.post(reverse("account_change_password"), {"oldpassword": old} | new)


def test_a_new_password_is_told_and_signs_other_devices_out(mona, clock):
    desk, phone = Client(), Client()
    sign_in(desk, mona)
    sign_in(phone, mona)
    change_password(desk, "wrong")
    assert told(mona, PASSWORD_SET) == 0
    change_password(desk)
    assert told(mona, PASSWORD_SET) == 1
    assert [one.get(reverse("account")).status_code for one in (desk, phone)] == [200, 302]
    mail.outbox.clear()
    send_notices()
    [message] = [one for one in mail.outbox if "password" in one.subject]
    assert message.to == ["mona@westhaven.example"]
    assert "another long password" not in message.body
    assert settings.BASE_URL + reverse("account_reset_password") in message.body


def test_devices_that_were_signed_out_are_told_once(mona, clock):
    desk, phone = Client(), Client()
    sign_in(desk, mona)
    sign_in(phone, mona)
    for _ in range(2):
        desk.post(reverse("own-sessions"), {"end": "others"})
    assert told(mona, SIGNED_OUT) == 1


def test_a_changed_address_is_told_to_both_and_logged(mona, clock, caplog):
    logger.addHandler(caplog.handler)
    caplog.set_level(logging.INFO, logger.name)
    write_to_both(ADDRESS_CHANGED, mona, "mona.reid@westhaven.example", once="1")
    logger.removeHandler(caplog.handler)
    addresses = Notice.objects.filter(event=ADDRESS_CHANGED).values_list("address", flat=True)
    assert set(addresses) == {"mona@westhaven.example", "mona.reid@westhaven.example"}
    assert [r.getMessage() for r in caplog.records] == [f"event=address_changed user={mona.pk}"]
