"""A database made before the first release goes on without a step, and what it holds opens."""

import gzip
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.conf import settings
from django.db import connection

HERE = Path(__file__).parent
DUMP = HERE / "before_the_first_release.sql.gz"
NAME = "concordat_upgraded"
# What a schema is made of, as PostgreSQL itself writes it.
CATALOG = {
    "columns": """
        SELECT table_name, column_name, data_type, udt_name, is_nullable, column_default,
               character_maximum_length, is_identity
        FROM information_schema.columns WHERE table_schema = 'public'""",
    "constraints": """
        SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace""",
    "indexes": "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "triggers": "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
    "functions": """
        SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace
        AND proname LIKE 'pgtrigger%'""",
}


def plain(text):
    """A definition without casts and brackets, which a restore writes in another way."""
    return re.sub(r"::(character varying|text)(\[\])?|[()\s]", "", str(text))


def catalog(cursor):
    rows = {}
    for kind, query in CATALOG.items():
        cursor.execute(query)
        rows[kind] = {tuple(map(plain, row)) for row in cursor.fetchall() if row[0] != "cache"}
    return rows


def address(name):
    """The address of another database on the server that the tests use."""
    parts = urlsplit(os.environ["DATABASE_URL"])
    return urlunsplit(parts._replace(path=f"/{name}"))


@pytest.fixture(scope="module")
def upgraded(django_db_setup, django_db_blocker, worker_id):
    """What `reader.py` says of a database that was filled before the first release."""
    name = f"{NAME}_{worker_id}"
    with psycopg.connect(address("postgres"), autocommit=True) as server:
        server.execute(f'DROP DATABASE IF EXISTS "{name}"')
        server.execute(f'CREATE DATABASE "{name}"')
    with psycopg.connect(address(name), autocommit=True) as database:
        database.execute(gzip.decompress(DUMP.read_bytes()).decode())
    environment = os.environ | {"DATABASE_URL": address(name), "FILES_ROOT": str(HERE / "files")}
    environment.pop("TEST_TEMPLATE", None)
    reader = subprocess.run(
        [sys.executable, "-m", "tests.upgrade.reader"],
        cwd=settings.ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert reader.returncode == 0, reader.stderr
    with psycopg.connect(address(name)) as database, database.cursor() as cursor:
        yield json.loads(reader.stdout) | {"catalog": catalog(cursor)}
    with psycopg.connect(address("postgres"), autocommit=True) as server:
        server.execute(f'DROP DATABASE "{name}"')


def test_a_database_from_before_goes_on_without_a_step(upgraded):
    assert upgraded["steps"] == []


@pytest.mark.django_db
@pytest.mark.parametrize("kind", CATALOG)
def test_its_schema_is_that_of_a_new_database(upgraded, kind):
    with connection.cursor() as cursor:
        new = catalog(cursor)[kind]
    assert len(new) > 20
    assert upgraded["catalog"][kind] == new


def test_a_complaint_from_before_opens(upgraded):
    assert upgraded["stored"]["complaint"].startswith("He called me a Zanzibar")
    assert upgraded["stored"]["letters"][0] == "I have it."
    assert upgraded["stored"]["unchanged"] == {"body": True, "handling": True}


def test_tags_from_before_find_their_rows_and_are_separated(upgraded):
    tags = upgraded["stored"]["tags"]
    assert tags["shared"][0] > 0
    assert tags["shared"][1] == 0
    assert (tags["seen"][0], len(tags["seen"][1]) >= 2) == ([], True)


def test_a_file_from_before_opens(upgraded):
    assert upgraded["stored"]["file"] == ["IMG_0417.jpg", "ffd8ff"]


def test_the_history_from_before_is_read(upgraded):
    assert upgraded["stored"]["enquiry"] == "E-2026-0001"
    assert upgraded["stored"]["history"][0] == "raised"
    assert upgraded["stored"]["history"][-1] == "answered"
