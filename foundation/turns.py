"""Turns: of several transactions about the same thing, one goes on at a time."""

import hashlib

from django.db import connection


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
