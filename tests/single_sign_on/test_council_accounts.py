"""Council accounts: which account each signs in to, and that nobody is let in otherwise."""

import logging

import pytest
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.urls import reverse

from casework.models import Notice
from people.account_mail import COUNCIL_ACCOUNT, NEW_DEVICE
from people.models import User
from people.sign_in_log import logger
from people.single_sign_on.session import SIGNED_IN_BY
from tests.established import change_account
from tests.people import named
from tests.single_sign_on.issuer import OWN_WARNINGS, back_from_issuer, goes_to_issuer, signs_in

pytestmark = [pytest.mark.django_db, OWN_WARNINGS]
OMAR = {"email": "omar@westhaven.example", "email_verified": True}


@pytest.fixture
def lines(caplog):
    logger.addHandler(caplog.handler)
    caplog.set_level(logging.INFO, logger.name)
    yield lambda: [r.getMessage() for r in caplog.records if r.name == logger.name]
    logger.removeHandler(caplog.handler)


def is_in_as(browser, name):
    return browser.session.get(SESSION_KEY) == str(named(name).pk)


def is_refused(answer, browser):
    return answer.status_code == 403 and SESSION_KEY not in browser.session


def told(event, name):
    return Notice.objects.filter(event=event, addressee=named(name)).count()


def test_a_verified_address_of_somebody_invited_signs_in(issuer, lines):
    issuer.knows("o-1", **OMAR)
    browser = Client()
    answer = signs_in(browser, "o-1")
    assert (answer.status_code, answer.url) == (302, "/")
    assert is_in_as(browser, "omar")
    assert browser.session[SIGNED_IN_BY] == "sso"
    assert named("omar").sign_ins.get().way == "council-account"
    assert lines()[-1].startswith(f"event=signed_in user={named('omar').pk} ")
    assert told(COUNCIL_ACCOUNT, "omar") == 1


def test_the_page_that_was_asked_for_comes_after_it_and_no_other_site(issuer):
    issuer.knows("o-1", **OMAR)
    assert signs_in(Client(), "o-1", next="/documents/").url == "/documents/"
    assert signs_in(Client(), "o-1", next="https://evil.example/").url == "/"


def test_roles_names_and_groups_in_a_token_change_nothing(issuer):
    before = list(User.objects.order_by("pk").values())
    claims = {"roles": ["monitoring-officer", "superuser"], "groups": ["Chief Executive"]}
    claims |= {"name": "Mona Reid", "is_superuser": True, "role": "admin", "acr": "high"}
    issuer.knows("o-1", **OMAR, **claims)
    browser = Client()
    signs_in(browser, "o-1")
    after = list(User.objects.order_by("pk").values())
    for row in [*before, *after]:
        row.pop("last_login")
    assert after == before
    assert named("omar").posts_today == [named("omar").posts_today[0]]
    assert not named("omar").offices
    [kept] = SocialAccount.objects.all()
    assert (kept.uid, kept.extra_data) == ("o-1", {})
    assert not SocialToken.objects.exists()


REFUSED = {
    "council_account_unverified": {"email": "omar@westhaven.example"},
    "council_account_unverified ": {"email": "omar@westhaven.example", "email_verified": False},
    "council_account_unverified  ": {"email": "omar@westhaven.example", "email_verified": "true"},
    "council_account_unverified   ": {},
    "council_account_unverified    ": {"email": ["omar@westhaven.example"], "email_verified": True},
    "council_account_unknown": {"email": "nobody@westhaven.example", "email_verified": True},
    "council_account_unknown ": {"email": "omar@westhaven.example.evil", "email_verified": True},
    # The sign of Kelvin becomes an ordinary k in small letters.
    "council_account_unverified     ": {
        "email": "petra\u212a@westhaven.example",
        "email_verified": True,
    },
}


@pytest.mark.parametrize("why", REFUSED)
def test_nobody_else_is_let_in_and_no_account_is_made(why, issuer, lines):
    people = User.objects.count()
    issuer.knows("x-1", **REFUSED[why])
    browser = Client()
    assert is_refused(signs_in(browser, "x-1"), browser)
    assert User.objects.count() == people
    assert not SocialAccount.objects.exists()
    assert lines()[-1].startswith(f"event={why.strip()} ")
    assert "@" not in "".join(lines())


def test_the_page_is_the_same_for_an_address_with_an_account_and_for_one_without(issuer):
    change_account(named("stan"), is_active=False)
    signs_in_first = {"email": "grace@westhaven.example", "email_verified": True}
    issuer.knows("g-1", **signs_in_first)
    signs_in(Client(), "g-1")
    claims = [
        {"email": "omar@westhaven.example"},
        {"email": "nobody@westhaven.example", "email_verified": True},
        {"email": "stan@westhaven.example", "email_verified": True},
        signs_in_first,
    ]
    pages = set()
    for number, each in enumerate(claims):
        issuer.knows(f"other-{number}", **each)
        answer = signs_in(Client(), f"other-{number}")
        pages.add((answer.status_code, answer.content))
    assert len(pages) == 1
    assert pages.pop()[0] == 403


