"""The door of the API: tokens, scopes, limits, https, methods, entity tags and problems."""

from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from people.models import ApiScope, CallCount, ServiceAccount
from people.service_accounts.actions import end_service_account
from tests.api.programs import ENQUIRIES, FIGURES, Program, is_problem, token_of
from tests.enquiries import cases
from tests.people import named, signed_in
from tests.scim.directory import USERS, Directory, token

pytestmark = pytest.mark.django_db
EVERY = (ENQUIRIES, FIGURES, f"{ENQUIRIES}/E-2026-0001", f"{FIGURES}/2026-3", "/api/v1/")
EVERY += ("/api/v1/nothing/here",)


@pytest.fixture
def program(clock):
    return Program()


def test_without_a_token_every_address_and_method_answers_alike(clock, settings):
    settings.SIGN_IN_LIMITS = {"wrong_token_in_network": "500/h"}
    stranger, answers = Program(secret=""), set()
    for path in EVERY:
        for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
            answer = stranger.ask(path, method)
            assert answer["WWW-Authenticate"] == "Bearer"
            answers.add((answer.status_code, answer.content))
    assert len(answers) == 1
    assert is_problem(answer, 401, "the token of a service account that works")


def test_wrong_ended_expired_and_other_tokens_answer_alike_by_the_same_statements(clock):
    ended, expired = token_of(*ApiScope, name="Ended"), token_of(*ApiScope, name="Old", days=1)
    directory = token()
    clock.at += timedelta(days=2)
    end_service_account(ServiceAccount.objects.get(person__name="Ended"), by=named("petra"))
    found = set()
    for secret in ("", "concordat_x", ended, expired, directory):
        with CaptureQueriesContext(connection) as queries:
            answer = Program(secret=secret).ask()
        found.add((answer.status_code, answer.content, len(queries)))
    assert len(found) == 1


def test_a_token_of_the_api_does_not_open_the_directory(program):
    assert Directory(program.secret).get(USERS).status_code == 401


def test_a_session_opens_nothing_and_none_is_made(program):
    for who in ("petra", "dev", "sam"):
        assert signed_in(who).get(ENQUIRIES).status_code == 401
    answer = program.ask()
    assert "Set-Cookie" not in answer.headers
    assert not answer.cookies


@pytest.mark.parametrize("scope", ApiScope)
def test_a_scope_opens_its_own_addresses_and_no_others(scope, clock):
    cases.raised()
    program = Program(scope)
    for path, wanted in ((ENQUIRIES, ApiScope.ENQUIRIES), (FIGURES, ApiScope.FIGURES)):
        answer = program.ask(path)
        if scope == wanted:
            assert answer.status_code == 200
        else:
            assert is_problem(answer, 403, wanted)
    one = program.ask(f"{ENQUIRIES}/E-2026-0001").status_code
    assert one == (200 if scope == ApiScope.ENQUIRIES else 403)
    quarter = program.ask(f"{FIGURES}/2026-3").status_code
    assert quarter == (200 if scope == ApiScope.FIGURES else 403)


def test_an_ended_account_opens_nothing_from_the_next_request_on(program):
    assert program.ask().status_code == 200
    end_service_account(ServiceAccount.objects.get(), by=named("petra"))
    assert is_problem(program.ask(), 401)


def test_requests_of_a_token_are_limited(program, settings):
    settings.SIGN_IN_LIMITS = {"requests_of_token": "2/h"}
    assert [program.ask().status_code for _ in range(3)] == [200, 200, 429]
    assert is_problem(program.ask(), 429)
    assert program.ask()["Retry-After"] == "60"
    assert Program(name="Other").ask().status_code == 200


def test_wrong_tokens_of_a_network_are_slowed_and_a_right_one_is_not(program, settings):
    settings.SIGN_IN_LIMITS = {"wrong_token_in_network": "2/h"}
    stranger = Program(secret="concordat_guess")
    assert [stranger.ask().status_code for _ in range(3)] == [401, 401, 429]
    assert program.ask().status_code == 200


def test_every_call_is_counted_also_one_that_is_refused(program, settings, clock):
    settings.SIGN_IN_LIMITS = {"requests_of_token": "2/h"}
    for _ in range(3):
        program.ask()
    clock.next_day()
    Program(ApiScope.FIGURES, name="Other").ask()
    counted = CallCount.objects.order_by("account", "day").values_list(
        "account__person__name", "number"
    )
    assert list(counted) == [("CRM", 3), ("Other", 1)]


def test_plain_http_is_refused_and_not_redirected(program, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert is_problem(program.ask(), 403, "Use https")
    headers = {"Authorization": f"Bearer {program.secret}"}
    assert program.client.get(ENQUIRIES, headers=headers, secure=True).status_code == 200


def test_it_is_only_read(program):
    for path in EVERY[:4]:
        for method in ("POST", "PUT", "PATCH", "DELETE", "OPTIONS"):
            answer = program.ask(path, method)
            assert is_problem(answer, 405, "Use GET")
            assert "GET" in answer["Allow"]
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(ENQUIRIES, headers={"Authorization": f"Bearer {program.secret}"})
    assert is_problem(answer, 405)


@pytest.mark.parametrize("path", EVERY[4:])
def test_another_address_is_404(path, program):
    assert is_problem(program.ask(path), 404)


def test_an_answer_has_a_tag_and_is_not_sent_twice(program, clock):
    enquiry = cases.raised()
    first = program.ask()
    again = program.ask(headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert first["Cache-Control"] == "private, no-cache"
    cases.actions.withdraw(enquiry, text="Solved", by=named("clara"), key=cases.uuid4())
    changed = program.ask(headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert changed["ETag"] != first["ETag"]


def test_what_goes_wrong_in_the_portal_is_a_problem_too(program, monkeypatch):
    def busy(*args, **named):
        raise OperationalError("canceling statement due to statement timeout")

    def broken(*args, **named):
        raise ValueError("Resurfacing of Harbour Road")

    monkeypatch.setattr("api.enquiries.number_changes", busy)
    answer = program.ask()
    assert is_problem(answer, 503)
    assert answer["Retry-After"]
    monkeypatch.setattr("api.enquiries.number_changes", broken)
    answer = program.ask()
    assert is_problem(answer, 500)
    assert "Harbour" not in answer.content.decode()
    assert is_problem(program.client.get(ENQUIRIES, HTTP_HOST="elsewhere.example"), 400)


def test_no_log_has_a_token_a_reference_or_a_query(program, caplog):
    caplog.set_level("DEBUG")
    enquiry = cases.raised()
    program.ask(f"{ENQUIRIES}/{enquiry.reference}")
    program.ask(cursor="secret-cursor")
    text = "\n".join(record.getMessage() for record in caplog.records)
    assert "/api/v1/enquiries/<reference>" in text
    for word in (program.secret, enquiry.reference, "secret-cursor"):
        assert word not in text
