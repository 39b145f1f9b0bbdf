"""Tamperings with rows, tables and columns; see tampering.py."""

from evidence import tables
from evidence.tables import chained_tables, models_with_history
from tests.evidence.tampering import (
    Tampering,
    Where,
    columns_of,
    current_tables,
    insert_copy,
    relink,
    remove_with_links,
    set_columns,
    some_current_row,
    some_table,
    wrong_keys,
)


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


def remove_a_row_and_its_links(chance, cursor):
    table, key = some_table(chance, cursor)
    remove_with_links(cursor, table, [key])
    return Where(table.name, str(key))


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
