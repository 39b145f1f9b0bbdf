"""How long somebody stays signed in: without a page, and in all."""

from time import time

import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client
from django.urls import reverse

from people.session_limits import BEGAN, SECONDS_NOT_WRITTEN, SEEN
from tests.people import PASSWORD, named, signed_in
from tests.test_sign_in import logged_sign_ins

pytestmark = pytest.mark.django_db
HOME = "/"
STAFF, MEMBERS = settings.IDLE_SECONDS_OF_STAFF, settings.IDLE_SECONDS_OF_MEMBERS


def session_of(client):
    return SessionStore(client.cookies[settings.SESSION_COOKIE_NAME].value)


def been_away(client, seconds, *, mark=SEEN):
    """As if the last page, or the sign-in, was so long ago."""
    session = session_of(client)
    session[mark] = int(time()) - seconds
    session.save()
    return client


def is_signed_out(response):
    return response.status_code == 302 and response.url.startswith(reverse("account_login"))


@pytest.mark.parametrize(("who", "limit"), [("omar", STAFF), ("clara", MEMBERS)])
def test_somebody_who_stays_away_is_signed_out(who, limit, clock):
    close = been_away(signed_in(who), limit - SECONDS_NOT_WRITTEN)
    assert close.get(HOME).status_code == 200
    away = been_away(signed_in(who), limit + SECONDS_NOT_WRITTEN)
    assert is_signed_out(away.get(HOME))
    assert is_signed_out(away.get(HOME))


def test_a_councillor_has_longer_than_an_officer(clock):
    assert STAFF < MEMBERS
    assert been_away(signed_in("clara"), STAFF + 120).get(HOME).status_code == 200
    assert is_signed_out(been_away(signed_in("omar"), STAFF + 120).get(HOME))


def test_each_page_begins_the_time_again(clock):
    client = been_away(signed_in("omar"), STAFF // 2)
    client.get(HOME)
    assert session_of(client)[SEEN] > time() - STAFF // 4


def test_a_public_page_does_not_begin_the_time_again(clock):
    client = been_away(signed_in("omar"), STAFF // 2)
    client.get(reverse("help"))
    assert session_of(client)[SEEN] < time() - 60


def test_a_page_within_a_minute_writes_nothing(clock, django_assert_num_queries):
    client = signed_in("omar")
    address = reverse("stay-signed-in")
    with django_assert_num_queries(2):  # session, person
        assert client.get(address).status_code == 204


def test_nobody_stays_longer_than_a_day_of_work(clock):
    client = been_away(signed_in("clara"), settings.SESSION_COOKIE_AGE, mark=BEGAN)
    assert is_signed_out(client.get(HOME))


def test_using_the_portal_does_not_make_the_session_longer(clock):
    client = been_away(signed_in("clara"), settings.SESSION_COOKIE_AGE - 600, mark=BEGAN)
    client.get(HOME)
    began = session_of(client)[BEGAN]
    assert began < time() - settings.SESSION_COOKIE_AGE // 2


def test_signing_in_begins_both(client, clock):
    user = named("clara")
    user.set_password(PASSWORD)
    user.save()
    browser = Client()
    browser.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    session = session_of(browser)
    assert session[BEGAN] > time() - STAFF
    assert session[SEEN] > time() - STAFF // 4


def test_what_was_typed_is_kept_for_the_one_who_typed_it(clock):
    client = signed_in("clara")
    began = client.get(reverse("enquiries:raise"), follow=True)
    address, form = began.redirect_chain[-1][0], began.context["form"]
    typed = {"signed_for": form["signed_for"].value(), "about": "A long text about a kerb"}
    been_away(client, MEMBERS + 120)
    assert is_signed_out(client.post(address, typed))
    session = session_of(client)
    assert "A+long+text+about+a+kerb" in str(session.load())


@pytest.fixture
def lines(caplog):
    yield from logged_sign_ins(caplog)


def test_a_session_that_ran_out_is_logged_without_a_name(clock, lines):
    been_away(signed_in("omar"), STAFF + 120).get(HOME)
    ran_out = {line for line in lines() if "ran_out" in line}
    assert len(ran_out) == 1
    assert "Haddad" not in ran_out.pop()


def test_the_page_says_its_limit_only_to_those_signed_in(client, clock):
    assert f'data-idle="{MEMBERS}"' in signed_in("clara").get(HOME).content.decode()
    assert f'data-idle="{STAFF}"' in signed_in("omar").get(HOME).content.decode()
    assert "data-idle" not in client.get(reverse("help")).content.decode()
