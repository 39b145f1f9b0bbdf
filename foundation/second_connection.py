"""A second connection to the database: for what others see before a long transaction has ended."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper


@contextmanager
def second_connection() -> Iterator[BaseDatabaseWrapper]:
    """Each statement on it is committed at once, whatever becomes of the transaction on the first.
    It waits for rows that the first has locked, so it is only for others."""
    second = connections.create_connection(DEFAULT_DB_ALIAS)
    try:
        yield second
    finally:
        second.close()
