"""Links compared with their rows, and with each other along each record."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from evidence import tables
from evidence.keys import ChainKeys
from evidence.links import code_of, commitment, framed_name, leaf_of, place_of
from evidence.tables import ChainedTable, Columns, chained_tables, link_table
from evidence.verification.problem import Problem
from evidence.verification.reading import PIECE, rows_of

UNLINKED = "this row has no link: it was added without the portal"
REMOVED = "this row was removed"
CHANGED = "this row was changed"
FORGED = "this link was not written by the portal"
GAP = "the link before this one was removed or changed"
UNKNOWN = "this link is of a table that has none"
NO_COLUMN = "a column was removed from this table"


@dataclass
class Links:
    """What was read: the leaves of each head, and how many links there are in all."""

    leaves: dict[int, bytearray] = field(default_factory=dict)
    number: int = 0

    def add(self, head: int | None, leaf: bytes) -> None:
        self.number += 1
        if head is not None:
            self.leaves.setdefault(head, bytearray()).extend(leaf)


@dataclass(frozen=True)
class Counted:
    """How many links a table has, by the number of columns that they cover."""

    columns: tuple[int, ...]
    links: int


def counted_links(sealed: bool) -> dict[str, Counted]:
    found: dict[str, Counter[int]] = {}
    statement = f"SELECT table_name, columns, count(*) FROM {link_table(sealed)} GROUP BY 1, 2"
    for table, columns, number in rows_of(statement):
        found.setdefault(str(table), Counter())[int(str(columns))] += int(str(number))
    return {
        table: Counted(tuple(sorted(each)), sum(each.values())) for table, each in found.items()
    }


def check_links(keys: ChainKeys, links: Links) -> Iterator[Problem]:
    """Every chained table, row by row. `links` is filled meanwhile."""
    columns = tables.read_catalogue()
    for sealed in (False, True):
        counted = counted_links(sealed)
        for table in chained_tables().values():
            if table.sealed == sealed:
                found = counted.pop(table.name, Counted((), 0))
                yield from check_table(keys, table, columns.get(table.name, ()), found, links)
        for name in counted:
            yield from unknown_links(name, sealed)
        yield from gaps(sealed)


def check_table(
    keys: ChainKeys, table: ChainedTable, columns: Columns, counted: Counted, links: Links
) -> Iterator[Problem]:
    covered = [number for number in counted.columns if 0 < number <= len(columns)]
    if not {column for column, _ in columns} >= {table.key, table.record}:
        yield Problem(table.name, "", NO_COLUMN)
        return
    if len(covered) < len(counted.columns):
        yield Problem(table.name, "", NO_COLUMN)
    statement = joined(table, tuple(columns[:number] for number in covered) or (columns,))
    at = {number: place for place, number in enumerate(covered)}
    name = framed_name(table.name)
    for row in rows_of(statement, large=counted.links > PIECE):
        yield from check_row(keys, table.name, name, row, at, links)


@cache
def joined(table: ChainedTable, covered: tuple[Columns, ...]) -> str:
    """SQL for each link of a table next to its row, and for each without the other."""
    digests = ", ".join(tables.digest_of_row(columns) for columns in covered)
    key, record = tables.quoted(table.key), tables.quoted(table.record)
    return f"""
        SELECT l.row_key, l.record, l.step, l.columns, l.digest, l.previous, l.mac, l.head,
               l.latest, r.key, r.digests
        FROM (
            SELECT *, step = max(step) OVER (PARTITION BY row_key) AS latest
            FROM {table.link_table} WHERE table_name = '{table.name}'
        ) l FULL JOIN (
            SELECT t.{key}::bigint AS key, ARRAY[{digests}] AS digests
            FROM {tables.quoted(table.name)} t WHERE t.{record} IS NOT NULL
        ) r ON r.key = l.row_key
    """


def check_row(
    keys: ChainKeys,
    table: str,
    name: bytes,
    row: tuple[object, ...],
    at: dict[int, int],
    links: Links,
) -> Iterator[Problem]:
    row_key, record, step, columns, digest, previous, mac, head, latest, key, digests = row
    if row_key is None:
        yield Problem(table, str(key), UNLINKED)
        return
    place = place_of(name, row_key, record, step, columns)  # type: ignore[arg-type]
    links.add(head, leaf_of(place, digest, previous, mac))  # type: ignore[arg-type]
    if code_of(keys, place, digest, previous) != mac:  # type: ignore[arg-type]
        yield Problem(table, str(row_key), FORGED, head)  # type: ignore[arg-type]
    elif key is None:
        yield Problem(table, str(row_key), REMOVED, head)  # type: ignore[arg-type]
    elif latest:
        said = digests[at[columns]] if columns in at else b""  # type: ignore[index]
        if commitment(keys, place, said) != digest:
            yield Problem(table, str(row_key), CHANGED, head)  # type: ignore[arg-type]


def unknown_links(table: str, sealed: bool) -> Iterator[Problem]:
    name = table.replace("'", "''")
    statement = f"SELECT row_key, head FROM {link_table(sealed)} WHERE table_name = '{name}'"
    for row_key, head in rows_of(statement):
        yield Problem(table, str(row_key), UNKNOWN, head)  # type: ignore[arg-type]


def gaps(sealed: bool) -> Iterator[Problem]:
    """Links whose predecessor in their record is not there."""
    links = link_table(sealed)
    statement = f"""
        SELECT l.table_name, l.row_key, l.head FROM {links} l
        WHERE l.step > 1 AND NOT EXISTS (
            SELECT FROM {links} p
            WHERE p.record = l.record AND p.step = l.step - 1 AND p.mac = l.previous
        )
    """
    for table, row_key, head in rows_of(statement):
        yield Problem(str(table), str(row_key), GAP, head)  # type: ignore[arg-type]
