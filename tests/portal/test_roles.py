"""The two roles: what prepares the database acts as its owner, and nothing that stays does."""

import base64
import os
import subprocess
import sys

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from dev.embedded import APPLICATION, OWNER, ROLES
from foundation import owner
from tests.owner import address

pytestmark = pytest.mark.django_db
DATABASE = "concordat_roles"
OWN_KEYS = {"SECRET_KEY": "x" * 60, "FILE_KEYS": base64.urlsafe_b64encode(b"k" * 32).decode()}
START = {
    "web": ["-c", "import portal.wsgi"],
    "worker": ["-m", "celery", "--app=portal", "worker", "--pool=solo"],
    "clock": ["-m", "celery", "--app=portal", "beat", "--scheduler=celery.beat:Scheduler"],
}


@pytest.fixture(scope="module")
def database(django_db_setup, django_db_blocker, worker_id):
    """A database of its own with the tables of the template, and the roles as a superuser makes
    them there."""
    name = f"{DATABASE}_{worker_id}"
    with django_db_blocker.unblock():
        template = connection.settings_dict["TEST"]["TEMPLATE"]
    with psycopg.connect(address("postgres", "postgres"), autocommit=True) as server:
        server.execute(f'DROP DATABASE IF EXISTS "{name}"')
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        with psycopg.connect(address(name, "postgres")) as superuser:
            superuser.execute(ROLES.read_bytes())
        yield name
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def started(arguments, **variables):
    environment = {"DJANGO_SETTINGS_MODULE": "portal.settings", "DATABASE_OWNER_URL": ""}
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=settings.ROOT,
        env=os.environ | environment | OWN_KEYS | variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def asked(database, question):
    with psycopg.connect(address(database, "postgres")) as superuser:
        return superuser.execute(question).fetchall()


def test_prepare_acts_as_the_owner_and_can_be_run_twice_at_once(database):
    with psycopg.connect(address(database, "postgres")) as superuser:
        superuser.execute(f"GRANT ALL ON enquiries_historicalenquiry TO {APPLICATION}")
        superuser.execute(f"REVOKE ALL ON people_user FROM {APPLICATION}")
        superuser.execute("DROP TABLE cache")
    addresses = {
        "DATABASE_URL": address(database),
        "DATABASE_OWNER_URL": address(database, OWNER),
    }
    both = [started(["manage.py", "prepare"], **addresses) for _ in range(2)]
    for process in both:
        output, _ = process.communicate(timeout=120)
        assert process.returncode == 0, output
    granted = "SELECT has_table_privilege('concordat_app', '{}', '{}')"
    assert asked(database, granted.format("enquiries_historicalenquiry", "UPDATE")) == [(False,)]
    assert asked(database, granted.format("people_user", "UPDATE")) == [(True,)]
    made = "SELECT tableowner FROM pg_tables WHERE tablename = 'cache'"
    assert asked(database, made) == [(OWNER,)]
    limits = "SELECT setconfig FROM pg_db_role_setting JOIN pg_database d ON d.oid = setdatabase"
    assert (
        "statement_timeout=20s" in asked(database, f"{limits} WHERE datname = '{database}'")[0][0]
    )
    owned = f"SELECT count(*) FROM pg_class WHERE relowner = '{APPLICATION}'::regrole"
    assert asked(database, owned) == [(0,)]


def test_what_prepares_the_database_waits_for_another_that_does(monkeypatch):
    """With a session of its own, which no pool and no broken connection takes from it."""
    with psycopg.connect(address(role="postgres"), autocommit=True) as other:

        def has_turn():
            question = "SELECT pg_try_advisory_lock(%s)"
            return other.execute(question, [owner.TURN]).fetchone()[0]

        def other_ends(seconds):
            waited.append(seconds)
            other.execute("SELECT pg_advisory_unlock(%s)", [owner.TURN])

        waited = []
        monkeypatch.setattr(owner.time, "sleep", other_ends)
        assert has_turn()
        with owner.one_at_a_time():
            assert waited == [1]
            assert not has_turn()
            holder = other.execute(
                "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = %s", [owner.TURN]
            ).fetchone()[0]
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_backend_pid()")
                assert cursor.fetchone()[0] != holder
        assert has_turn()


def test_without_the_owner_what_is_its_own_is_refused_with_a_sentence(database):
    with psycopg.connect(address(database, "postgres")) as superuser:
        superuser.execute("DROP TABLE cache")
    process = started(["manage.py", "prepare"], DATABASE_URL=address(database))
    output, _ = process.communicate(timeout=120)
    assert process.returncode != 0
    assert "CommandError: Only the owner of the tables can do this." in output
    assert "Traceback" not in output


@pytest.mark.parametrize(
    ("process", "role", "reason"),
    [
        ("web", "postgres", "as a superuser, who can change history"),
        ("worker", OWNER, "owns tables, so it can change history"),
        ("clock", OWNER, "owns tables, so it can change history"),
    ],
)
def test_nothing_starts_that_could_change_history(process, role, reason, database):
    refused = started(START[process], DATABASE_URL=address(database, role))
    output, _ = refused.communicate(timeout=60)
    assert refused.returncode not in (0, None)
    assert reason in output
    assert "docs/roles.sql" in output


def test_nothing_starts_with_the_owners_address(database):
    both = {"DATABASE_URL": address(database), "DATABASE_OWNER_URL": address(database, OWNER)}
    refused = started(START["web"], **both)
    assert "does not need the address of the owner" in refused.communicate(timeout=60)[0]
    assert refused.returncode != 0


def test_the_web_server_starts_as_the_portals_role(database):
    web = started(START["web"], DATABASE_URL=address(database))
    assert web.communicate(timeout=60) == ("", None)
    assert web.returncode == 0


def test_compose_gives_the_owners_password_to_what_ends_only():
    text = (settings.ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    everyone, services = text.split("\nservices:\n")
    for name in ("DATABASE_OWNER_URL", "POSTGRES_PASSWORD", "POSTGRES_OWNER_PASSWORD"):
        assert f'\n  {name}: ""\n' in everyone
    prepare, _, rest = services.partition("\n  web:\n")
    assert "DATABASE_OWNER_URL: postgres://concordat_owner:" in prepare
    portal = rest.partition("\n  database:\n")[0]
    assert "OWNER" not in portal
    assert "prepare: {condition: service_completed_successfully}" in portal
