"""A database made before the first release goes on without a step, and what it holds opens."""

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from tests.upgrade.catalog import CATALOG, address, catalog, new_database

HERE = Path(__file__).parent
DUMP = HERE / "before_the_first_release.sql.gz"
NAME = "concordat_upgraded"


@pytest.fixture(scope="module")
def upgraded(django_db_setup, django_db_blocker, worker_id):
    """What `reader.py` says of a database that was filled before the first release."""
    name = f"{NAME}_{worker_id}"
    with new_database(name):
        with psycopg.connect(address(name), autocommit=True) as database:
            database.execute(gzip.decompress(DUMP.read_bytes()).decode())
        yield read(name)


def read(name):
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
        return json.loads(reader.stdout) | {"catalog": catalog(cursor)}


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
