"""The owner of the database, for the commands that change its tables.

The portal itself connects as a role that owns nothing. Only these commands are given the owner's
address, in DATABASE_OWNER_URL.
"""

import contextlib
import time
from collections.abc import Iterator

from django.conf import settings
from django.core.management import CommandError
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper
from psycopg.errors import InsufficientPrivilege

TURN = 8_020_217  # the number by which commands that change the tables know each other


@contextlib.contextmanager
def as_owner() -> Iterator[None]:
    """Within this block the thread's connection is the owner's, if there is an address of one."""
    try:
        with owners_connection() if settings.DATABASE_OWNER else contextlib.nullcontext():
            yield
    except (DatabaseError, CommandError) as error:
        if not is_for_owner_only(error):
            raise
        raise CommandError(
            "Only the owner of the tables can do this. Give this command, and no other process of "
            "the portal, the owner’s address in DATABASE_OWNER_URL."
        ) from error


def is_for_owner_only(error: BaseException | None) -> bool:
    """Whether PostgreSQL refused it for lack of a privilege."""
    return error is not None and (
        isinstance(error, InsufficientPrivilege)
        or is_for_owner_only(error.__cause__ or error.__context__)
    )


@contextlib.contextmanager
def owners_connection() -> Iterator[None]:
    application = connections[DEFAULT_DB_ALIAS]
    owner = new_connection()
    connections[DEFAULT_DB_ALIAS] = owner
    try:
        yield
    finally:
        owner.close()
        connections[DEFAULT_DB_ALIAS] = application


def new_connection() -> BaseDatabaseWrapper:
    """Another one than the thread's, the owner's if there is an address of one."""
    application = connections[DEFAULT_DB_ALIAS]
    return type(application)(application.settings_dict | settings.DATABASE_OWNER, DEFAULT_DB_ALIAS)


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Wait until no other process changes the tables, and keep the turn until this block ends.

    The turn is that of a session, so it has a connection of its own. A pool in front of the
    database would give the application's to others. It asks again each second, because who waits
    within a statement keeps an index from being made. It gives the turn back before it closes the
    connection, as the server goes on holding it for a moment after a client has gone.
    """
    turn = new_connection()
    try:
        with turn.cursor() as cursor:
            while not has_turn(cursor):
                time.sleep(1)
            try:
                yield
            finally:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [TURN])
    finally:
        turn.close()


def has_turn(cursor: CursorWrapper) -> bool:
    cursor.execute("SELECT pg_try_advisory_lock(%s)", [TURN])
    return bool(cursor.fetchone()[0])
