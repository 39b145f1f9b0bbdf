"""Links for rows that have none: those from before there was a chain, and of the demo council.

Nothing else calls this. Later a row without a link is one that was added without the portal.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, time
from itertools import islice

import psycopg
from django.db import connection, transaction
from django.utils import timezone

from evidence import tables
from evidence.folding import MOST_LINKS
from evidence.heads import make_head, write_heads_to_file
from evidence.keys import usable_keys
from evidence.links import FIRST, Link, new_link
from evidence.models import Head, SealedLink
from evidence.models import Link as LinkRow
from evidence.tables import ChainedTable, chained_tables, link_table
from evidence.verification.reading import rows_of
from evidence.writing import LINK_COLUMNS, link_rows_so_far
from foundation.turns import wait_for_turn

AT_ONCE = 10 * MOST_LINKS
COPY_TYPES = ["text", "int8", "int8", "int4", "int2", "bytea", "bytea", "bytea", "int4"]


def link_rows_from_before() -> int:
    """Only while there is neither a link nor a head. Returns how many links were written."""
    if not usable_keys():
        return 0
    with transaction.atomic():
        wait_for_turn("fold")
        if any(model.objects.exists() for model in (LinkRow, SealedLink, Head)):
            return 0
        return link_unlinked_rows()


@transaction.atomic
def link_unlinked_rows(say: Callable[[str], object] = lambda sentence: None) -> int:
    """Link every row that has no link, and fold the links if this process can sign."""
    if not usable_keys():
        return 0
    wait_for_turn("fold")
    link_rows_so_far(connection)
    written = 0
    for sealed in (False, True):
        links = (
            link
            for table in chained_tables().values()
            if table.sealed == sealed
            for link in missing_links(table)
        )
        while batch := list(islice(links, AT_ONCE)):
            copy_links(batch, sealed=sealed)
            written += len(batch)
            say(f"{written:,} rows linked")
    if usable_keys().signing:
        transaction.on_commit(write_heads_to_file)
    return written


def missing_links(table: ChainedTable) -> Iterator[Link]:
    """In the order in which each record's rows were added."""
    keys = usable_keys()
    columns = tables.read_catalogue()[table.name]
    last: tuple[int, int, bytes] = (0, 0, FIRST)
    for row in rows_of(unlinked_rows(table), large=True):
        key, record, digest, step, mac = row
        if record != last[0]:
            last = (record, step or 0, mac or FIRST)  # type: ignore[assignment]
        link = new_link(keys, table.name, key, len(columns), digest, last)  # type: ignore[arg-type]
        last = (link.record, link.step, link.mac)
        yield link


def unlinked_rows(table: ChainedTable) -> str:
    key, record = tables.quoted(table.key), tables.quoted(table.record)
    digest = tables.digest_of_row(tables.read_catalogue()[table.name], whole=True)
    return f"""
        SELECT r.key, r.record, r.digest, l.step, l.mac FROM (
            SELECT t.{key}::bigint AS key, {tables.record_of_row(table)} AS record,
                   {digest} AS digest
            FROM {tables.quoted(table.name)} t
            WHERE t.{record} IS NOT NULL AND NOT EXISTS (
                SELECT FROM {table.link_table} l
                WHERE l.table_name = '{table.name}' AND l.row_key = t.{key}
            )
        ) r LEFT JOIN LATERAL (
            SELECT step, mac FROM {table.link_table} WHERE record = r.record
            ORDER BY step DESC LIMIT 1
        ) l ON true
        ORDER BY r.record, r.key
    """


def copy_links(links: list[Link], *, sealed: bool) -> None:
    """COPY links, each part of them with the head that it is folded into."""
    statement = f"COPY {link_table(sealed)} ({LINK_COLUMNS}, head) FROM STDIN (FORMAT BINARY)"
    raw: psycopg.Connection = connection.connection
    parts = numbered_parts(links, sealed=sealed)
    with psycopg.Cursor(raw) as cursor, cursor.copy(statement.encode()) as stream:
        stream.set_types(COPY_TYPES)
        for number, part in parts:
            for link in part:
                stream.write_row((*link, number))


def numbered_parts(links: list[Link], *, sealed: bool) -> list[tuple[int | None, list[Link]]]:
    """Parts of these links with the number of a new head each; None if nothing here can sign."""
    keys = usable_keys()
    if keys.signing is None:
        return [(None, links)]
    midnight = timezone.make_aware(datetime.combine(timezone.localdate(), time()))
    at = midnight if sealed else timezone.now()
    last = Head.objects.order_by("-number").first()
    heads: list[Head] = []
    parts: list[tuple[int | None, list[Link]]] = []
    for start in range(0, len(links), MOST_LINKS):
        part = links[start : start + MOST_LINKS]
        last = make_head(keys, part, last, at)
        heads.append(last)
        parts.append((last.number, part))
    Head.objects.bulk_create(heads)
    return parts
