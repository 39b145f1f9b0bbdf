"""Signing in under attack: who is slowed down, who still gets in, and what the log says of it."""

import logging

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from casework.jobs import send_notices
from people.sign_in_limits import LIMITS, wrong_limits
from people.sign_in_log import logger, network_of
from portal.checks import sign_in_limits_are_known
from tests.established import change_account
from tests.people import named

pytestmark = pytest.mark.django_db
PASSWORD = "a long password of hers"
MONA = "mona@westhaven.example"
LOCKED = "too many attempts to sign in"
ELSEWHERE = "203.0.113.7"
OFFICE = "198.51.100.20"


def most(limit):
    return int(LIMITS[limit].partition("/")[0])


def mona_with_password():
    """Nobody has guessed yet."""
    cache.clear()
    user = named("mona")
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture(autouse=True)
def mona():
    return mona_with_password()


def sign_in(client, network, password=PASSWORD, login=MONA):
    typed = {"login": login, "password": password}
    return client.post(reverse("account_login"), typed, REMOTE_ADDR=network)


def is_locked_out(answer):
    return answer.status_code == 200 and LOCKED in answer.content.decode()


def guess(network, times, login=MONA):
    """How the portal answers each of a stranger's guesses: whether it looked at the password."""
    return [not is_locked_out(sign_in(Client(), network, "wrong", login)) for _ in range(times)]


def test_guesses_are_stopped_in_their_own_network_only():
    most_guesses = most("guess_for_account_in_network")
    assert guess(ELSEWHERE, most_guesses + 1) == [True] * most_guesses + [False]
    assert is_locked_out(sign_in(Client(), ELSEWHERE))
    assert sign_in(Client(), OFFICE).status_code == 302


def test_neighbouring_addresses_are_one_network(rf):
    most_guesses = most("guess_for_account_in_network")
    looked_at = [guess(f"203.0.113.{host}", 1)[0] for host in range(most_guesses + 1)]
    assert looked_at == [True] * most_guesses + [False]
    networks = {
        "203.0.113.7": "203.0.113.0/24",
        "::ffff:203.0.113.7": "203.0.113.0/24",
        "2001:db8:1:2::3": "2001:db8:1::/48",
    }
    for address, network in networks.items():
        assert network_of(rf.get("/", REMOTE_ADDR=address)) == network


def test_another_host_or_port_is_no_new_try(settings):
    settings.ALLOWED_HOSTS = ["testserver", "portal.example"]
    for number in range(most("guess_for_account_in_network")):
        host = ["portal.example", f"testserver:{8000 + number}"][number % 2]
        typed = {"login": MONA, "password": "wrong"}
        Client().post(reverse("account_login"), typed, REMOTE_ADDR=ELSEWHERE, HTTP_HOST=host)
    assert guess(ELSEWHERE, 1) == [False]


@pytest.mark.parametrize("spelling", ["MONA@westhaven.example", " mona@Westhaven.Example "])
def test_another_spelling_is_no_new_try(spelling):
    guess(ELSEWHERE, most("guess_for_account_in_network"))
    assert guess(ELSEWHERE, 1, spelling) == [False]


def guess_from_everywhere():
    """One after the other, as many networks as it takes; how often the password was looked at."""
    looked_at = 0
    for third in range(most("guess_for_account") + 5):
        looked_at += guess(f"192.0.{third}.9", 1) == [True]
    return looked_at


def test_many_networks_get_few_guesses_and_the_known_device_gets_in():
    laptop = Client()
    assert sign_in(laptop, OFFICE).status_code == 302
    laptop.post(reverse("account_logout"))
    assert guess_from_everywhere() == most("guess_for_account")
    assert is_locked_out(sign_in(Client(), OFFICE))
    assert sign_in(laptop, OFFICE).status_code == 302
    assert sign_in(laptop, "192.0.2.9").status_code == 302


