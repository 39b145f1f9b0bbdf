"""The second step of signing in: passkeys, codes used once, guesses, and what a reset leaves."""

import json

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from casework.models import Notice
from people import account_mail
from people.models import SignIn, SignInWay
from people.sign_in_limits import LIMITS
from tests.people import PASSWORD, named
from tests.second_factors.passkeys import (
    Device,
    add_app,
    add_passkey,
    code_shown,
    enters_code,
    enters_password,
    is_signed_in,
    question,
    recovery_codes_of,
    sign_in_with,
    signed_in_by_password,
)

pytestmark = pytest.mark.django_db
HALF_MINUTE = 30


@pytest.fixture(autouse=True)
def nobody_has_guessed():
    cache.clear()


def last_way():
    """As the sign-ins on record say it."""
    return SignIn.objects.latest("pk").way


def later(clock, seconds=2 * HALF_MINUTE):
    clock.at = clock.at.fromtimestamp(clock.at.timestamp() + seconds, clock.at.tzinfo)


@pytest.fixture
def phone():
    return Device("clara")


@pytest.fixture
def with_passkey(phone, clock):
    browser = signed_in_by_password("clara")
    add_passkey(browser, phone)
    return browser


@pytest.fixture
def secret(clock):
    """Of the app of Clara, who set it up a minute ago."""
    made = add_app(signed_in_by_password("clara"))
    later(clock)
    return made


def at_second_step():
    browser = Client()
    enters_password(browser, "clara")
    return browser


def most(limit):
    return int(LIMITS[limit].partition("/")[0])


def test_a_passkey_signs_in_without_address_and_password(with_passkey, phone):
    browser = Client()
    answer = sign_in_with(browser, phone)
    assert (answer.status_code, answer.url) == (302, "/")
    assert is_signed_in(browser)
    assert last_way() == SignInWay.PASSKEY


def test_a_passkey_leads_to_the_page_that_was_asked_for(with_passkey, phone):
    assert sign_in_with(Client(), phone, next="/documents/").url == "/documents/"
    assert sign_in_with(Client(), phone, next="https://elsewhere.example/").url == "/"


def test_a_password_alone_no_longer_signs_in(with_passkey):
    browser = at_second_step()
    assert not is_signed_in(browser)
    page = browser.get(reverse("mfa_authenticate")).content.decode()
    assert "Use your passkey" in page
    assert "Recovery code" in page


def test_a_passkey_is_the_second_step_after_a_password(with_passkey, phone):
    browser = at_second_step()
    options = browser.get(reverse("mfa_authenticate")).context["js_data"]["request_options"]
    browser.post(reverse("mfa_authenticate"), {"credential": json.dumps(phone.used(options))})
    assert is_signed_in(browser)
    assert last_way() == SignInWay.PASSWORD_AND_PASSKEY


@pytest.mark.parametrize(
    "impostor",
    [
        Device("clara"),
        Device("clara", origin="https://portal.westhaven.example.evil.example"),
        Device("omar"),
    ],
    ids=["another key", "another site", "of somebody else"],
)
def test_a_passkey_that_is_not_the_account_s_is_refused(impostor, with_passkey, phone):
    impostor.name = phone.name
    if impostor.origin != phone.origin:
        impostor.key = phone.key
    browser = Client()
    sign_in_with(browser, impostor)
    assert not is_signed_in(browser)
    page = browser.get(reverse("account_login")).content.decode()
    assert "Your passkey was not accepted" in page


def test_an_answer_is_good_for_its_own_question_only(with_passkey, phone):
    listener, browser = Client(), Client()
    overheard = json.dumps(phone.used(question(browser)))
    question(listener)
    listener.post(reverse("mfa_login_webauthn"), {"credential": overheard})
    assert not is_signed_in(listener)
    browser.post(reverse("mfa_login_webauthn"), {"credential": overheard})
    browser.post(reverse("account_logout"))
    question(browser)
    browser.post(reverse("mfa_login_webauthn"), {"credential": overheard})
    assert not is_signed_in(browser)


def test_without_fingerprint_or_pin_a_passkey_signs_nobody_in(with_passkey, phone):
    phone.flags = Device("clara", verifies=False).flags
    browser = Client()
    sign_in_with(browser, phone)
    assert not is_signed_in(browser)


def test_nobody_signs_in_with_the_passkey_of_a_closed_account(with_passkey, phone):
    clara = named("clara")
    clara.is_active = False
    clara.save()
    browser = Client()
    assert sign_in_with(browser, phone).url == reverse("account_inactive")
    assert not is_signed_in(browser)


