"""`check --deploy` refuses what would leave a live site open, each with what to do about it."""

import base64
import re
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.checks import run_checks
from django.db import DatabaseError

from portal import checks
from tests.owner import as_owner, become
from tests.portal.test_set_up import ROOT, example

FILE_KEY = base64.urlsafe_b64encode(b"k" * 32).decode()
REMOTE = {"ENGINE": "django.db.backends.postgresql", "HOST": "db.council.example", "NAME": "c"}


def ids(*found):
    return [message.id for messages in found for message in messages]


@pytest.fixture
def database(monkeypatch):
    """Another database in the settings; nothing connects to it."""

    def use(**more):
        monkeypatch.setitem(settings.DATABASES, "default", REMOTE | more)

    return use


def test_the_keys_of_the_example_are_errors(settings):
    assert ids(checks.keys_are_ones_own()) == []
    settings.SECRET_KEY = example()["SECRET_KEY"]
    assert ids(checks.keys_are_ones_own()) == ["portal.E001"]
    settings.FILE_KEYS = [FILE_KEY, example()["FILE_KEYS"]]
    assert ids(checks.keys_are_ones_own()) == ["portal.E001", "portal.E002"]


def test_a_demo_is_an_error(settings):
    assert ids(checks.demo_is_off()) == []
    settings.DEMO = True
    assert ids(checks.demo_is_off()) == ["portal.E003"]


@pytest.mark.django_db
def test_a_superuser_and_an_owner_of_the_database_are_errors():
    assert ids(checks.database_role_owns_nothing()) == []
    with as_owner():
        assert ids(checks.database_role_owns_nothing()) == ["portal.E008"]
    with as_owner("DEFAULT") as cursor:
        assert ids(checks.database_role_owns_nothing()) == ["portal.E004"]
        cursor.execute("CREATE ROLE stands_in IN ROLE concordat_owner")
        become("stands_in")
        assert ids(checks.database_role_owns_nothing()) == ["portal.E008"]
        become("DEFAULT")
        cursor.execute("DROP ROLE stands_in")


def test_without_a_database_its_role_is_nobodys_error(monkeypatch):
    def fail():
        raise DatabaseError

    monkeypatch.setattr(checks.connection, "cursor", fail)
    assert ids(checks.database_role_owns_nothing()) == []


@pytest.mark.parametrize("mode", ["", "disable", "allow", "prefer", "require"])
def test_a_database_elsewhere_must_show_its_certificate(database, mode):
    database(OPTIONS={"sslmode": mode} if mode else {})
    assert ids(checks.database_is_verified()) == ["portal.E005"]


@pytest.mark.parametrize(
    "more",
    [
        {"OPTIONS": {"sslmode": "verify-full"}},
        {"OPTIONS": {"sslmode": "verify-ca"}},
        {"HOST": "localhost"},
        {"HOST": ""},
        {"HOST": "", "OPTIONS": {"host": "/run/postgresql"}},
        {"HOST": "database"},
    ],
    ids=str,
)
def test_a_database_here_or_verified_is_no_error(database, monkeypatch, more):
    monkeypatch.setattr(settings, "HOSTS_ON_THIS_MACHINE", ["database"])
    database(**more)
    assert ids(checks.database_is_verified()) == []


@pytest.mark.parametrize("host", ["db.council.example", "localhost,db.council.example"])
def test_a_host_among_the_options_of_the_database_counts(database, host):
    database(HOST="", OPTIONS={"host": host})
    assert ids(checks.database_is_verified()) == ["portal.E005"]


@pytest.mark.parametrize(
    ("url", "is_refused"),
    [
        ("redis://queue.council.example:6379/0", True),
        ("rediss://queue.council.example:6379/0?ssl_cert_reqs=none", True),
        ("rediss://queue.council.example:6379/0?ssl_cert_reqs=CERT_OPTIONAL", True),
        ("rediss://queue.council.example:6379/0", False),
        ("rediss://queue.council.example:6379/0?ssl_cert_reqs=required", False),
        ("redis://localhost:6379/0", False),
        ("redis://valkey/0", False),
        ("unix:///run/valkey.sock", False),
    ],
)
def test_a_queue_elsewhere_must_show_its_certificate(settings, url, is_refused):
    settings.HOSTS_ON_THIS_MACHINE = ["valkey"]
    settings.REDIS_URL = url
    assert ids(checks.queue_is_verified()) == ["portal.E006"] * is_refused


