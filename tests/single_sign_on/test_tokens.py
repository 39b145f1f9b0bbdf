"""Answers of an issuer that let nobody in: forged, stale, meant for another, used, or none."""

import time

import pytest
from django.contrib.auth import SESSION_KEY
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from people.single_sign_on.issuer import NOT_ANSWERING
from tests.people import named
from tests.single_sign_on.issuer import (
    OWN_WARNINGS,
    Key,
    back_from_issuer,
    goes_to_issuer,
    signs_in,
)

pytestmark = [pytest.mark.django_db, OWN_WARNINGS]
LONG_AGO, LATER = int(time.time()) - 7200, int(time.time()) + 7200
DOWN = "sign-in is not answering"


@pytest.fixture(autouse=True)
def omar(issuer):
    issuer.knows("o-1", email="omar@westhaven.example", email_verified=True)


def lets_in(subject="o-1"):
    browser = Client()
    answer = signs_in(browser, subject)
    is_in = browser.session.get(SESSION_KEY) == str(named("omar").pk)
    assert is_in == (answer.status_code == 302)
    assert is_in or answer.status_code == 403
    return is_in


def test_a_token_as_it_should_be_lets_in(issuer):
    assert lets_in()


@pytest.mark.parametrize(
    "changes",
    [
        {"nonce": "of another sign-in"},
        {"nonce": None},
        {"aud": "another-portal"},
        {"aud": None},
        {"iss": "https://login.elsewhere.example"},
        {"iss": None},
        {"exp": LONG_AGO},
        {"exp": None},
        {"exp": "soon"},
        {"iat": LATER},
        {"nbf": LATER},
        {"azp": "another-portal"},
        {"sub": None},
        {"sub": ""},
        {"sub": "o" * 192},
        {"sub": "o\x00"},
    ],
)
def test_a_token_that_is_not_for_this_sign_in_lets_nobody_in(changes, issuer):
    issuer.changes = changes
    assert not lets_in()


def test_a_token_may_name_several_portals_if_it_is_issued_to_this_one(issuer):
    issuer.changes = {"aud": ["portal-of-the-council", "another"], "azp": "portal-of-the-council"}
    assert lets_in()


def test_a_key_that_is_not_published_signs_nothing(issuer):
    issuer.signs_with = Key("second")
    assert not lets_in()
    issuer.signs_with.name = "first"
    assert not lets_in()


@pytest.mark.parametrize("algorithm", ["HS256", "none"])
def test_no_token_is_signed_with_the_secret_of_the_portal_or_not_at_all(algorithm, issuer):
    issuer.algorithm = algorithm
    assert not lets_in()


def test_a_new_key_counts_at_once_and_the_old_one_no_more(issuer):
    assert lets_in()
    second = Key("second")
    issuer.keys, issuer.signs_with = [issuer.first_key, second], second
    assert lets_in()
    issuer.keys = [second]
    assert lets_in()
    issuer.signs_with = issuer.first_key
    assert not lets_in()


def test_an_answer_counts_once():
    browser = Client()
    answer = back_from_issuer(goes_to_issuer(browser), "o-1")
    assert browser.get(answer).status_code == 302
    browser.post(reverse("account_logout"))
    assert browser.get(answer).status_code == 403


def test_an_answer_counts_in_the_browser_that_asked_and_in_no_other():
    answer = back_from_issuer(goes_to_issuer(Client()), "o-1")
    stranger = Client()
    assert stranger.get(answer).status_code == 403
    assert SESSION_KEY not in stranger.session


@pytest.mark.parametrize("query", ["", "?state=x", "?code=1", "?error=access_denied", "?state=%27"])
def test_an_answer_to_nothing_is_refused(query):
    assert Client().get(reverse("council-return") + query).status_code == 403


def test_somebody_who_cancels_at_the_issuer_is_not_signed_in():
    browser = Client()
    state = goes_to_issuer(browser).partition("state=")[2].partition("&")[0]
    answer = browser.get(reverse("council-return"), {"state": state, "error": "access_denied"})
    assert answer.status_code == 403
    assert "Try again" in answer.content.decode()


def test_a_code_that_the_issuer_did_not_give_is_refused():
    browser = Client()
    state = goes_to_issuer(browser).partition("state=")[2].partition("&")[0]
    made_up = {"state": state, "code": "made-up"}
    assert browser.get(reverse("council-return"), made_up).status_code == 403


def test_what_is_asked_has_a_state_a_nonce_and_a_challenge():
    address = goes_to_issuer(Client())
    for part in ("state=", "nonce=", "code_challenge=", "code_challenge_method=S256"):
        assert part in address
    assert goes_to_issuer(Client()) != address


def begins():
    return Client().post(reverse("council-sign-in"))


def test_an_issuer_that_does_not_answer_is_said_and_left_alone_for_a_moment(settings, issuer):
    settings.OIDC_SERVER_URL = "http://localhost:9"
    answer = begins()
    assert answer.status_code == 503
    assert DOWN in answer.content.decode()
    settings.OIDC_SERVER_URL = issuer.url
    assert begins().status_code == 503
    cache.delete(NOT_ANSWERING)
    assert begins().status_code == 200


def test_an_issuer_that_stops_answering_half_way_is_said(issuer, settings):
    browser = Client()
    answer = back_from_issuer(goes_to_issuer(browser), "o-1")
    settings.OIDC_SERVER_URL, right = "http://localhost:9", issuer.url
    assert browser.get(answer).status_code in (403, 503)
    settings.OIDC_SERVER_URL = right
    cache.delete(NOT_ANSWERING)
    assert browser.get(back_from_issuer(goes_to_issuer(browser), "o-1")).status_code == 302


SPOILT = {
    "not json": lambda whole: "not json",
    "a list": lambda whole: [whole],
    "nothing": lambda whole: {},
    "of another": lambda whole: whole | {"issuer": "https://another.example"},
    "without keys": lambda whole: {name: whole[name] for name in whole if name != "jwks_uri"},
    "a script": lambda whole: whole | {"authorization_endpoint": "javascript:alert(1)"},
}


@pytest.mark.parametrize("how", SPOILT)
def test_what_is_no_metadata_of_this_issuer_is_as_if_it_did_not_answer(how, issuer, monkeypatch):
    pages, name = issuer.app.view_functions, "oidc-provider-mock.openid_config"
    with issuer.app.test_request_context(base_url=issuer.url):
        whole = pages[name]().get_json()
    monkeypatch.setitem(pages, name, lambda: SPOILT[how](whole))
    assert begins().status_code == 503


def test_a_network_that_asks_too_often_waits(settings):
    settings.SIGN_IN_LIMITS = {"council_sign_in_in_network": "2/m"}
    assert [begins().status_code for _ in range(3)] == [200, 200, 429]
