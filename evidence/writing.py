"""Writing links: rows are collected while a transaction runs, and linked just before it commits."""

import logging
from collections.abc import Iterable, Sequence
from functools import cache
from typing import cast

from django.db import models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from evidence import tables
from evidence.keys import usable_keys
from evidence.links import FIRST, Link, commitment, framed_name, new_link, place_of
from evidence.tables import ChainedTable, chained_tables, link_table
from foundation.postgresql.base import DatabaseWrapper

logger = logging.getLogger(__name__)
LINK_COLUMNS = "table_name, row_key, record, step, columns, digest, previous, mac"
AT_ONCE = 10_000  # links of one statement


def collect_saved(
    sender: type[models.Model], instance: models.Model, using: str, **signal: object
) -> None:
    """After `save`: a row of a chained table was written."""
    if sender in chained_tables():
        collect(sender, [instance.pk], transaction.get_connection(using))


def collect_written(
    sender: type[models.Model], keys: Iterable[object], by: str, **signal: object
) -> None:
    """After bulk writing."""
    if sender in chained_tables():
        collect(sender, keys, transaction.get_connection(), by=by)


def collect(
    model: type[models.Model],
    keys: Iterable[object],
    connection: BaseDatabaseWrapper,
    *,
    by: str = "pk",
) -> None:
    """Remember rows until the commit; outside a transaction their links are written at once."""
    if not usable_keys():
        return
    rows = cast(DatabaseWrapper, connection).written.setdefault((model, by), {})
    for key in keys:
        rows.setdefault(key, True)
    if not connection.in_atomic_block:
        with transaction.atomic(connection.alias):
            pass


def leave_out_tampered(
    sender: type[models.Model], instance: models.Model, using: str, **signal: object
) -> None:
    """Before a chained row is saved again: if it is no longer what its last link says, it gets no
    new one, which would make good what was done to it."""
    table = chained_tables().get(sender)
    if table is None or instance._state.adding or not usable_keys():
        return
    connection = transaction.get_connection(using)
    with connection.cursor() as cursor:
        cursor.execute(newest_link_query(table), [instance.pk])
        found = cursor.fetchone()
    if found and not is_as_linked(table, instance.pk, found):
        logger.error("A row of %s was changed in the database: %s", table.name, instance.pk)
        cast(DatabaseWrapper, connection).written.setdefault((sender, "pk"), {})[instance.pk] = (
            False
        )


def newest_link_query(table: ChainedTable) -> str:
    """SQL for the last link of a row by its key, with the digest of the row as it is."""
    name, key = tables.quoted(table.name), tables.quoted(table.key)
    digest = tables.digest_of_row(tables.catalogue()[table.name], whole=True)
    return (
        f"SELECT l.record, l.step, l.columns, l.digest, {digest} FROM {name} t"
        f" JOIN {table.link_table} l ON l.table_name = '{table.name}' AND l.row_key = t.{key}"
        f" WHERE t.{key} = %s ORDER BY l.step DESC LIMIT 1"
    )


def is_as_linked(table: ChainedTable, key: int, found: tuple[int, int, int, bytes, bytes]) -> bool:
    record, step, columns, digest, row_digest = found
    if columns != len(tables.catalogue()[table.name]):
        return True  # a column was added since
    place = place_of(framed_name(table.name), key, record, step, columns)
    return commitment(usable_keys(), place, bytes(row_digest)) == bytes(digest)


def link_written_rows(connection: BaseDatabaseWrapper) -> None:
    """Links for all that was collected: one statement reads the rows, one adds the links; twice
    that where some of them are confidential and others not."""
    written = cast(DatabaseWrapper, connection).written
    for sealed in (False, True):
        groups = {
            (chained_tables()[model], by): [key for key, linked in rows.items() if linked]
            for (model, by), rows in written.items()
            if chained_tables()[model].sealed == sealed
        }
        if any(groups.values()):
            with connection.cursor() as cursor:
                add_links(cursor, links_for(cursor, groups, sealed=sealed), sealed=sealed)


def link_rows_so_far(connection: BaseDatabaseWrapper) -> None:
    """As the commit would, in the middle of a transaction; the commit links what comes after."""
    link_written_rows(connection)
    cast(DatabaseWrapper, connection).written.clear()


def links_for(
    cursor: CursorWrapper, groups: dict[tuple[ChainedTable, str], list[object]], *, sealed: bool
) -> list[Link]:
    """The next links of the records of these rows, in the order of their keys."""
    found = " UNION ALL ".join(rows_query(table, by) for table, by in groups)
    cursor.execute(
        f"SELECT r.*, l.step, l.mac FROM ({found}) r LEFT JOIN LATERAL (SELECT step, mac"
        f" FROM {link_table(sealed)} WHERE record = r.record ORDER BY step DESC LIMIT 1)"
        " l ON true ORDER BY 1, 2",
        [*groups.values()],
    )
    keys = usable_keys()
    last: dict[int, tuple[int, int, bytes]] = {}
    links = []
    for table, row, record, columns, digest, step, mac in cursor.fetchall():
        after = last.get(record) or (record, step or 0, bytes(mac) if mac else FIRST)
        link = new_link(keys, table, row, columns, bytes(digest), after)
        last[record] = (record, link.step, link.mac)
        links.append(link)
    return links


@cache
def rows_query(table: ChainedTable, by: str = "pk") -> str:
    """SQL for the table, key, record, columns and digest of rows of a table, by their keys or by
    another column."""
    columns = tables.catalogue()[table.name]
    key = tables.quoted(table.key)
    found_by = key if by == "pk" else tables.quoted(by)
    unlinked = (
        ""
        if by == "pk"
        else f" AND NOT EXISTS (SELECT FROM {table.link_table} l"
        f" WHERE l.table_name = '{table.name}' AND l.row_key = t.{key})"
    )
    digest = tables.digest_of_row(columns, whole=True)
    return (
        f"SELECT '{table.name}', t.{key}::bigint, {tables.record_of_row(table)} AS record,"
        f" {len(columns)}, {digest} FROM {tables.quoted(table.name)} t"
        f" WHERE t.{found_by} = ANY(%s) AND t.{tables.quoted(table.record)} IS NOT NULL{unlinked}"
    )


def add_links(cursor: CursorWrapper, links: Sequence[Link], *, sealed: bool) -> None:
    for start in range(0, len(links), AT_ONCE):
        cursor.execute(
            f"INSERT INTO {link_table(sealed)} ({LINK_COLUMNS})"
            " SELECT * FROM unnest(%s::text[], %s::bigint[], %s::bigint[], %s::int[],"
            " %s::smallint[], %s::bytea[], %s::bytea[], %s::bytea[])",
            [list(column) for column in zip(*links[start : start + AT_ONCE], strict=True)],
        )
