"""Turns: of several transactions about the same thing, one goes on at a time."""

import hashlib
from typing import TypeVar
from uuid import UUID

from django.db import connection
from django.db.models import Model, QuerySet
from django.http import Http404

M = TypeVar("M", bound=Model)


def wait_for_turn(*what: object) -> None:
    """Wait until no other transaction has the turn for these words, and keep it until this one
    ends. Whether a row is there can be asked then: nobody else is about to add it.

    For rows that a button or two tabs would add twice. An error of the database instead would be
    a page that fails, and the database would write what was typed into its log.
    """
    words = "\0".join(str(part) for part in what)
    number = hashlib.blake2b(words.encode(), digest_size=8).digest()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(%s)", [int.from_bytes(number, "big", signed=True)]
        )


def made_before(rows: QuerySet[M], key: UUID | None, **own: object) -> M | None:
    """The row that this very form made: its button was pressed twice. None if it made none.

    Raises Http404 for a key under which there is a row with other fields than its `own`: it is
    somebody else's, or belongs to another case.
    """
    if key is None:
        return None
    wait_for_turn("form", key)
    if row := rows.filter(key=key, **own).first():
        return row
    if rows.filter(key=key).exists():
        raise Http404
    return None