def test_colleagues_in_the_same_network_do_not_keep_a_known_device_out():
    laptop = Client()
    sign_in(laptop, OFFICE)
    laptop.post(reverse("account_logout"))
    for number in range(most("guess_in_network")):
        guess(OFFICE, 1, f"person{number}@westhaven.example")
    assert is_locked_out(sign_in(Client(), OFFICE, login="clara@westhaven.example"))
    assert sign_in(laptop, OFFICE).status_code == 302


def test_a_stolen_device_gets_few_guesses_too():
    laptop = Client()
    sign_in(laptop, OFFICE)
    laptop.post(reverse("account_logout"))
    allowed = most("guess_on_known_device")
    answers = [sign_in(laptop, OFFICE, "wrong") for _ in range(allowed + 1)]
    assert [is_locked_out(answer) for answer in answers] == [False] * allowed + [True]
    assert sign_in(Client(), OFFICE).status_code == 302


def test_a_device_is_known_to_one_account_until_its_password_changes(mona):
    laptop = Client()
    sign_in(laptop, OFFICE)
    laptop.post(reverse("account_logout"))
    guess(OFFICE, most("guess_for_account_in_network"), "omar@westhaven.example")
    assert is_locked_out(sign_in(laptop, OFFICE, login="omar@westhaven.example"))
    mona.set_password(PASSWORD + "2")
    mona.save()
    guess(OFFICE, most("guess_for_account_in_network"))
    assert is_locked_out(sign_in(laptop, OFFICE, PASSWORD + "2"))


@pytest.mark.parametrize("forged", ["", "1", "AAAA:BBBB:CCCC", "x" * 5000, ":::"])
def test_a_forged_device_is_not_known(forged):
    guess(ELSEWHERE, most("guess_for_account_in_network"))
    stranger = Client()
    stranger.cookies[settings.DEVICE_COOKIE_NAME] = forged
    assert is_locked_out(sign_in(stranger, ELSEWHERE))


