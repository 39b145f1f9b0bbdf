"""The requirement of a second step: who it is for, until when, and what is open after that."""

from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from people.second_factors.required_roles import unknown_words
from people.single_sign_on.session import COUNCIL_ACCOUNT, SIGNED_IN_BY
from portal.checks import second_factors_are_asked_of_known_roles
from tests.people import named, signed_in
from tests.second_factors.passkeys import (
    Device,
    add_app,
    add_passkey,
    is_signed_in,
    rows_of,
    signed_in_by_password,
)

pytestmark = pytest.mark.django_db
SENTENCE = "The council requires a second step when you sign in"


@pytest.fixture(autouse=True)
def nobody_has_guessed():
    cache.clear()


def home_of(browser):
    return " ".join(browser.get("/", follow=True).content.decode().split())


def after_grace(clock, who="omar"):
    """A browser of somebody who first signed in on 1 December, on 15 December."""
    signed_in_by_password(who)
    clock.set(2026, 12, 15, 10)
    return signed_in_by_password(who)


def test_an_officer_has_fourteen_days_from_the_first_sign_in(clock):
    page = home_of(signed_in_by_password("omar"))
    assert f"{SENTENCE}. You can do without until the end of Monday 14 December." in page
    clock.set(2026, 12, 10, 10)
    assert "Monday 14 December" in home_of(signed_in_by_password("omar"))
    assert named("omar").second_factor_last_day == date(2026, 12, 14)
    clock.set(2026, 12, 14, 23)
    assert signed_in_by_password("omar").get("/").status_code == 200


def test_the_day_is_kept_with_the_account_once(clock):
    for _ in range(2):
        signed_in_by_password("omar")
    reasons = named("omar").history.values_list("history_change_reason", flat=True)
    assert list(reasons).count("asked for a second factor") == 1


def test_after_that_only_setting_one_up_is_open(clock):
    browser = after_grace(clock)
    for path in ("/", "/documents/", reverse("account"), "/admin/"):
        assert browser.get(path).url == reverse("mfa_index")
    page = browser.get(reverse("mfa_index")).content.decode()
    assert "Before you go on, add a passkey or an authenticator app." in page
    for name in ("help", "mfa_add_webauthn", "mfa_activate_totp", "stay-signed-in"):
        assert browser.get(reverse(name)).status_code in (200, 204)
    assert browser.post("/enquiries/raise/", {"text": "x"}).url == reverse("mfa_index")
    browser.post(reverse("account_logout"))
    assert not is_signed_in(browser)


def test_who_has_set_one_up_goes_on_to_the_page_they_wanted(clock):
    browser = after_grace(clock)
    browser.get("/documents/?q=harbour")
    add_app(browser)
    assert (
        "/documents/?q=harbour" in browser.get(reverse("mfa_view_recovery_codes")).content.decode()
    )
    assert browser.get("/documents/").status_code == 200


def test_one_set_up_on_another_device_opens_this_one(clock):
    browser = after_grace(clock)
    assert browser.get("/").status_code == 302
    add_app(signed_in("omar"))
    assert browser.get("/").status_code == 200


def test_nothing_typed_is_lost_at_midnight(clock):
    """Somebody who signed in on the last day finishes what they do."""
    signed_in_by_password("omar")
    clock.set(2026, 12, 14, 20)
    browser = signed_in_by_password("omar")
    clock.set(2026, 12, 15, 1)
    assert browser.get("/").status_code == 200


def test_a_councillor_is_offered_one_and_asked_for_none(clock):
    browser = after_grace(clock, "clara")
    assert browser.get("/").status_code == 200
    assert SENTENCE not in home_of(browser)
    assert named("clara").second_factor_last_day is None
    assert "Second step when you sign in" in browser.get(reverse("account")).content.decode()


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        (["officers"], {"omar", "mona", "petra", "sam"}),
        (["councillors"], {"clara"}),
        (["monitoring-officer"], {"mona"}),
        ([], set()),
    ],
)
def test_the_council_says_of_which_roles(words, asked, settings, clock):
    settings.SECOND_FACTOR_REQUIRED_OF = words
    people = {"omar", "mona", "petra", "sam", "clara"}
    assert {who for who in people if SENTENCE in home_of(signed_in_by_password(who))} == asked


def test_without_grace_it_is_asked_for_at_once(settings, clock):
    settings.SECOND_FACTOR_GRACE_DAYS = 0
    assert signed_in_by_password("omar").get("/").url == reverse("mfa_index")


def test_a_word_that_is_no_role_is_found_by_the_checks(settings):
    settings.SECOND_FACTOR_REQUIRED_OF = ["officers", "wizards"]
    assert unknown_words() == ["wizards"]
    [found] = second_factors_are_asked_of_known_roles()
    assert "wizards" in found.msg
    settings.SECOND_FACTOR_REQUIRED_OF = ["officers", "monitoring-officer"]
    assert second_factors_are_asked_of_known_roles() == []


def by_council_account(browser):
    session = browser.session
    session[SIGNED_IN_BY] = COUNCIL_ACCOUNT
    session.save()
    return browser


@pytest.mark.parametrize("name", ["mfa_add_webauthn", "mfa_activate_totp"])
def test_who_has_a_council_account_sets_up_none_here(name, clock):
    browser = by_council_account(signed_in("omar"))
    answer = browser.get(reverse(name))
    assert answer.status_code == 403
    assert "You signed in with your council account" in answer.content.decode()
    assert "Add a passkey" not in browser.get(reverse("mfa_index")).content.decode()


def test_the_last_factor_stays_with_an_officer_and_not_with_a_councillor(clock):
    omar, clara = signed_in("omar"), signed_in("clara")
    for browser in (omar, clara):
        add_app(browser)
    refused = omar.post(reverse("mfa_deactivate_totp"))
    assert refused.status_code == 403
    assert "Add another passkey or an authenticator app" in refused.content.decode()
    clara.post(reverse("mfa_deactivate_totp"))
    assert not rows_of("clara").exists()
    add_passkey(omar, Device("omar"))
    omar.post(reverse("mfa_deactivate_totp"))
    assert {row.type for row in rows_of("omar")} == {"webauthn", "recovery_codes"}


def test_a_page_asks_the_database_nothing_about_it(clock):
    counts = []
    for browser in (signed_in_by_password("omar"), signed_in("omar")):
        browser.get(reverse("account"))
        with CaptureQueriesContext(connection) as asked:
            browser.get(reverse("account"))
        counts.append(len(asked))
    assert counts[0] == counts[1]
