"""Tampering: what someone tries who has the application's password, and PostgreSQL refuses."""

import psycopg
import pytest
from django.apps import apps
from django.db import connection
from psycopg.errors import InsufficientPrivilege

from dev.embedded import APPLICATION
from portal.privileges import ADD, privileges_by_table, privileges_of
from tests.owner import address

pytestmark = pytest.mark.django_db

# Tried on a table if the portal has no need of it there.
ROWS = {
    "INSERT": "INSERT INTO {table} DEFAULT VALUES",
    "UPDATE": 'UPDATE {table} SET "{column}" = NULL',
    "DELETE": "DELETE FROM {table}",
}
# Tried on every table.
TABLE = """
    TRUNCATE {table}
    TRUNCATE {table} CASCADE
    DROP TABLE {table}
    DROP TABLE {table} CASCADE
    ALTER TABLE {table} DISABLE TRIGGER ALL
    ALTER TABLE {table} DISABLE TRIGGER USER
    ALTER TABLE {table} RENAME TO elsewhere
    ALTER TABLE {table} SET SCHEMA pg_temp
    ALTER TABLE {table} OWNER TO concordat_app
    ALTER TABLE {table} ADD COLUMN more int
    ALTER TABLE {table} DROP COLUMN "{column}"
    ALTER TABLE {table} ALTER COLUMN "{column}" SET DEFAULT NULL
    ALTER TABLE {table} ENABLE ROW LEVEL SECURITY
    CREATE TRIGGER quiet BEFORE INSERT ON {table} EXECUTE FUNCTION \
        suppress_redundant_updates_trigger()
    CREATE RULE quiet AS ON INSERT TO {table} DO INSTEAD NOTHING
    CREATE INDEX ON {table} ("{column}")
    CREATE POLICY hidden ON {table} USING (false)
    CREATE TABLE stolen AS TABLE {table}
    CREATE TABLE refers (to_key bigint REFERENCES {table})
    CREATE TABLE heir () INHERITS ({table})
    CREATE VIEW stands_in AS TABLE {table}
    CREATE TEMPORARY TABLE {table} AS TABLE {table}
    CREATE TEMPORARY VIEW {table} AS TABLE public.{table}
    COMMENT ON TABLE {table} IS 'as good as new'
    COPY {table} FROM PROGRAM 'true'
    COPY {table} FROM '/dev/null'
    COPY {table} TO '/tmp/stolen'
    REINDEX TABLE {table}
"""
# Tried on every table of history, and every other that is only added to.
HISTORY = """
    SELECT FROM {table} FOR UPDATE
    MERGE INTO {table} USING (SELECT 1) AS x ON true WHEN MATCHED THEN DELETE
    INSERT INTO {table} TABLE {table} ON CONFLICT ({key}) \
        DO UPDATE SET "{column}" = excluded."{column}"
"""
# Tried on every trigger and its function.
TRIGGER = """
    DROP TRIGGER {trigger} ON {table}
    ALTER TABLE {table} DISABLE TRIGGER {trigger}
    ALTER TABLE {table} ENABLE REPLICA TRIGGER {trigger}
    ALTER TRIGGER {trigger} ON {table} RENAME TO other
    COMMENT ON TRIGGER {trigger} ON {table} IS 'as good as new'
    CREATE OR REPLACE TRIGGER {trigger} BEFORE UPDATE ON {table} FOR EACH ROW \
        WHEN (false) EXECUTE FUNCTION {function}()
    CREATE OR REPLACE FUNCTION {function}() RETURNS trigger AS \
        'BEGIN RETURN NEW; END' LANGUAGE plpgsql
    DROP FUNCTION {function}() CASCADE
    ALTER FUNCTION {function}() SET search_path = elsewhere
    ALTER FUNCTION {function}() OWNER TO concordat_app
    ALTER FUNCTION {function}() RENAME TO other
"""
SERVER = """
    SET session_replication_role = replica
    SET LOCAL session_replication_role = replica
    SELECT set_config('session_replication_role', 'replica', false)
    SET allow_system_table_mods = on
    SET ROLE concordat_owner
    SET LOCAL ROLE concordat_owner
    SET SESSION AUTHORIZATION concordat_owner
    SET SESSION AUTHORIZATION postgres
    GRANT concordat_owner TO concordat_app
    ALTER ROLE concordat_app SUPERUSER
    ALTER ROLE concordat_app BYPASSRLS
    ALTER ROLE concordat_app IN DATABASE {database} SET session_replication_role = replica
    ALTER ROLE concordat_owner PASSWORD 'known'
    CREATE ROLE helper
    DROP ROLE concordat_owner
    DROP OWNED BY concordat_owner
    REASSIGN OWNED BY concordat_owner TO concordat_app
    ALTER DEFAULT PRIVILEGES FOR ROLE concordat_owner GRANT ALL ON TABLES TO concordat_app
    CREATE SCHEMA shadow
    CREATE SCHEMA AUTHORIZATION concordat_app
    DROP SCHEMA public CASCADE
    ALTER SCHEMA public RENAME TO elsewhere
    ALTER SCHEMA public OWNER TO concordat_app
    CREATE TABLE public.shadow (key int)
    CREATE TEMPORARY TABLE shadow (key int)
    CREATE FUNCTION public.lower(text) RETURNS text AS 'SELECT 1' LANGUAGE sql
    CREATE FUNCTION pg_temp.lower(text) RETURNS text AS 'SELECT 1' LANGUAGE sql
    CREATE EVENT TRIGGER quiet ON ddl_command_end EXECUTE FUNCTION \
        suppress_redundant_updates_trigger()
    CREATE EXTENSION dblink
    CREATE PUBLICATION everything FOR ALL TABLES
    CREATE FOREIGN DATA WRAPPER elsewhere
    ALTER DATABASE {database} SET session_replication_role = replica
    ALTER DATABASE {database} RENAME TO elsewhere
    ALTER DATABASE {database} OWNER TO concordat_app
    ALTER DATABASE {database} SET search_path = shadow, public
    LOCK TABLE pg_catalog.pg_trigger IN ACCESS EXCLUSIVE MODE
    DELETE FROM pg_catalog.pg_trigger
    UPDATE pg_catalog.pg_trigger SET tgenabled = 'D'
    UPDATE pg_catalog.pg_class SET relowner = 'concordat_app'::regrole
    UPDATE pg_catalog.pg_proc SET prosrc = ''
    SELECT pg_read_file('PG_VERSION')
    SELECT lo_import('/etc/passwd')
    SELECT * FROM pg_authid
    SELECT pg_reload_conf()
    SELECT pg_switch_wal()
"""
# These run in no transaction.
ALONE = """
    ALTER SYSTEM SET session_replication_role = replica
    DROP DATABASE {database}
    CREATE DATABASE copied TEMPLATE {database}
"""


