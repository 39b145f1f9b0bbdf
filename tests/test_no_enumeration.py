"""Nobody learns who has an account: answers have the same bytes, and took the same work."""

import re

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from people.actions import invite_person
from people.models import User
from tests.established import change_account
from tests.people import named

pytestmark = pytest.mark.django_db
WRONG = "wrong password"
NOBODY = "nobody@westhaven.example"
# Somebody who signs in, somebody invited who never has, and somebody who no longer can.
WHO = {"omar": "omar@westhaven.example", "ned": "ned@westhaven.example"}
WHO |= {"stan": "stan@westhaven.example", "nobody": NOBODY}


@pytest.fixture(autouse=True)
def accounts(clock):
    cache.clear()
    invite_person(User(email=WHO["ned"], name="Ned"), by=named("petra"))
    change_account(named("stan"), is_active=False)


@pytest.fixture
def hashes(monkeypatch):
    """How many passwords were hashed: what takes the time of a sign-in."""
    made = []
    encode = MD5PasswordHasher.encode

    def counted(self, password, salt):
        made.append(1)
        return encode(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    return made


def answered(url, typed, **more):
    """The answer without what differs from one to the next, and the statements that it took."""
    with CaptureQueriesContext(connection) as statements:
        answer = Client().post(url, typed, **more)
    page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())
    for address in typed.values():
        page = page.replace(address, "ADDRESS")
    asked = [re.sub(r"\d+", "", statement["sql"])[:60] for statement in statements]
    return (answer.status_code, answer.get("Location"), sorted(answer.headers), page), asked


@pytest.mark.parametrize("who", ["omar", "ned", "stan"])
def test_a_wrong_password_is_answered_as_for_an_address_without_an_account(who, hashes):
    url = reverse("account_login")
    answered(url, {"login": NOBODY, "password": WRONG}, REMOTE_ADDR="192.0.2.200")
    hashes.clear()
    answers, work = [], []
    for address in (NOBODY, WHO[who]):
        typed = {"login": address, "password": WRONG}
        answers.append(answered(url, typed, REMOTE_ADDR=f"198.51.{len(work)}.1"))
        work.append(len(hashes))
        hashes.clear()
    assert work == [1, 1]
    (nobody, of_nobody), (somebody, of_somebody) = answers
    assert somebody == nobody
    assert of_somebody == of_nobody


@pytest.mark.parametrize("who", ["omar", "ned", "stan"])
def test_a_link_is_promised_as_to_an_address_without_an_account(who, hashes):
    url = reverse("account_reset_password")
    answered(url, {"email": NOBODY})
    hashes.clear()
    nobody, of_nobody = answered(url, {"email": NOBODY})
    somebody, of_somebody = answered(url, {"email": WHO[who]})
    assert somebody == nobody
    assert of_somebody == of_nobody
    assert hashes == []


def test_a_link_that_was_made_up_is_answered_alike_for_every_account():
    pages = set()
    for uid in ("1", "zzzz", *(f"{named(who).pk:x}" for who in ("omar", "stan"))):
        url = reverse("account_reset_password_from_key", args=[uid, "abc-123456"])
        page = Client().get(url).content.decode()
        pages.add(re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page).replace(url, ""))
    assert len(pages) == 1


def test_only_the_right_password_says_that_an_account_is_closed():
    url = reverse("account_login")
    answer = Client().post(url, {"login": WHO["stan"], "password": WRONG})
    assert answer.status_code == 200
    assert "inactive" not in answer.content.decode().lower()


def test_nobody_makes_an_account_and_the_page_says_so_to_everybody():
    pages = [Client().post(reverse("account_signup"), {"email": WHO[who]}) for who in WHO]
    assert len({page.content for page in pages}) == 1
