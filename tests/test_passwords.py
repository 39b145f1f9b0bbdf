"""What a password can be, how its box works, and the key of a session that it begins."""

import math
import re
from datetime import timedelta

import pytest
from django.contrib.sessions.backends.base import VALID_KEY_CHARS
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.people import PASSWORD, named

pytestmark = pytest.mark.django_db
PHRASE = "  Größe & 12 quiet harbours, " + "and a very long pier " * 8 + "\t"

# Too short, common, like the address of its owner.
REFUSED = ["Sh0rt!", PASSWORD[:11], "password1234", "qwertyuiop123", "omar@westhaven"]


def signed_in_by_password(password=PASSWORD):
    browser = Client()
    typed = {"login": "omar@westhaven.example", "password": password}
    browser.post(reverse("account_login"), typed)
    return browser


def change_password(browser, new, old=PASSWORD):
    typed = {"oldpassword": old, "password1": new, "password2": new}
    return browser.post(reverse("account_change_password"), typed)


@pytest.mark.parametrize("new", REFUSED)
def test_a_password_is_refused_with_its_reason(new, clock):
    answer = change_password(signed_in_by_password(), new)
    assert answer.status_code == 200
    assert "govuk-error-message" in answer.content.decode()
    assert named("omar").check_password(PASSWORD)


def test_a_long_phrase_is_taken_as_it_was_typed(clock):
    assert change_password(signed_in_by_password(), PHRASE).status_code == 302
    for wrong in (PHRASE.strip(), PHRASE.lower(), PHRASE[:64], PHRASE[:-1]):
        assert signed_in_by_password(wrong).get(reverse("account")).status_code == 302
    assert signed_in_by_password(PHRASE).get(reverse("account")).status_code == 200


def test_the_box_hides_what_is_typed_and_lets_a_manager_fill_it(clock):
    page = Client().get(reverse("account_login")).content.decode()
    [box] = re.findall(r'<input[^>]*name="password"[^>]*>', page)
    assert 'type="password"' in box
    assert 'autocomplete="current-password"' in box
    assert "onpaste" not in box
    assert "maxlength" not in box


def test_a_password_does_not_run_out(clock):
    clock.at = timezone.now() + timedelta(days=4 * 365)
    assert signed_in_by_password().get(reverse("account")).status_code == 200


def test_no_page_asks_a_secret_question(clock):
    for name in ("account_login", "account_reset_password"):
        fields = Client().get(reverse(name)).context["form"].fields
        assert set(fields) <= {"login", "password", "remember", "email"}


def test_the_key_of_a_session_cannot_be_guessed(clock):
    key = signed_in_by_password().session.session_key
    assert len(key) * math.log2(len(VALID_KEY_CHARS)) > 128


def test_opening_a_page_begins_no_session_of_anybody(clock):
    Client().get(reverse("account_login"))
    Client().get("/")
    assert Session.objects.count() == 0
