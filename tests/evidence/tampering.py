"""Tamperings: what the owner of the database could do, at random, each with where it must be found.

Each takes a source of chance and a cursor, and returns where it is to be found, or None if there is
nothing here to do it to. Triggers and foreign keys are off meanwhile.
"""

import random
from collections.abc import Callable
from typing import NamedTuple

from django.db.backends.utils import CursorWrapper

from evidence import tables
from evidence.keys import ChainKeys, usable_keys
from evidence.links import Link, new_link
from evidence.tables import ChainedTable, chained_tables, models_with_history


class Where(NamedTuple):
    """The table and key, or the head, that a problem has to name; `words` it has to say."""

    table: str
    key: str = ""
    words: str = ""


Tampering = Callable[[random.Random, CursorWrapper], Where | None]
OTHER_VALUE = {
    "bigint": "coalesce({c}, 0) + 1",
    "integer": "coalesce({c}, 0) + 1",
    "smallint": "coalesce({c}, 0) + 1",
    "boolean": "NOT coalesce({c}, false)",
    "date": "coalesce({c}, '2026-01-01') + 1",
    "timestamp with time zone": "coalesce({c}, '2026-01-01') + interval '1 second'",
    "time without time zone": "coalesce({c}, '00:00') + interval '1 minute'",
    "uuid": "gen_random_uuid()",
    "jsonb": "jsonb_build_object('tampered', coalesce({c}, 'null'))",
    "bytea": "coalesce({c}, '') || '\\x00'::bytea",
    "tsvector": "coalesce({c}, '') || to_tsvector('tampered')",
}
TEXT = "CASE WHEN coalesce({c}, '') = '' THEN 'x' ELSE overlay({c} PLACING 'ẞ' FROM 1) END"


def other_value(column: str, kind: str) -> str:
    """SQL for a value that differs from the one there is."""
    return OTHER_VALUE.get(kind, TEXT).format(c=tables.quoted(column))


def some_table(chance: random.Random, cursor: CursorWrapper) -> tuple[ChainedTable, int] | None:
    """A chained table that has rows, and the key of a linked one."""
    for table in chance.sample(list(chained_tables().values()), len(chained_tables())):
        cursor.execute(
            f"SELECT row_key FROM {table.link_table} WHERE table_name = %s", [table.name]
        )
        if keys := sorted({key for (key,) in cursor.fetchall()}):
            return table, chance.choice(keys)
    return None


def some_current_row(chance: random.Random, cursor: CursorWrapper):
    for model in chance.sample(models_with_history(), len(models_with_history())):
        cursor.execute(f"SELECT id FROM {model._meta.db_table} ORDER BY id")
        if keys := [key for (key,) in cursor.fetchall()]:
            return model, chance.choice(keys)
    return None


def columns_of(table: str, *without: str) -> list[tuple[str, str]]:
    return [column for column in tables.catalogue()[table] if column[0] not in without]


def set_columns(cursor, table: str, key_column: str, key: int, columns) -> None:
    sets = ", ".join(f"{tables.quoted(c)} = {other_value(c, kind)}" for c, kind in columns)
    cursor.execute(f"UPDATE {table} SET {sets} WHERE {key_column} = %s", [key])
    assert cursor.rowcount == 1


def current_tables() -> list[str]:
    return [model._meta.db_table for model in models_with_history()]


def remove_with_links(cursor, table: ChainedTable, keys) -> None:
    cursor.execute(f"DELETE FROM {table.name} WHERE {table.key} = ANY(%s)", [keys])
    cursor.execute(
        f"DELETE FROM {table.link_table} WHERE table_name = %s AND row_key = ANY(%s)",
        [table.name, keys],
    )


def insert_copy(cursor, table: str, key_column: str, key: int) -> int:
    cursor.execute(f"SELECT max({key_column}) + 1 FROM {table}")
    new = cursor.fetchone()[0]
    names = [c for c, kind in columns_of(table, key_column)]
    listed = ", ".join(map(tables.quoted, names))
    fresh = ", ".join(
        other_value(c, kind) if c in ("key", "reference") else tables.quoted(c)
        for c, kind in columns_of(table, key_column)
    )
    cursor.execute(
        f"INSERT INTO {table} ({key_column}, {listed})"
        f" SELECT %s, {fresh} FROM {table} WHERE {key_column} = %s",
        [new, key],
    )
    return int(new)


def wrong_keys(chance: random.Random) -> ChainKeys:
    right = usable_keys()
    return ChainKeys(chance.randbytes(32), chance.randbytes(32), right.signing, right.public)


def relink(cursor, table: ChainedTable, key: int, keys: ChainKeys) -> None:
    columns = tables.catalogue()[table.name]
    cursor.execute(
        f"SELECT l.id, l.record, l.step, l.previous, {tables.digest_of_row(columns)}"
        f" FROM {table.link_table} l JOIN {table.name} t ON t.{table.key} = l.row_key"
        " WHERE l.table_name = %s AND l.row_key = %s ORDER BY l.step DESC LIMIT 1",
        [table.name, key],
    )
    pk, record, step, previous, digest = cursor.fetchone()
    after = (record, step - 1, bytes(previous))
    link: Link = new_link(keys, table.name, key, len(columns), bytes(digest), after)
    cursor.execute(
        f"UPDATE {table.link_table} SET digest = %s, mac = %s WHERE id = %s",
        [link.digest, link.mac, pk],
    )
