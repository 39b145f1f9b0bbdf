"""Where somebody is signed in: their own sessions alone, ended one by one or all but this one."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from people.own_sessions.device import device_words
from portal.jobs import clear_sessions
from tests.people import named

pytestmark = pytest.mark.django_db
PASSWORD = "a long password of hers"
PAGE = "own-sessions"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1"
EDGE = "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0"


def signed_in_on(user_agent, who="mona"):
    user = named(who)
    if not user.check_password(PASSWORD):
        user.set_password(PASSWORD)
        user.save()
    browser = Client(HTTP_USER_AGENT=user_agent)
    browser.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    return browser


def key_of(browser):
    return browser.cookies[settings.SESSION_COOKIE_NAME].value


def row_of(browser):
    return UserSession.objects.get(session_key=key_of(browser)).pk


def is_signed_in(browser):
    return browser.get(reverse("account")).status_code == 200


def text_of(response):
    return " ".join(response.content.decode().split())


def test_each_device_is_shown_and_this_one_is_marked(clock):
    phone, desk = signed_in_on(IPHONE), signed_in_on(EDGE)
    page = text_of(desk.get(reverse(PAGE)))
    assert "Safari on iPhone" in page
    assert "Edge on Windows" in page
    assert page.count("This device") == 1
    assert page.count("Sign out there") == 1
    assert is_signed_in(phone)


def test_one_other_session_is_ended_at_once(clock):
    phone, desk = signed_in_on(IPHONE), signed_in_on(EDGE)
    desk.post(reverse(PAGE), {"end": row_of(phone)})
    assert not is_signed_in(phone)
    assert is_signed_in(desk)
    assert "Safari on iPhone" not in text_of(desk.get(reverse(PAGE)))


def test_all_others_are_ended_and_this_one_stays(clock):
    phone, tablet, desk = (signed_in_on(IPHONE) for _ in range(3))
    desk.post(reverse(PAGE), {"end": "others"})
    assert [is_signed_in(browser) for browser in (phone, tablet, desk)] == [False, False, True]


def test_nobody_sees_or_ends_the_session_of_another(clock):
    ada = signed_in_on(IPHONE, "ada")
    mona = signed_in_on(EDGE)
    assert "iPhone" not in text_of(mona.get(reverse(PAGE)))
    mona.post(reverse(PAGE), {"end": row_of(ada)})
    mona.post(reverse(PAGE), {"end": "others"})
    assert is_signed_in(ada)


def test_pressed_twice_it_ends_once(clock):
    phone, desk = signed_in_on(IPHONE), signed_in_on(EDGE)
    row = row_of(phone)
    for _ in range(2):
        assert desk.post(reverse(PAGE), {"end": row}).status_code == 302


@pytest.mark.parametrize("typed", ["", "-1", "x", "²", "9" * 40])
def test_what_is_no_session_is_not_found(typed, clock):
    assert signed_in_on(EDGE).post(reverse(PAGE), {"end": typed}).status_code == 404


def test_what_has_run_out_is_not_shown_and_is_forgotten(clock):
    phone, desk = signed_in_on(IPHONE), signed_in_on(EDGE)
    past = timezone.now() - timedelta(days=1)
    Session.objects.filter(pk=key_of(phone)).update(expire_date=past)
    assert "iPhone" not in text_of(desk.get(reverse(PAGE)))
    clear_sessions()
    assert UserSession.objects.filter(session_key=key_of(phone)).count() == 0
    assert UserSession.objects.filter(session_key=key_of(desk)).count() == 1


@pytest.mark.parametrize(
    ("says", "words"),
    [
        (IPHONE, "Safari on iPhone"),
        (EDGE, "Edge on Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0", "Firefox on Linux"),
        ("", "A browser"),
        ("curl/8", "A browser"),
    ],
)
def test_a_device_is_named_in_words(says, words):
    assert device_words(says) == words