def test_the_cookie_of_a_device_names_nobody(mona):
    laptop = Client()
    cookie = sign_in(laptop, OFFICE).cookies[settings.DEVICE_COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", "/")
    other = Client()
    assert sign_in(other, OFFICE).cookies[settings.DEVICE_COOKIE_NAME].value != cookie.value
    again = sign_in(Client(), OFFICE, "wrong")
    assert settings.DEVICE_COOKIE_NAME not in again.cookies


def mailed_link(browser, mailoutbox):
    browser.post(reverse("account_reset_password"), {"email": MONA}, REMOTE_ADDR=OFFICE)
    send_notices()
    link = next(word for word in mailoutbox[-1].body.split() if "/password/" in word)
    return link.removeprefix(settings.BASE_URL)


def set_password(browser, link):
    page = browser.get(link, follow=True)
    new = {"password1": "another long password", "password2": "another long password"}
    browser.post(page.redirect_chain[-1][0], new)


def test_the_link_in_the_mail_lets_in_while_others_guess(mailoutbox):
    phone = Client()
    set_password(phone, mailed_link(phone, mailoutbox))
    guess_from_everywhere()
    assert is_locked_out(sign_in(Client(), OFFICE, "another long password"))
    assert sign_in(phone, OFFICE, "another long password").status_code == 302


def test_the_right_password_counts_for_nothing():
    right = [sign_in(Client(), OFFICE).status_code for _ in range(31)]
    assert right == [302] * 31
    assert most("guess_in_network") < 31


def test_failures_of_others_lift_no_limit():
    """There are no live limits that go because others come."""
    guess(ELSEWHERE, most("guess_for_account_in_network"))
    for number in range(400):
        cache.set(f"allauth:rl:another:{number}", [1.0], 3600)
    assert is_locked_out(sign_in(Client(), ELSEWHERE))


def test_limits_are_settable_and_a_slip_takes_none_away(settings):
    limit = "guess_for_account_in_network"
    settings.SIGN_IN_LIMITS = {limit: "2/m"}
    assert guess(ELSEWHERE, 3) == [True, True, False]
    slips = ("0/m", "many", "2", "2/", "-1/m", "2/0m", "2/m/ip", "2/m,9999/s")
    for number, slip in enumerate(slips):
        settings.SIGN_IN_LIMITS = {limit: slip, "guess_in_newtork": "2/m"}
        assert wrong_limits() == sorted([limit, "guess_in_newtork"])
        assert guess(f"198.18.{number}.7", 1) == [True]
    cache.clear()
    assert guess(ELSEWHERE, most(limit) + 1) == [True] * most(limit) + [False]
    assert ids_of_checks() == ["portal.E020"]


def ids_of_checks():
    return [message.id for message in sign_in_limits_are_known()]


def logged_sign_ins(caplog):
    logger.addHandler(caplog.handler)
    caplog.set_level(logging.INFO, logger.name)
    yield lambda: [r.getMessage() for r in caplog.records if r.name == logger.name]
    logger.removeHandler(caplog.handler)


@pytest.fixture
def lines(caplog):
    yield from logged_sign_ins(caplog)


def test_the_log_says_who_signed_in_failed_and_was_slowed_down(lines, mona):
    client = Client()
    sign_in(client, OFFICE)
    client.post(reverse("account_logout"))
    sign_in(Client(), ELSEWHERE, "my secret", "nobody@westhaven.example")
    guess(ELSEWHERE, most("guess_for_account_in_network") + 1)
    mona_is = f"user={mona.pk} roles=monitoring-officer"
    assert lines()[:3] == [
        f"event=signed_in {mona_is} network=198.51.100.0/24",
        f"event=signed_out {mona_is} network=127.0.0.0/24",
        "event=failed user=- roles=- network=203.0.113.0/24",
    ]
    assert {line.split()[0] for line in lines()[3:-1]} == {"event=failed"}
    assert lines()[-1] == f"event=throttled {mona_is} network=203.0.113.0/24"
    written = "\n".join(lines())
    for secret in ("mona", "westhaven", "wrong", "secret", PASSWORD, ELSEWHERE, "Okafor"):
        assert secret not in written


def test_who_types_their_password_again_is_logged_and_so_is_a_wrong_one(lines, mona):
    client = Client(REMOTE_ADDR=OFFICE)
    sign_in(client, OFFICE)
    for password in (PASSWORD, "wrong"):
        client.post(reverse("account_reauthenticate"), {"password": password})
    events = [line.split()[:2] for line in lines()[1:]]
    mona_is = f"user={mona.pk}"
    assert events == [["event=signed_in_again", mona_is], ["event=failed", mona_is]]


def test_sign_ins_have_a_log_of_their_own(settings):
    of_sign_in = settings.LOGGING["loggers"]["concordat.sign_in"]
    assert of_sign_in == {"handlers": ["sign_in"], "propagate": False}
    assert settings.LOGGING["handlers"]["sign_in"]["formatter"] == "sign_in"


def test_a_deactivated_account_is_logged_and_stays_out(mona, lines):
    sign_in(Client(), OFFICE)
    change_account(mona, is_active=False)
    assert lines()[-1] == f"event=sessions_ended user={mona.pk} sessions=1"
    client = Client()
    answer = sign_in(client, OFFICE)
    assert answer.url == reverse("account_inactive")
    assert lines()[-1].startswith(f"event=inactive user={mona.pk} ")
    assert settings.DEVICE_COOKIE_NAME not in client.cookies


def test_too_many_new_passwords_are_refused_on_a_page_of_ours(mona):
    client = Client()
    sign_in(client, OFFICE)
    wrong = {"oldpassword": "wrong", "password1": "x", "password2": "y"}
    answers = [client.post(reverse("account_change_password"), wrong) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429]
    page = answers[-1].content.decode()
    assert "Wait a few minutes, then try again." in page
    assert 'class="govuk-heading-l"' in page
