"""What a browser may send of passkeys and codes, or somebody in its place: a sentence, no error."""

import json

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.people import signed_in
from tests.second_factors.passkeys import (
    Device,
    add_app,
    add_passkey,
    enters_code,
    enters_password,
    is_signed_in,
    question,
    rows_of,
    signed_in_by_password,
)

pytestmark = pytest.mark.django_db
DEEP = "[" * 20_000
PART = {"rawId": "YQ", "id": "YQ", "type": "public-key"}
HOSTILE = [
    "",
    "null",
    "[]",
    "7",
    '"text"',
    "{",
    DEEP,
    "x" * 40_000,
    json.dumps(PART),
    json.dumps(PART | {"response": 7}),
    json.dumps(PART | {"response": {"clientDataJSON": "YQ", "userHandle": "!!"}}),
    json.dumps(PART | {"response": {"clientDataJSON": "W1tb", "attestationObject": "9g"}}),
    json.dumps(PART | {"response": {}, "clientExtensionResults": {"credProps": [1]}}),
    json.dumps(PART | {"rawId": "\0"}),
    '{"rawId": "\\ud800", "response": {}}',
]
CODES = ["", " ", "\0", "९" * 6, "x" * 5000, "-", "0" * 39, "\u202e123456"]


@pytest.fixture(autouse=True)
def nobody_has_guessed():
    cache.clear()


@pytest.mark.parametrize("text", HOSTILE)
def test_no_passkey_is_made_or_used_of_it(text, clock):
    clara = signed_in("clara")
    clara.get(reverse("mfa_add_webauthn"))
    page = clara.post(reverse("mfa_add_webauthn"), {"name": "x", "credential": text})
    assert "Your device did not give a passkey that we can use" in page.content.decode()
    assert not rows_of("clara").exists()
    stranger = Client()
    question(stranger)
    answer = stranger.post(reverse("mfa_login_webauthn"), {"credential": text})
    assert answer.url == reverse("account_login")
    assert not is_signed_in(stranger)


def test_without_a_question_there_is_no_answer(clock):
    device, clara = Device("clara"), signed_in("clara")
    add_passkey(clara, device)
    options = {"publicKey": {"challenge": "YQ"}}
    for browser, name in ((Client(), "mfa_login_webauthn"), (clara, "mfa_add_webauthn")):
        said = device.used(options) if browser is not clara else device.made(options)
        typed = {"name": "x", "credential": json.dumps(said)}
        assert browser.post(reverse(name), typed).status_code in (200, 302)
    assert rows_of("clara").filter(type="webauthn").count() == 1


@pytest.mark.parametrize("handle", ["", "zzzzzzzzzzzzzzzzzzzzzz", "-1", "é", "\0"])
def test_a_made_up_owner_is_nobody(handle, clock, monkeypatch):
    add_passkey(signed_in("clara"), device := Device("clara"))
    monkeypatch.setattr("tests.second_factors.passkeys.user_pk_to_url_str", lambda user: handle)
    stranger = Client()
    said = json.dumps(device.used(question(stranger)))
    answer = stranger.post(reverse("mfa_login_webauthn"), {"credential": said})
    assert answer.url == reverse("account_login")
    assert not is_signed_in(stranger)


@pytest.mark.parametrize("code", CODES)
def test_no_code_is_an_error(code, clock):
    add_app(signed_in_by_password("clara"))
    browser = Client()
    enters_password(browser, "clara")
    assert "There is a problem" in enters_code(browser, code).content.decode()
    assert not is_signed_in(browser)
