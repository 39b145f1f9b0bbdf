"""The door of SCIM: tokens, limits and addresses. An error is SCIM, never a page."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from people.models import ServiceAccount
from people.service_accounts.actions import end_service_account
from tests.people import named, signed_in
from tests.scim.directory import ERROR, USERS, Directory, is_error, person, token

pytestmark = pytest.mark.django_db
EVERY = ("", "Users", "Users/1", "Groups", "ServiceProviderConfig", "ResourceTypes", "Schemas")
EVERY += ("Me", "Bulk", "Users/.search", "ResourceTypes/User", "nothing/here", "Users/")


@pytest.fixture
def directory(clock):
    return Directory()


def answer_of(response):
    return response.status_code, response.content, sorted(response.headers)


def test_without_a_token_every_address_and_method_answers_alike(clock, settings):
    settings.SIGN_IN_LIMITS = {"wrong_token_in_network": "500/h"}
    stranger = Directory("")
    answers = set()
    for path in EVERY:
        for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
            response = stranger.ask(method, f"/scim/v2/{path}", person())
            answers.add((response.status_code, response.content))
    ((status, content),) = answers
    assert status == 401
    assert json.loads(content)["schemas"] == [ERROR]


def wrong_tokens(clock):
    ended, expired = token("Ended"), token("Expired", days=1)
    clock.at += timedelta(days=2)
    row = ServiceAccount.objects.get(person__name="Ended")
    end_service_account(row, by=named("petra"))
    return {"none": "", "unknown": "concordat_x", "ended": ended, "expired": expired}


def test_wrong_ended_and_expired_tokens_answer_alike_by_the_same_statements(clock):
    found = set()
    for secret in wrong_tokens(clock).values():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            response = Directory(secret).get()
        assert response["WWW-Authenticate"] == "Bearer"
        found.add((answer_of(response)[:2], len(queries)))
    assert len(found) == 1


def test_a_session_opens_nothing_and_none_is_made(directory):
    for who in ("petra", "sam"):
        assert signed_in(who).get(USERS).status_code == 401
    response = directory.post()
    assert (response.status_code, dict(response.cookies)) == (201, {})
    assert "Set-Cookie" not in response.headers
    assert response.headers["Cache-Control"] == "no-store"


def test_no_csrf_token_is_asked_for(clock):
    strict = Client(enforce_csrf_checks=True)
    headers = {"Authorization": f"bearer {token()}"}
    sent = json.dumps(person())
    response = strict.post(USERS, sent, content_type="application/json", headers=headers)
    assert response.status_code == 201


def test_wrong_tokens_of_a_network_are_slowed_and_a_right_one_is_not(directory, settings):
    settings.SIGN_IN_LIMITS = {"wrong_token_in_network": "2/h"}
    stranger = Directory("concordat_guess")
    assert [stranger.get().status_code for _ in range(4)] == [401, 401, 429, 429]
    assert is_error(stranger.get(), 429)
    assert directory.get().status_code == 200


def test_requests_of_a_token_are_limited_and_those_of_another_are_not(directory, settings):
    settings.SIGN_IN_LIMITS = {"requests_of_token": "2/h"}
    assert [directory.get().status_code for _ in range(3)] == [200, 200, 429]
    assert is_error(directory.get(), 429)
    assert directory.get()["Retry-After"]
    assert Directory(token("Another")).get().status_code == 200


def test_a_token_for_something_else_opens_nothing(clock, monkeypatch):
    secret = token()
    ServiceAccount.objects.get()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    monkeypatch.setattr("people.scim.door.Scope", type("Other", (), {"SCIM": "reading"}))
    assert Directory(secret).get().status_code == 401


def test_what_the_portal_supports_is_said(directory):
    config = directory.get("/scim/v2/ServiceProviderConfig").json()
    assert config["patch"]["supported"] is True
    assert config["bulk"]["supported"] is config["sort"]["supported"] is False
    types = directory.get("/scim/v2/ResourceTypes").json()
    assert [one["id"] for one in types["Resources"]] == ["User"]
    assert directory.get("/scim/v2/ResourceTypes/User").json()["endpoint"] == "/Users"
    schemas = directory.get("/scim/v2/Schemas").json()
    assert schemas["totalResults"] == 2
    first = schemas["Resources"][0]
    assert {one["name"] for one in first["attributes"]} >= {"userName", "active", "emails"}
    assert "password" not in {one["name"] for one in first["attributes"]}
    assert directory.get(f"/scim/v2/Schemas/{first['id']}").json() == first
    assert is_error(directory.get("/scim/v2/Schemas/urn:nothing"), 404)


def test_there_are_no_groups(directory):
    assert directory.get("/scim/v2/Groups", filter='displayName eq "x"').json()["Resources"] == []
    assert is_error(directory.ask("POST", "/scim/v2/Groups", {"displayName": "x"}), 405)


@pytest.mark.parametrize("path", ["", "Me", "Bulk", "Users/.search/x", "nothing/here"])
def test_another_address_is_404(path, directory):
    for method in ("GET", "POST", "DELETE"):
        assert is_error(directory.ask(method, f"/scim/v2/{path}", {}), 404)
    assert is_error(directory.ask("TRACE", USERS, {}), 405)
    assert is_error(directory.ask("POST", f"{USERS}/1", person()), 405)


def test_no_log_has_a_token_a_name_or_an_address(directory, caplog):
    caplog.set_level("DEBUG")
    directory.post()
    directory.find('userName eq "tariq.aziz@westhaven.example"')
    Directory("concordat_secret").get()
    text = caplog.text
    assert "event=token_refused" in text
    for word in (directory.secret, "concordat_secret", "tariq", "Tariq", "Aziz"):
        assert word not in text


def test_a_wrong_host_is_told_so_in_json(clock):
    answer = Directory().ask("GET", HTTP_HOST="elsewhere.example")
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/scim+json")
    assert answer.json()["status"] == "400"
