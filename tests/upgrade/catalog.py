"""What a schema is made of, as PostgreSQL itself writes it."""

import os
import re
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

import psycopg

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


@contextmanager
def new_database(name):
    """An empty database beside those of the tests."""
    with psycopg.connect(address("postgres"), autocommit=True) as server:
        server.execute(f'DROP DATABASE IF EXISTS "{name}"')
        server.execute(f'CREATE DATABASE "{name}"')
        yield
        server.execute(f'DROP DATABASE "{name}"')
