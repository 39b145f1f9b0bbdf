"""Signing in again with the council's account: as oneself, and just now."""

import time
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.authentication import get_authentication_records
from django.test import Client
from django.urls import reverse

from tests.people import named
from tests.single_sign_on.issuer import (
    OWN_WARNINGS,
    back_from_issuer,
    goes_to_issuer,
    signs_in,
)

pytestmark = [pytest.mark.django_db, OWN_WARNINGS]


@pytest.fixture
def desk(issuer):
    for name in ("omar", "mona"):
        issuer.knows(name, email=f"{name}@westhaven.example", email_verified=True)
    desk = Client()
    signs_in(desk, "omar")
    return desk


def signs_in_again(desk, subject="omar", **typed):
    return desk.get(back_from_issuer(goes_to_issuer(desk, "council-again", **typed), subject))


def times_again(desk, rf):
    request = rf.get("/")
    request.session, request.user = desk.session, named("omar")
    records = get_authentication_records(request, request.user)
    return len([record for record in records if record.get("reauthenticated")])


def test_who_signs_in_again_just_now_goes_on_where_they_were(desk, issuer, rf):
    issuer.changes = {"auth_time": int(time.time())}
    answer = signs_in_again(desk, next="/documents/")
    assert (answer.status_code, answer.url) == (302, "/documents/")
    assert times_again(desk, rf) == 1


def test_the_issuer_is_asked_for_a_sign_in_of_the_last_five_minutes(desk):
    asked = parse_qs(urlsplit(goes_to_issuer(desk, "council-again")).query)
    assert (asked["prompt"], asked["max_age"]) == (["login"], ["300"])


@pytest.mark.parametrize(
    "changes", [{"auth_time": None}, {"auth_time": 1}, {"auth_time": "now"}, {"auth_time": True}]
)
def test_an_issuer_that_only_found_its_own_session_has_shown_nothing(changes, desk, issuer, rf):
    issuer.changes = changes
    assert signs_in_again(desk).status_code == 403
    assert times_again(desk, rf) == 0


def test_somebody_else_at_the_same_desk_is_refused(desk, issuer, rf):
    issuer.changes = {"auth_time": int(time.time())}
    assert signs_in_again(desk, "mona").status_code == 403
    assert times_again(desk, rf) == 0
    signs_in(Client(), "mona")
    assert signs_in_again(desk, "mona").status_code == 403
    assert times_again(desk, rf) == 0


def test_an_answer_to_a_sign_in_is_none_to_signing_in_again(desk, issuer, rf):
    issuer.changes = {"auth_time": int(time.time())}
    signs_in(desk, "omar")
    assert times_again(desk, rf) == 0


def test_the_way_to_sign_in_again_is_the_council_account(desk):
    page = desk.get(reverse("account_reauthenticate") + "?next=/documents/")
    if page.status_code == 302:
        page = desk.get(page.url)
    assert "council account" in page.content.decode()


def test_the_page_leads_back_and_is_not_there_for_others(desk):
    page = desk.get(reverse("council-again") + "?next=/documents/").content.decode()
    assert 'name="next" value="/documents/"' in page
    other = Client()
    other.force_login(named("grace"))
    assert other.get(reverse("council-again")).status_code == 403
    assert other.post(reverse("council-again")).status_code == 403


def test_who_has_a_password_only_signs_in_again_with_it(issuer):
    desk = Client()
    desk.force_login(named("grace"))
    page = desk.get(reverse("account_reauthenticate"))
    assert page.status_code == 200
