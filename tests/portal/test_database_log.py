"""PostgreSQL's own log: a statement that fails leaves nothing there of what was typed."""

import psycopg
import pytest

from dev.embedded import Postgres
from portal.database_settings import SETTINGS, setting_statements
from tests.servers import temporary_root

PLANTED = ("Zanzibar", "Quagmire")


@pytest.fixture(scope="module")
def server():
    with temporary_root() as root:
        server = Postgres(root / "postgres", durable=False).start()
        with psycopg.connect(server.url("postgres"), autocommit=True) as superuser:
            for statement in setting_statements("postgres"):
                superuser.execute(statement)
        yield server
        server.stop()


def failing(connection, statement, *values):
    with pytest.raises(psycopg.Error):
        connection.execute(statement, values)


@pytest.mark.parametrize("cursor", [psycopg.Cursor, psycopg.ClientCursor])
def test_a_statement_that_fails_leaves_nothing_typed_in_the_log(cursor, server):
    with psycopg.connect(
        server.url("postgres"), cursor_factory=cursor, autocommit=True
    ) as connection:
        connection.execute("DROP TABLE IF EXISTS letter")
        connection.execute("CREATE TABLE letter (key text UNIQUE, body text CHECK (body <> ''))")
        letter = "INSERT INTO letter VALUES (%s, %s)"
        connection.execute(letter, PLANTED)
        failing(connection, letter, *PLANTED)  # a DETAIL would have the key, a STATEMENT the text
        failing(connection, letter, PLANTED[0] * 2, "")
        failing(connection, "UPDATE letter SET body = %s, key = key || 1 / 0", PLANTED[1])
    log = server.log.read_text()
    assert "duplicate key value" in log
    assert [word for word in PLANTED if word in log] == []


def test_every_session_starts_with_the_settings_of_the_database(server):
    with psycopg.connect(server.url("postgres")) as session:
        for name, value in SETTINGS.items():
            found = session.execute(f"SHOW {name}").fetchone()
            session.execute(f"SET {name} = '{value}'")
            assert session.execute(f"SHOW {name}").fetchone() == found