def test_an_address_is_compared_in_small_letters(issuer):
    issuer.knows("o-1", email="Omar@Westhaven.EXAMPLE", email_verified=True)
    browser = Client()
    signs_in(browser, "o-1")
    assert is_in_as(browser, "omar")


def test_the_council_vouches_for_its_own_domain_only(issuer, settings):
    settings.OIDC_VERIFIED_DOMAINS = ["westhaven.example"]
    User.objects.create_user("guest@elsewhere.example", "Gus Guest")
    issuer.knows("o-1", email="omar@westhaven.example")
    issuer.knows("g-1", email="guest@elsewhere.example")
    issuer.knows("n-1", email="nia@westhaven.example", email_verified=False)
    browser = Client()
    signs_in(browser, "o-1")
    assert is_in_as(browser, "omar")
    for subject in ("g-1", "n-1"):
        stranger = Client()
        assert is_refused(signs_in(stranger, subject), stranger)


def test_a_subject_stays_with_its_account_whatever_its_address(issuer):
    issuer.knows("o-1", **OMAR)
    signs_in(Client(), "o-1")
    for claims in ({"email": "mona@westhaven.example", "email_verified": True}, {}):
        issuer.knows("o-1", **claims)
        browser = Client()
        signs_in(browser, "o-1")
        assert is_in_as(browser, "omar")
    assert SocialAccount.objects.count() == 1


def test_another_subject_with_the_same_address_is_refused(issuer, lines):
    issuer.knows("o-1", **OMAR)
    issuer.knows("o-2", **OMAR)
    signs_in(Client(), "o-1")
    browser = Client()
    assert is_refused(signs_in(browser, "o-2"), browser)
    assert lines()[-1].startswith(f"event=council_account_is_another user={named('omar').pk} ")


def test_a_subject_of_another_issuer_is_somebody_else(issuer):
    SocialAccount.objects.create(user=named("mona"), provider="https://other.example", uid="o-1")
    issuer.knows("o-1", **OMAR)
    browser = Client()
    signs_in(browser, "o-1")
    assert is_in_as(browser, "omar")


def test_an_account_that_was_closed_is_refused(issuer):
    issuer.knows("o-1", **OMAR)
    signs_in(Client(), "o-1")
    change_account(named("omar"), is_active=False)
    browser = Client()
    assert is_refused(signs_in(browser, "o-1"), browser)


def test_a_sign_in_on_a_known_device_is_not_told_again(issuer):
    issuer.knows("o-1", **OMAR)
    browser = Client()
    signs_in(browser, "o-1")
    browser.post(reverse("account_logout"))
    device = browser.cookies[settings.DEVICE_COOKIE_NAME]
    address = goes_to_issuer(browser)
    del browser.cookies[settings.DEVICE_COOKIE_NAME]  # a strict cookie stays with its site
    browser.get(back_from_issuer(address, "o-1"))
    assert device.value
    assert told(NEW_DEVICE, "omar") == 1
    signs_in(Client(), "o-1")
    assert told(NEW_DEVICE, "omar") == 2


def test_somebody_signed_in_as_another_is_signed_out_first(issuer):
    issuer.knows("o-1", **OMAR)
    browser = Client()
    browser.force_login(named("mona"))
    browser.session.save()
    signs_in(browser, "o-1")
    assert is_in_as(browser, "omar")


def test_without_an_issuer_there_are_no_such_pages(db):
    browser = Client()
    assert browser.post(reverse("council-sign-in")).status_code == 404
    assert browser.get(reverse("council-return")).status_code == 404
    assert "council account" not in browser.get(reverse("account_login")).content.decode()


def test_a_session_by_a_council_account_ends_as_others_do(issuer, monkeypatch):
    issuer.knows("o-1", **OMAR)
    browser = Client()
    signs_in(browser, "o-1")
    monkeypatch.setattr("people.session_limits.time", later_than(settings.IDLE_SECONDS_OF_STAFF))
    assert browser.get(reverse("account")).status_code == 302


def later_than(seconds):
    from time import time

    return lambda: time() + seconds + 120


def test_signing_out_says_that_the_council_account_may_go_on(issuer):
    issuer.knows("o-1", **OMAR)
    browser = Client()
    signs_in(browser, "o-1")
    page = browser.post(reverse("account_logout"), follow=True)
    assert page.redirect_chain[-1][0] == reverse("council-signed-out")
    words = page.content.decode()
    assert "You may still be signed in to your council account" in words
    assert f"{issuer.url}/oauth2/end_session?client_id=" in words
    assert SESSION_KEY not in browser.session
    other = Client()
    other.force_login(named("omar"))
    assert other.post(reverse("account_logout")).url == "/"
