"""The owner of the database, for the commands that change its tables.

The portal itself connects as a role that owns nothing. Only these commands are given the owner's
address, in DATABASE_OWNER_URL.
"""

import contextlib
from collections.abc import Iterator

from django.conf import settings
from django.core.management import CommandError
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from psycopg.errors import InsufficientPrivilege


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
    wrapper = type(application)
    owner = wrapper(application.settings_dict | settings.DATABASE_OWNER, DEFAULT_DB_ALIAS)
    connections[DEFAULT_DB_ALIAS] = owner
    try:
        yield
    finally:
        owner.close()
        connections[DEFAULT_DB_ALIAS] = application
