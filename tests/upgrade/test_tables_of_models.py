"""The tables that migrations come to, in the quick way of `tests/rendering.py`, are those that
Django makes of the models at once."""

import os
import subprocess
import sys

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from tests.upgrade.catalog import CATALOG, address, catalog, new_database

# What only a migration makes, or names by how it came to be.
KEYS_OF_DRAFTS = {
    "documents_documentdraft_key_bd2997c0_uniq",
    "documents_documentdraft_key_key",
    "enquiries_draft_key_372a712c_uniq",
    "enquiries_draft_key_key",
}
OF_MIGRATIONS = {
    "columns": {"auth_group_permissions.id"},  # Django's: as wide as the keys were at its migration
    "constraints": KEYS_OF_DRAFTS,
    "indexes": KEYS_OF_DRAFTS,
    "triggers": {
        "api_enquiry_changed",
        "api_enquiry_raised",
        "api_promise_changed",
        "api_promise_made",
        "api_tell_changed",
        "api_tell_raised",
        "reports_contribution_asked",
        "reports_ended",
        "reports_ended_at_once",
        "reports_letter_sent",
    },
    "functions": {"pgtrigger_goes_with_its_import_e4bb7"},  # its trigger is gone
}


def tables_of_models(name):
    with psycopg.connect(address(name), autocommit=True) as database:
        for extension in ("pg_trgm", "btree_gin"):
            database.execute(f"CREATE EXTENSION {extension}")
    environment = os.environ | {"DATABASE_URL": address(name)}
    environment.pop("TEST_TEMPLATE", None)
    command = [sys.executable, "-m", "tests.upgrade.tables"]
    subprocess.run(command, cwd=settings.ROOT, env=environment, check=True)
    with psycopg.connect(address(name)) as database, database.cursor() as cursor:
        return catalog(cursor)


def name_of(kind, row):
    if kind == "columns":
        return f"{row[0]}.{row[1]}"
    return row[1] if kind == "constraints" else row[0]


@pytest.mark.django_db
def test_migrations_come_to_the_tables_of_the_models(worker_id):
    name = f"concordat_of_models_{worker_id}"
    with new_database(name), connection.cursor() as cursor:
        made, migrated = tables_of_models(name), catalog(cursor)
    differ = {kind: {name_of(kind, row) for row in made[kind] ^ migrated[kind]} for kind in CATALOG}
    assert {
        kind: {name for name in names if not name.startswith("django_migrations")}
        for kind, names in differ.items()
    } == OF_MIGRATIONS
