"""/live and /ready: by any host name and over plain http, part by part, and nothing of anybody."""

import json
from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from casework.models import Notice
from portal.models import Heartbeat
from portal.readiness import PARTS
from tests.enquiries import cases
from tests.owner import as_owner
from tests.people import named

pytestmark = pytest.mark.django_db


def beat(**ages):
    for name, age in ({"clock": 0, "worker": 0} | ages).items():
        Heartbeat.objects.record(name, timezone.now() - timedelta(seconds=age))


def asked(client, path="/ready"):
    response = client.get(path, headers={"host": "10.0.0.7:8000"})
    return response.status_code, json.loads(response.content)


@pytest.mark.parametrize("path", ["/live", "/ready", "/ready/pages", "/ready/worker"])
def test_a_probe_answers_by_address_and_over_plain_http(path, client, settings):
    settings.ALLOWED_HOSTS = ["portal.council.example"]
    settings.SECURE_SSL_REDIRECT = True
    beat()
    response = client.get(path, headers={"host": "10.0.0.7:8000"})
    assert (response.status_code, response["Cache-Control"]) == (200, "no-store")
    assert not response.cookies
    assert client.get("/help/", headers={"host": "10.0.0.7:8000"}).status_code == 400


def test_live_asks_no_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert asked(client, "/live") == (200, {"live": True})


def test_ready_says_what_works_and_nothing_else(client):
    beat(clock=20, worker=40)
    status, body = asked(client)
    seconds = body.pop("seconds")
    assert (status, body) == (200, {"ready": True} | dict.fromkeys(PARTS, True))
    assert set(seconds) == {"clock", "worker"}
    assert seconds["worker"] >= 40


def stop_worker(settings):
    beat(worker=8 * 60)


def stop_clock(settings):
    beat(clock=3 * 60)


def never_start_the_worker(settings):
    Heartbeat.objects.record("clock", timezone.now())


def stop_broker(settings):
    settings.REDIS_URL = "unix:///nowhere/valkey.sock"


def leave_a_migration_out(settings):
    with as_owner() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'portal'")


def leave_a_notice_unsent(settings):
    cases.answered()
    Notice.objects.update(due_at=timezone.now() - timedelta(minutes=16))


@pytest.mark.parametrize(
    ("harm", "part"),
    [
        (stop_worker, "worker"),
        (never_start_the_worker, "worker"),
        (stop_clock, "clock"),
        (stop_broker, "broker"),
        (leave_a_migration_out, "migrations"),
        (leave_a_notice_unsent, "notices"),
    ],
)
def test_each_part_that_does_not_work_is_named(harm, part, client, settings):
    if harm is not never_start_the_worker:
        beat()
    harm(settings)
    status, body = asked(client)
    assert status == 503
    assert [name for name in PARTS if not body[name]] == [part]
    assert asked(client, f"/ready/{part}")[0] == 503
    pages_work = part != "migrations"
    assert asked(client, "/ready/pages")[0] == (200 if pages_work else 503)
    assert client.get("/health/").status_code == 503


def test_without_a_database_it_still_answers(client, monkeypatch):
    def fail(*args):
        raise OperationalError("the server has gone")

    monkeypatch.setattr(connection, "cursor", fail)
    status, body = asked(client)
    assert status == 503
    assert [name for name in PARTS if body[name]] == ["broker"]


def test_health_says_the_same_under_the_sites_own_name(client):
    beat()
    assert client.get("/health/").json() == asked(client)[1]


@pytest.mark.parametrize("path", ["/ready/nothing", "/ready/pages/more", "/live/", "/readyish"])
def test_an_address_that_is_no_probe_is_no_page(path, client):
    client.force_login(named("clara"))
    assert client.get(path).status_code == 404


def test_a_probe_is_only_read(client):
    client.force_login(named("clara"))
    assert client.post("/ready").status_code == 404
