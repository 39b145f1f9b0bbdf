"""What a person sees when the database is busy or away: a page in words, with what was typed."""

import contextlib
import hashlib
import logging
from datetime import date
from uuid import uuid4

import psycopg
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection, connections

from people.models import Absence
from tests.owner import address
from tests.people import named
from tests.protocols.pages import form_values, text_of

pytestmark = pytest.mark.django_db
ABSENCE = "/people/absence/"


@pytest.fixture
def client(client):
    client.raise_request_exception = False
    return client


@contextlib.contextmanager
def turn_taken(*what):
    """Another connection has the turn for these words, see foundation.turns."""
    number = hashlib.blake2b("\0".join(map(str, what)).encode(), digest_size=8).digest()
    with psycopg.connect(address(role="postgres"), autocommit=True) as other:
        key = int.from_bytes(number, "big", signed=True)
        other.execute("SELECT pg_advisory_lock(%s)", [key])
        yield


def limit(name, value):
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL {name} = '{value}'")


def typed():
    days = zip(("starts_on", "ends_on"), (date(2026, 12, 1), date(2026, 12, 4)), strict=True)
    boxes = {f"{n}_{part}": getattr(d, part) for n, d in days for part in ("day", "month", "year")}
    return {"key": str(uuid4()), **boxes}


@pytest.mark.parametrize("name", ["lock_timeout", "statement_timeout"])
def test_what_was_typed_while_another_held_the_lock_is_sent_again(name, client, clock):
    client.force_login(named("mona"))
    limit(name, "50ms")
    sent = typed()
    with turn_taken("absences"):
        busy = client.post(ABSENCE, sent)
    limit(name, "0")
    assert busy.status_code == 503
    assert (busy["Retry-After"], busy["Cache-Control"]) == ("10", "no-store")
    assert "Nothing you typed is lost" in text_of(busy)
    assert not Absence.objects.exists()
    kept = form_values(busy)
    assert kept == {key: str(value) for key, value in sent.items()}
    assert client.post(ABSENCE, kept).status_code == 302
    assert Absence.objects.count() == 1


def away(*args, **more):
    raise OperationalError("the server has gone")


@pytest.fixture
def no_database(client, monkeypatch):
    """It goes when Omar has signed in."""
    client.force_login(named("omar"))
    monkeypatch.setattr(type(connections["default"]), "_cursor", away)


def test_text_of_any_kind_comes_back_as_it_was(client, no_database):
    text = 'Line one\r\n"quoted" <b>& é</b>'
    files = SimpleUploadedFile("plan.pdf", b"x")
    sent = {"text": text, "to": ["a", "b"], "files": files, "csrfmiddlewaretoken": "t0ken"}
    page = client.post("/enquiries/1/answer/", sent)
    assert page.status_code == 503
    html = page.content.decode()
    assert "Line one\r\n&quot;quoted&quot; &lt;b&gt;&amp; é&lt;/b&gt;" in html
    assert html.count('name="to"') == 2
    assert 'name="csrfmiddlewaretoken" value="t0ken"' in html  # the page has none of its own
    assert 'type="file" multiple id="file-1" name="files"' in html
    assert "Choose your files again" in html


def test_without_a_database_every_page_says_so(client, no_database):
    for path in ("/", "/enquiries/", "/sign-in/"):
        page = client.get(path)
        assert page.status_code == 503, path
        assert "open this page again" in text_of(page)


def test_a_password_is_not_put_on_the_page(client, no_database):
    page = client.post("/sign-in/", {"login": "clara@westhaven.example", "password": "quagmire"})
    assert page.status_code == 503
    assert "quagmire" not in page.content.decode()
    assert "open this page again" in text_of(page)


def test_what_cannot_be_read_is_no_second_fault(client, no_database):
    page = client.post("/enquiries/1/answer/", b"x", content_type="multipart/form-data; boundary=")
    assert page.status_code in (400, 503)


def test_a_fault_of_ours_is_no_busy_database_and_has_a_number(client, monkeypatch, caplog):
    def fail(*args, **more):
        raise ValueError("a fault of ours")

    monkeypatch.setattr("portal.views.render", fail)
    with caplog.at_level(logging.ERROR):
        page = client.get("/help/")
    assert page.status_code == 500
    assert f"give the number {page['X-Request-ID']}" in text_of(page)
