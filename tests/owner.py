"""What only the owner of the database can do: for tests that tamper with it, or empty it.

The suite connects as a superuser and becomes the application's role for the session, so that each
test has its rights and no others. Only that superuser can end it, and only here.
"""

import contextlib
import os
from urllib.parse import urlsplit, urlunsplit

from django.db import connection, transaction

from dev.embedded import APPLICATION, OWNER


def become(role):
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL SESSION AUTHORIZATION {role}")


@contextlib.contextmanager
def as_owner(role=OWNER):
    """For this block the connection has the rights of the tables' owner, or of another role."""
    with transaction.atomic(), connection.cursor() as cursor:
        become(role)
        yield cursor
        become(APPLICATION)


@contextlib.contextmanager
def no_triggers():
    """For this block neither triggers nor foreign keys are asked."""
    with as_owner("DEFAULT") as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        yield cursor
        cursor.execute("SET LOCAL session_replication_role = origin")


def own_database():
    """This worker's copy gets what a copy of tables lacks: its owner, and what others cannot do."""
    name = connection.ops.quote_name(connection.settings_dict["NAME"])
    with as_owner("DEFAULT") as cursor:
        cursor.execute(f"ALTER DATABASE {name} OWNER TO {OWNER}")
        cursor.execute(f"REVOKE ALL ON DATABASE {name} FROM PUBLIC")
        cursor.execute(f"GRANT CONNECT ON DATABASE {name} TO {APPLICATION}")


def address(database=None, role=APPLICATION):
    """Where another process finds this test's database, or another one, in a role of its own."""
    parts = urlsplit(os.environ["DATABASE_URL"])
    server = parts.netloc.rpartition("@")[2]
    name = database or connection.settings_dict["NAME"]
    return urlunsplit(parts._replace(netloc=f"{role}@{server}", path=f"/{name}"))