@pytest.mark.parametrize(
    ("host", "tls", "is_refused"),
    [
        ("mail.council.example", {}, True),
        ("mail.council.example", {"EMAIL_USE_TLS": True}, False),
        ("mail.council.example", {"EMAIL_USE_SSL": True}, False),
        ("localhost", {}, False),
    ],
)
def test_mail_to_another_machine_is_encrypted(settings, host, tls, is_refused):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST = host
    for name, value in tls.items():
        setattr(settings, name, value)
    assert ids(checks.mail_is_encrypted()) == ["portal.E007"] * is_refused


@pytest.mark.parametrize(
    ("url", "is_refused"),
    [
        ("", False),
        ("imap://portal:secret@localhost/INBOX", False),
        ("imap://portal:secret@mail.council.example/INBOX", True),
        ("imaps://portal:secret@mail.council.example/INBOX", False),
    ],
)
def test_a_mailbox_on_another_machine_is_read_over_tls(settings, url, is_refused):
    settings.EMAIL_IN_URL = url
    assert ids(checks.mailbox_is_encrypted()) == ["portal.E021"] * is_refused


@pytest.mark.parametrize(
    ("url", "is_refused"),
    [
        ("https://login.example/token", False),
        ("http://localhost:8080/token", False),
        ("http://login.example/token", True),
    ],
)
def test_access_tokens_of_another_machine_come_over_tls(settings, url, is_refused):
    settings.EMAIL_IN_TOKEN_URL = url
    assert ids(checks.mailbox_is_encrypted()) == ["portal.E021"] * is_refused


@pytest.mark.parametrize(
    ("url", "is_refused"),
    [
        ("", False),
        ("unix:///run/clamav/clamd.ctl", False),
        ("tcp://localhost:3310", False),
        ("tcp://clamav:3310", False),
        ("tcp://scanner.council.example:3310", True),
    ],
)
def test_files_are_scanned_on_this_machine(settings, url, is_refused):
    settings.CLAMAV_URL, settings.HOSTS_ON_THIS_MACHINE = url, ["clamav"]
    assert ids(checks.scanner_is_near()) == ["portal.E009"] * is_refused


@pytest.mark.django_db
def test_each_is_a_deployment_check_and_says_what_to_do(settings):
    settings.DEMO = True
    settings.REDIS_URL = "redis://queue.council.example/0"
    found = run_checks(tags=["portal"], include_deployment_checks=True)
    assert {"portal.E003", "portal.E006"} <= {message.id for message in found}
    assert all(message.hint and message.msg.endswith(".") for message in found)
    assert not run_checks(tags=["portal"])


def checked(tmp_path, **variables):
    """The ids that the command itself finds with .env.example and these variables."""
    own = {"SECRET_KEY": "x1y2" * 20, "FILE_KEYS": FILE_KEY, "SEALING_KEY_FILE": ""}
    done = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--tag=portal"],
        cwd=ROOT,
        env={"PATH": str(tmp_path)} | example() | own | variables,
        capture_output=True,
        text=True,
    )
    return done.returncode, set(re.findall(r"\((portal\.\w+)\)", done.stderr))


def test_the_example_is_refused_for_its_keys_only(tmp_path):
    keys = {name: example()[name] for name in ("SECRET_KEY", "FILE_KEYS")}
    assert checked(tmp_path, **keys) == (1, {"portal.E001", "portal.E002"})
    assert checked(tmp_path) == (0, set())
    assert checked(tmp_path, DEMO="1") == (1, {"portal.E003"})
    elsewhere = "postgres://concordat:password@db.council.example/concordat"
    code, found = checked(tmp_path, DATABASE_URL=f"{elsewhere}?sslmode=require")
    assert (code, found) == (1, {"portal.E005"})