def test_a_code_of_the_app_signs_in_once(secret):
    code = code_shown(secret)
    browser = at_second_step()
    enters_code(browser, code)
    assert is_signed_in(browser)
    assert last_way() == SignInWay.PASSWORD_AND_APP
    listener = at_second_step()
    page = enters_code(listener, code).content.decode()
    assert "has been used already" in page
    assert not is_signed_in(listener)


def test_the_code_that_set_the_app_up_signs_nobody_in(clock):
    browser = signed_in_by_password("clara")
    secret = add_app(browser)
    again = at_second_step()
    enters_code(again, code_shown(secret))
    assert not is_signed_in(again)


@pytest.mark.parametrize(("ahead", "is_good"), [(-2, False), (-1, True), (1, True), (2, False)])
def test_a_clock_may_be_half_a_minute_wrong(ahead, is_good, secret):
    browser = at_second_step()
    enters_code(browser, code_shown(secret, ahead))
    assert is_signed_in(browser) is is_good


def test_a_code_older_than_one_that_was_used_is_refused(secret):
    enters_code(at_second_step(), code_shown(secret, 1))
    browser = at_second_step()
    enters_code(browser, code_shown(secret))
    assert not is_signed_in(browser)


def test_a_recovery_code_signs_in_once_and_its_owner_is_told(secret):
    code = recovery_codes_of("clara")[3]
    browser = at_second_step()
    enters_code(browser, f"{code[:4]} {code[4:]}")
    assert is_signed_in(browser)
    assert last_way() == SignInWay.PASSWORD_AND_CODE
    assert Notice.objects.filter(event=account_mail.CODE_USED, addressee=named("clara")).exists()
    again = at_second_step()
    enters_code(again, code)
    assert not is_signed_in(again)
    assert len(recovery_codes_of("clara")) == 9


def guesses(code, times):
    """Whether the portal looked at each of a stranger's codes."""
    answers = [enters_code(at_second_step(), code).content.decode() for _ in range(times)]
    return ["too many wrong codes" not in page for page in answers]


def test_few_codes_can_be_guessed_and_the_owners_device_gets_in(secret):
    laptop = at_second_step()
    enters_code(laptop, code_shown(secret))
    laptop.post(reverse("account_logout"))
    cache.clear()
    allowed = most("code_for_account_in_network")
    assert guesses("000000", allowed + 1) == [True] * allowed + [False]
    stranger = at_second_step()
    enters_code(stranger, code_shown(secret, 1))
    assert not is_signed_in(stranger)
    enters_password(laptop, "clara")
    enters_code(laptop, code_shown(secret, 1))
    assert is_signed_in(laptop)


def test_guesses_at_codes_keep_no_colleague_out(secret, clock):
    guesses("000000", most("code_for_account") + 1)
    omar = add_app(signed_in_by_password("omar"))
    later(clock)
    browser = Client()
    enters_password(browser, "omar")
    enters_code(browser, code_shown(omar))
    assert is_signed_in(browser)


def test_an_office_of_three_hundred_asks_for_passkeys_in_one_minute():
    assert all(question(Client()) for _ in range(300))
    answer = Client().get(reverse("mfa_login_webauthn"), HTTP_ACCEPT="application/json")
    assert answer.status_code == 429


def test_while_passwords_are_off_a_passkey_signs_nobody_in(with_passkey, phone, settings):
    browser = Client()
    said = json.dumps(phone.used(question(browser)))
    settings.LOCAL_PASSWORDS = False
    for send in (browser.get, browser.post):
        assert send(reverse("mfa_login_webauthn"), {"credential": said}).status_code == 404
    assert not is_signed_in(browser)
    assert "passkey" not in browser.get(reverse("account_login")).content.decode()


def test_a_new_password_leaves_the_second_step(secret):
    reset = Client()
    words = account_mail.password_link(named("clara"), "").body
    path = next(word for word in words.split() if "/password/" in word).partition("//")[2]
    page = reset.get("/" + path.partition("/")[2], follow=True)
    new = {"password1": PASSWORD + " two", "password2": PASSWORD + " two"}
    reset.post(page.redirect_chain[-1][0], new)
    typed = {"login": named("clara").email, "password": PASSWORD + " two"}
    answer = reset.post(reverse("account_login"), typed)
    assert answer.url == reverse("mfa_authenticate")
    assert not is_signed_in(reset)
    enters_code(reset, code_shown(secret))
    assert is_signed_in(reset)


def test_the_second_step_needs_the_first(secret):
    browser = Client()
    assert browser.get(reverse("mfa_authenticate")).url == reverse("account_login")
    assert enters_code(browser, code_shown(secret)).url == reverse("account_login")
    assert not is_signed_in(browser)