def listed(block):
    return [" ".join(line.split()) for line in block.strip().splitlines()]


@pytest.fixture
def intruder():
    """A connection of its own, with the application's password and not with the tests' way back."""
    with psycopg.connect(address(), autocommit=True) as login:
        assert login.execute("SELECT session_user").fetchone() == (APPLICATION,)
        yield login


def succeeded(login, statements):
    """Those that are not refused for lack of a privilege; what they did is undone."""
    done = []
    for statement in statements:
        try:
            with login.transaction(force_rollback=True):
                login.execute(statement)
        except InsufficientPrivilege:
            continue
        except psycopg.Error as error:
            done.append(f"{statement}: {error}")
        else:
            done.append(statement)
    return done


def rows(query):
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchall()


@pytest.fixture(scope="module")
def columns(django_db_setup, django_db_blocker):
    """One column of each table, its last."""
    query = """
        SELECT DISTINCT ON (relname) relname, attname FROM pg_attribute
        JOIN pg_class ON pg_class.oid = attrelid WHERE relkind = 'r' AND attnum > 0
        AND NOT attisdropped AND attgenerated = '' AND relnamespace = 'public'::regnamespace
        ORDER BY relname, attnum DESC
    """
    with django_db_blocker.unblock():
        return dict(rows(query))


def test_what_is_not_granted_on_rows_is_refused(intruder, columns):
    tried = [
        statement.format(table=table, column=columns[table])
        for table, granted in privileges_by_table().items()
        for privilege, statement in ROWS.items()
        if not any(what.startswith(privilege) for what in granted)
    ]
    assert len(tried) > 150
    assert succeeded(intruder, tried) == []


@pytest.mark.parametrize("statement", listed(TABLE))
def test_no_table_is_taken_changed_or_copied_over(statement, intruder, columns):
    tried = [statement.format(table=table, column=column) for table, column in columns.items()]
    assert len(tried) > 90
    assert succeeded(intruder, tried) == []


@pytest.mark.parametrize("statement", listed(HISTORY))
def test_no_row_that_is_only_added_is_changed_in_a_roundabout_way(statement, intruder, columns):
    tried = [
        statement.format(table=table, key=model._meta.pk.column, column=columns[table])
        for model in apps.get_models()
        if privileges_of(model) == ADD and (table := model._meta.db_table)
    ]
    assert len(tried) > 45
    assert succeeded(intruder, tried) == []


@pytest.mark.parametrize("statement", listed(TRIGGER))
def test_no_trigger_and_no_function_of_one_is_touched(statement, intruder):
    found = rows(
        "SELECT tgname, relname, proname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
        " JOIN pg_proc ON pg_proc.oid = tgfoid WHERE NOT tgisinternal"
    )
    tried = [
        statement.format(trigger=trigger, table=table, function=function)
        for trigger, table, function in found
    ]
    assert len(tried) > 80
    assert succeeded(intruder, tried) == []


@pytest.mark.parametrize("statement", listed(SERVER))
def test_nothing_of_the_server_is_touched(statement, intruder):
    database = connection.settings_dict["NAME"]
    assert succeeded(intruder, [statement.format(database=database)]) == []


@pytest.mark.parametrize("statement", listed(ALONE))
def test_nor_outside_a_transaction(statement, intruder):
    with pytest.raises(InsufficientPrivilege):
        intruder.execute(statement.format(database=connection.settings_dict["NAME"]))


def test_a_grant_to_oneself_grants_nothing(intruder):
    """PostgreSQL only warns, as the role has some privilege of the table."""
    intruder.execute("GRANT ALL ON enquiries_historicalenquiry TO concordat_app WITH GRANT OPTION")
    with pytest.raises(InsufficientPrivilege):
        intruder.execute("DELETE FROM enquiries_historicalenquiry")
    granted = "SELECT has_table_privilege(%s, 'enquiries_historicalenquiry', 'UPDATE')"
    assert intruder.execute(granted, [APPLICATION]).fetchone() == (False,)


def test_no_sequence_is_set_back(intruder):
    found = rows(
        "SELECT oid::regclass::text FROM pg_class WHERE relkind = 'S'"
        " AND relnamespace = 'public'::regnamespace"
    )
    tried = [f"SELECT setval('{name}', 1)" for (name,) in found]
    tried += [f"ALTER SEQUENCE {name} RESTART" for (name,) in found]
    assert len(tried) > 150
    assert succeeded(intruder, tried) == []
