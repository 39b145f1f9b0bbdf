"""What only the owner of the database can do: for tests that tamper with it, or empty it."""

import contextlib

from django.db import connection, transaction


@contextlib.contextmanager
def no_triggers():
    """For this block neither triggers nor foreign keys are asked."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        yield cursor
        cursor.execute("SET LOCAL session_replication_role = origin")
