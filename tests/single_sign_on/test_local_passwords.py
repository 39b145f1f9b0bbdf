"""A council without local passwords: no page takes one, and its own accounts are the way in."""

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.urls import reverse

from casework.jobs import send_notices
from people.actions import invite_person
from people.models import User
from people.single_sign_on.local_passwords import SWITCHED_OFF
from tests.people import PASSWORD, named
from tests.single_sign_on.issuer import OWN_WARNINGS, signs_in

pytestmark = [pytest.mark.django_db, OWN_WARNINGS]
PAGES = ["account_change_password", "account_reset_password", "account_reset_password_done"]
PAGES += ["account_reset_password_from_key_done"]


@pytest.fixture(autouse=True)
def off(issuer, settings):
    settings.LOCAL_PASSWORDS = False


def test_a_right_password_signs_nobody_in():
    typed = {"login": "omar@westhaven.example", "password": PASSWORD}
    desk = Client()
    answer = desk.post(reverse("account_login"), typed)
    assert answer.status_code == 403
    assert SWITCHED_OFF in answer.content.decode()
    assert SESSION_KEY not in desk.session


def test_the_sign_in_page_has_the_button_of_the_council_alone():
    page = Client().get(reverse("account_login")).content.decode()
    assert "Sign in with your council account" in page
    assert "password" not in page.lower()


def test_pages_about_passwords_are_not_there():
    desk = Client()
    desk.force_login(named("omar"))
    for name in PAGES:
        assert desk.get(reverse(name)).status_code == 404
        assert desk.post(reverse(name)).status_code == 404
    assert desk.get("/password/1-abc/").status_code == 404
    assert "password" not in desk.get(reverse("account")).content.decode().lower()


def test_nobody_signs_in_again_with_a_password(issuer):
    issuer.knows("o-1", email="omar@westhaven.example", email_verified=True)
    desk = Client()
    signs_in(desk, "o-1")
    answer = desk.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    assert (answer.status_code, answer.url) == (302, reverse("council-again"))


def test_who_has_no_way_to_sign_in_again_reads_why():
    desk = Client()
    desk.force_login(named("omar"))
    page = desk.get(reverse("account_reauthenticate"), follow=True)
    assert page.status_code == 403
    assert "You have no way to sign in again" in page.content.decode()


def test_an_invitation_leads_to_the_council_account(mailoutbox, settings):
    invite_person(User(email="new@westhaven.example", name="Nell New"), by=named("petra"))
    send_notices()
    [mail] = mailoutbox
    assert settings.BASE_URL + reverse("account_login") in mail.body
    assert "password" not in mail.body
    assert "/password/" not in mail.body


def test_both_ways_are_there_while_passwords_are_on(settings, mailoutbox):
    settings.LOCAL_PASSWORDS = True
    page = Client().get(reverse("account_login")).content.decode()
    assert "Sign in with your council account" in page
    assert "Sign in with a password" in page
    invite_person(User(email="new@westhaven.example", name="Nell New"), by=named("petra"))
    send_notices()
    assert "/sign-in/" in mailoutbox[0].body
    assert "/password/" in mailoutbox[0].body
