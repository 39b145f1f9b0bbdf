"""Reading whole tables: binary, prepared where they are small, in pieces where they are large."""

from collections.abc import Iterator

import psycopg
from django.db import connection

PIECE = 20_000  # rows fetched at a time
PREPARED = 1_000  # statements kept prepared, more than there are tables


def rows_of(statement: str, *, large: bool = False) -> Iterator[tuple[object, ...]]:
    """The rows of a statement without parameters, as `bytes` and numbers."""
    connection.ensure_connection()
    raw: psycopg.Connection = connection.connection
    if large:
        with psycopg.ServerCursor(raw, "verification") as cursor:
            cursor.itersize = PIECE
            cursor.execute(statement.encode(), binary=True)
            yield from cursor
    else:
        raw.prepared_max = PREPARED
        with psycopg.Cursor(raw) as cursor:
            yield from cursor.execute(statement.encode(), prepare=True, binary=True)
