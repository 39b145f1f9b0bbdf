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


def change_a_recorded_row(chance, cursor):
    table, key = some_table(chance, cursor)
    column = chance.choice(columns_of(table.name, table.key))
    set_columns(cursor, table.name, table.key, key, [column])
    return Where(table.name, str(key))


def change_a_current_row(chance, cursor):
    model, key = some_current_row(chance, cursor)
    tracked = {field.column for field in model.history.model.tracked_fields} - {"id"}
    columns = [c for c in columns_of(model._meta.db_table) if c[0] in tracked]
    set_columns(cursor, model._meta.db_table, "id", key, [chance.choice(columns)])
    return Where(model._meta.db_table, str(key))


def change_a_row_and_its_history(chance, cursor):
    """Alike, so that the two agree."""
    model, key = some_current_row(chance, cursor)
    history = model.history.model
    cursor.execute(f"SELECT max(history_id) FROM {history._meta.db_table} WHERE id = %s", [key])
    last = cursor.fetchone()[0]
    if last is None:
        return None
    tracked = {field.column for field in history.tracked_fields} - {"id"}
    column = chance.choice([c for c in columns_of(model._meta.db_table) if c[0] in tracked])
    set_columns(cursor, model._meta.db_table, "id", key, [column])
    cursor.execute(
        f"UPDATE {history._meta.db_table} SET {tables.quoted(column[0])} ="
        f" (SELECT {tables.quoted(column[0])} FROM {model._meta.db_table} WHERE id = %s)"
        " WHERE history_id = %s",
        [key, last],
    )
    return Where(history._meta.db_table, str(last))


def remove_a_recorded_row(chance, cursor):
    table, key = some_table(chance, cursor)
    cursor.execute(f"DELETE FROM {table.name} WHERE {table.key} = %s", [key])
    return Where(table.name, str(key))


def empty_a_table(chance, cursor):
    table, key = some_table(chance, cursor)
    cursor.execute(f"DELETE FROM {table.name}")
    return Where(table.name, str(key))


def remove_a_column(chance, cursor):
    table = chance.choice([table.name for table in chained_tables().values()] + current_tables())
    column, _ = chance.choice(columns_of(table))
    cursor.execute(f"ALTER TABLE {table} DROP COLUMN {tables.quoted(column)} CASCADE")
    return Where(table, "", "a column was removed")


def remove_a_table(chance, cursor):
    table = chance.choice([table.name for table in chained_tables().values()] + current_tables())
    cursor.execute(f"DROP TABLE {table} CASCADE")
    return Where(table, "", "this table was removed")


def current_tables() -> list[str]:
    return [model._meta.db_table for model in models_with_history()]


def remove_a_row_and_its_links(chance, cursor):
    table, key = some_table(chance, cursor)
    remove_with_links(cursor, table, [key])
    return Where(table.name, str(key))


def remove_with_links(cursor, table: ChainedTable, keys) -> None:
    cursor.execute(f"DELETE FROM {table.name} WHERE {table.key} = ANY(%s)", [keys])
    cursor.execute(
        f"DELETE FROM {table.link_table} WHERE table_name = %s AND row_key = ANY(%s)",
        [table.name, keys],
    )


def remove_a_current_row(chance, cursor):
    model, key = some_current_row(chance, cursor)
    cursor.execute(f"DELETE FROM {model._meta.db_table} WHERE id = %s", [key])
    return Where(model._meta.db_table, str(key))


def add_a_copy(chance, cursor):
    """A row beside the others, as if it had been written at the same time."""
    table, key = some_table(chance, cursor)
    new = insert_copy(cursor, table.name, table.key, key)
    return Where(table.name, str(new))


def add_a_copy_of_a_current_row(chance, cursor):
    model, key = some_current_row(chance, cursor)
    new = insert_copy(cursor, model._meta.db_table, "id", key)
    return Where(model._meta.db_table, str(new))


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


def swap_two_rows(chance, cursor):
    """Two rows of a table change places: each says what the other said."""
    table, key = some_table(chance, cursor)
    cursor.execute(f"SELECT {table.key} FROM {table.name} WHERE {table.key} <> %s", [key])
    others = [other for (other,) in cursor.fetchall()]
    if not others:
        return None
    other = chance.choice(sorted(others))
    for old, new in ((key, -1), (other, key), (-1, other)):
        cursor.execute(
            f"UPDATE {table.name} SET {table.key} = %s WHERE {table.key} = %s", [new, old]
        )
    return Where(table.name, str(key))


def back_date_a_row(chance, cursor):
    table, key = some_table(chance, cursor)
    times = [c for c, kind in columns_of(table.name) if kind.startswith(("timestamp", "date"))]
    if not times:
        return None
    column = tables.quoted(chance.choice(times))
    cursor.execute(
        f"UPDATE {table.name} SET {column} = {column} - interval '3 days'"
        f" WHERE {table.key} = %s AND {column} IS NOT NULL",
        [key],
    )
    return Where(table.name, str(key)) if cursor.rowcount else None


def roll_back_a_row(chance, cursor):
    """To what it was before its last change: row, history and link."""
    for model in chance.sample(models_with_history(), len(models_with_history())):
        past = model.history.model._meta.db_table
        cursor.execute(f"SELECT id FROM {past} GROUP BY id HAVING count(*) > 1 ORDER BY id")
        keys = [key for (key,) in cursor.fetchall()]
        if keys:
            return roll_back(cursor, model, chance.choice(keys))
    return None


def roll_back(cursor, model, key: int) -> Where:
    history = chained_tables()[model.history.model]
    cursor.execute(
        f"SELECT history_id FROM {history.name} WHERE id = %s ORDER BY history_date DESC,"
        " history_id DESC LIMIT 2",
        [key],
    )
    (last,), (before,) = cursor.fetchall()
    remove_with_links(cursor, history, [last])
    columns = [f.column for f in model.history.model.tracked_fields if f.column != "id"]
    sets = ", ".join(f"{tables.quoted(c)} = h.{tables.quoted(c)}" for c in columns)
    cursor.execute(
        f"UPDATE {model._meta.db_table} r SET {sets} FROM {history.name} h"
        " WHERE r.id = h.id AND h.history_id = %s",
        [before],
    )
    return Where(history.name, str(last))


def remove_a_whole_record(chance, cursor):
    model, key = some_current_row(chance, cursor)
    history = chained_tables()[model.history.model]
    cursor.execute(f"SELECT history_id FROM {history.name} WHERE id = %s", [key])
    past = sorted(row for (row,) in cursor.fetchall())
    if not past:
        return None
    remove_with_links(cursor, history, past)
    cursor.execute(f"DELETE FROM {model._meta.db_table} WHERE id = %s", [key])
    return Where(history.name, str(past[0]))


def rewrite_with_another_key(chance, cursor):
    """A row is changed, and its link is one that would be right under another key."""
    table, key = some_table(chance, cursor)
    column = chance.choice(columns_of(table.name, table.key, table.record))
    set_columns(cursor, table.name, table.key, key, [column])
    relink(cursor, table, key, wrong_keys(chance))
    return Where(table.name, str(key))


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


OF_ROWS: list[Tampering] = [
    change_a_recorded_row,
    change_a_current_row,
    change_a_row_and_its_history,
    remove_a_recorded_row,
    empty_a_table,
    remove_a_column,
    remove_a_table,
    remove_a_row_and_its_links,
    remove_a_current_row,
    add_a_copy,
    add_a_copy_of_a_current_row,
    swap_two_rows,
    back_date_a_row,
    roll_back_a_row,
    remove_a_whole_record,
    rewrite_with_another_key,
]
