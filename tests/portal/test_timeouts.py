"""Every connection that the portal opens has its limit, from the one list of them."""

import re
import socket
import threading

import pytest
from celery import Celery
from django.conf import settings as portal_settings
from django.core.mail import get_connection
from kombu.exceptions import OperationalError

from casework.files import scanner
from foundation import timeouts
from portal.broker import broker_answers, celery_settings
from portal.database_settings import SETTINGS
from protocols.holiday_sources import gov_uk

LIMITS = {name for name in vars(timeouts) if name.isupper()}
APPS = ("casework", "foundation", "people", "portal", "protocols")


def test_every_limit_is_used():
    code = [path for app in APPS for path in (portal_settings.ROOT / app).rglob("*.py")]
    used = {name for path in code for name in re.findall(r"timeouts\.([A-Z_]+)", path.read_text())}
    assert used == LIMITS


@pytest.fixture
def given(monkeypatch):
    """The limits that connections of Python code have while they are made, sent to and read."""
    limits = set()

    def recorded(name):
        method = getattr(socket.socket, name)

        def call(self, *arguments):
            limits.add(self.gettimeout())
            return method(self, *arguments)

        monkeypatch.setattr(socket.socket, name, call)

    for name in ("connect", "sendall", "recv_into"):
        recorded(name)
    return limits


@pytest.fixture
def port():
    """One that takes connections and ends each at once."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve():
        while True:
            try:
                listener.accept()[0].close()
            except OSError:
                return

    thread = threading.Thread(target=serve)
    thread.start()
    yield listener.getsockname()[1]
    listener.shutdown(socket.SHUT_RDWR)
    listener.close()
    thread.join()


def ask_broker(port):
    assert not broker_answers(f"redis://127.0.0.1:{port}/0")


def send_task(port):
    celery = Celery("test", set_as_current=False)
    celery.config_from_object(celery_settings(f"redis://127.0.0.1:{port}/0"), namespace="CELERY")
    with celery.connection_for_write() as connection, pytest.raises(OperationalError):
        connection.ensure_connection(max_retries=1, interval_start=0, interval_step=0)


def send_mail(port):
    backend = "django.core.mail.backends.smtp.EmailBackend"
    with pytest.raises(OSError, match="onnection"):
        get_connection(backend, host="127.0.0.1", port=port).open()


def fetch_holidays(port):
    with pytest.raises(gov_uk.HolidaysUnavailable):
        gov_uk.fetched_holidays(f"http://127.0.0.1:{port}/bank-holidays.json")


def scan(port):
    with pytest.raises(scanner.ScannerDown):
        scanner.virus_in(b"x")


def ask_scanner(port):
    assert not scanner.is_answering()


@pytest.mark.parametrize(
    ("call", "limits"),
    [
        (ask_broker, {timeouts.BROKER_CHECK}),
        (send_task, {timeouts.BROKER_CONNECT, timeouts.BROKER_ANSWER}),
        (send_mail, {timeouts.MAIL}),
        (fetch_holidays, {timeouts.GOV_UK}),
        (scan, {timeouts.SCANNER_CONNECT, timeouts.SCANNER_ANSWER}),
        (ask_scanner, {timeouts.SCANNER_CONNECT}),
    ],
)
def test_each_client_waits_as_long_as_the_list_says(call, limits, given, port, settings):
    settings.CLAMAV_URL = f"tcp://127.0.0.1:{port}"
    call(port)
    assert given == limits


def test_the_database_is_waited_for_as_long_as_the_list_says():
    options = portal_settings.DATABASES["default"]["OPTIONS"]
    assert options["connect_timeout"] == timeouts.DATABASE_CONNECT
    assert options["keepalives_idle"] == timeouts.DATABASE_UNREACHABLE
    assert options["tcp_user_timeout"] == 1000 * timeouts.DATABASE_UNREACHABLE


def test_the_database_itself_ends_what_takes_longer_than_the_list_says():
    limits = {name: value for name, value in SETTINGS.items() if name.endswith("timeout")}
    assert limits == {
        "statement_timeout": f"{timeouts.STATEMENT}s",
        "lock_timeout": f"{timeouts.LOCK}s",
        "idle_in_transaction_session_timeout": f"{timeouts.IDLE_IN_TRANSACTION}s",
    }
