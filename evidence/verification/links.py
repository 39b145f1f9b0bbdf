"""Links compared with their rows, and with each other along each record."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from evidence import tables
from evidence.keys import ChainKeys
from evidence.links import code_of, commitment, framed_name, leaf_of, place_of
from evidence.tables import ChainedTable, Columns, chained_tables, link_table
from evidence.verification.problem import Problem
from evidence.verification.reading import PIECE, rows_of
from evidence.verification.shape import NO_COLUMN, NO_TABLE

UNLINKED = "this row has no link: it was added without the portal"
REMOVED = "this row was removed"
CHANGED = "this row was changed"
FORGED = "this link was not written by the portal"
REPEATED = "this link is there twice"
GAP = "the link before this one was removed or changed"
UNKNOWN = "this link is of a table that has none"


@dataclass
class Links:
    """What was read: the leaves of each head, and how many links and heads there are in all."""

    leaves: dict[int, bytearray] = field(default_factory=dict)
    number: int = 0
    heads: int = 0

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


def check_links(keys: ChainKeys, links: Links, columns: dict[str, Columns]) -> Iterator[Problem]:
    """Every chained table, row by row. `links` is filled meanwhile."""
    for sealed in (False, True):
        counted = counted_links(sealed)
        small: list[Covered] = []
        for table in chained_tables().values():
            if table.sealed != sealed:
                continue
            found = counted.pop(table.name, Counted((), 0))
            covered, why = covered_columns(table, columns.get(table.name, ()), found)
            if why:
                yield Problem(table.name, "", why)
            if covered and found.links <= PIECE:
                small.append(covered)
            else:
                yield from check_alone(keys, table, covered, links)
        yield from check_tables(keys, tuple(small), links)
        for name in counted:
            for row_key, head in links_alone(name, sealed, links):
                yield Problem(name, str(row_key), UNKNOWN, head)
        yield from gaps(sealed)


def check_alone(
    keys: ChainKeys, table: ChainedTable, covered: "Covered | None", links: Links
) -> Iterator[Problem]:
    """A large table, or one that cannot be read."""
    if covered:
        yield from check_tables(keys, (covered,), links, large=True)
    else:
        list(links_alone(table.name, table.sealed, links))


class Covered(NamedTuple):
    """A table with the columns that its links cover, once for each number of them, and how many
    it has."""

    table: ChainedTable
    columns: tuple[Columns, ...]
    width: int


def covered_columns(
    table: ChainedTable, columns: Columns, counted: Counted
) -> tuple[Covered | None, str]:
    """None for a table that cannot be read, and what is wrong with it."""
    covered = [number for number in counted.columns if 0 < number <= len(columns)]
    if not {column for column, _ in columns} >= {table.key, table.record}:
        return None, NO_COLUMN if columns else NO_TABLE
    why = NO_COLUMN if len(covered) < len(counted.columns) else ""
    each = tuple(columns[:number] for number in covered) or (columns,)
    return Covered(table, each, len(columns)), why


def check_tables(
    keys: ChainKeys, covered: tuple[Covered, ...], links: Links, *, large: bool = False
) -> Iterator[Problem]:
    """Small tables are read in one statement, a large one in pieces."""
    known = {
        table.name: (framed_name(table.name), {len(each): at for at, each in enumerate(columns)})
        for table, columns, _ in covered
    }
    for table, *row in rows_of(joined_all(covered), large=large):
        name, at = known[str(table)]
        if problem := check_row(keys, str(table), name, tuple(row), at):
            yield problem
        if row[0] is not None:
            links.add(row[7], leaf_of(place_of(name, *row[:4]), *row[4:7]))  # type: ignore[arg-type]


@cache
def joined_all(covered: tuple[Covered, ...]) -> str:
    return " UNION ALL ".join(joined(*each) for each in covered)


def joined(table: ChainedTable, covered: tuple[Columns, ...], width: int) -> str:
    """SQL for each link of a table next to its row, and for each without the other."""
    digests = ", ".join(
        tables.digest_of_row(columns, whole=len(columns) == width) for columns in covered
    )
    key, record = tables.quoted(table.key), tables.quoted(table.record)
    return f"""
        SELECT '{table.name}'::text, l.row_key, l.record, l.step, l.columns, l.digest, l.previous,
               l.mac, l.head, l.latest, l.repeated, r.key, r.digests
        FROM (
            SELECT *, lead(step) OVER of_row IS NULL AS latest,
                   lag(mac) OVER of_row = mac AS repeated
            FROM {table.link_table} WHERE table_name = '{table.name}'
            WINDOW of_row AS (PARTITION BY row_key ORDER BY step, mac)
        ) l FULL JOIN (
            SELECT t.{key}::bigint AS key, ARRAY[{digests}] AS digests
            FROM {tables.quoted(table.name)} t WHERE t.{record} IS NOT NULL
        ) r ON r.key = l.row_key
    """


def check_row(
    keys: ChainKeys, table: str, name: bytes, row: tuple[object, ...], at: dict[int, int]
) -> Problem | None:
    row_key, record, step, columns, digest, previous, mac, head, latest, repeated, *of_row = row
    key, digests = of_row
    if row_key is None:
        return Problem(table, str(key), UNLINKED)
    place = place_of(name, row_key, record, step, columns)  # type: ignore[arg-type]
    if code_of(keys, place, digest, previous) != mac:  # type: ignore[arg-type]
        return Problem(table, str(row_key), FORGED, head)  # type: ignore[arg-type]
    if repeated:
        return Problem(table, str(row_key), REPEATED, head)  # type: ignore[arg-type]
    if key is None:
        return Problem(table, str(row_key), REMOVED, head)  # type: ignore[arg-type]
    if latest:
        said = digests[at[columns]] if columns in at else b""  # type: ignore[index]
        if commitment(keys, place, said) != digest:
            return Problem(table, str(row_key), CHANGED, head)  # type: ignore[arg-type]
    return None


def links_alone(table: str, sealed: bool, links: Links) -> Iterator[tuple[int, int | None]]:
    """The rows and heads of links whose table cannot be read."""
    literal, name = table.replace("'", "''"), framed_name(table)
    statement = f"""
        SELECT row_key, record, step, columns, digest, previous, mac, head
        FROM {link_table(sealed)} WHERE table_name = '{literal}'
    """
    for *row, head in rows_of(statement):
        links.add(head, leaf_of(place_of(name, *row[:4]), *row[4:]))  # type: ignore[arg-type]
        yield row[0], head  # type: ignore[misc]


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
