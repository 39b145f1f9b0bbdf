"""Statements of the auditor's search: one for a page of many tables, one for their numbers.

Each table is read by its own index, newest first, and no further than a page needs. What they give
is merged by PostgreSQL. Rows of one moment are in the order of their kinds, then of their keys.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime
from itertools import chain
from typing import NamedTuple

from django.db import connection

from foundation.paging import aware_time
from foundation.types import Untyped
from portal.auditor.asked import Asked
from portal.auditor.kind import Kind, Sql


class Place(NamedTuple):
    """Where a row stands in the order."""

    at: datetime
    rank: int
    key: int


class Found(NamedTuple):
    """One row, with keys of people in place of their names."""

    rank: int
    at: datetime
    key: int
    verb: str | None
    type: str
    by: int | None
    record: str | None
    about: int | None

    @property
    def place(self) -> Place:
        return Place(self.at, self.rank, self.key)


COLUMNS = "row_at, row_key, row_verb, row_type, row_by, row_record, row_about"
# Put together from SQL of Django's and our own conditions; what is typed is bound.
OF_KIND = "(SELECT {rank} AS rank, {columns} FROM ({rows}) AS rows_of_kind{where} {newest})"
NEWEST = "ORDER BY row_at DESC, row_key DESC LIMIT %s"
MERGED = "SELECT * FROM ({parts}) AS every_kind ORDER BY row_at DESC, rank, row_key DESC LIMIT %s"
COUNTED = (
    "(SELECT {rank}, count(*) FROM (SELECT FROM ({rows}) AS rows_of_kind{where} LIMIT %s) AS n)"
)


def newest_rows(
    kinds: Sequence[Kind], asked: Asked, *, number: int, after: Place | None = None
) -> list[Found]:
    """The newest rows that are asked for, or those that follow a place, in one statement."""
    if not kinds:
        return []
    parts = []
    for rank, kind in enumerate(kinds):
        where = conditions(kind, rank, asked, after)
        text = OF_KIND.format(
            rank=rank, columns=COLUMNS, rows=kind.sql.text, where=where.text, newest=NEWEST
        )
        parts.append(Sql(text, (*kind.sql.values, *where.values, number)))
    every_part = joined(parts, " UNION ALL ")
    merged = Sql(MERGED.format(parts=every_part.text), (*every_part.values, number))
    return [Found(*row) for row in fetched(merged)]


def numbers_by_kind(kinds: Sequence[Kind], asked: Asked, *, most: int) -> dict[Kind, int]:
    """How many rows of each kind are asked for, in one statement; none is counted further than to
    `most`."""
    if not kinds:
        return {}
    parts = []
    for rank, kind in enumerate(kinds):
        where = conditions(kind, rank, asked, None)
        text = COUNTED.format(rank=rank, rows=kind.sql.text, where=where.text)
        parts.append(Sql(text, (*kind.sql.values, *where.values, most)))
    return {kinds[rank]: number for rank, number in fetched(joined(parts, " UNION ALL "))}


def conditions(kind: Kind, rank: int, asked: Asked, after: Place | None) -> Sql:
    """What a row has to fulfil, as a WHERE; empty if that is nothing."""
    parts = list(every_condition(kind, rank, asked, after))
    if not parts:
        return Sql("", ())
    all_parts = joined(parts, " AND ")
    return Sql(f" WHERE {all_parts.text}", all_parts.values)


def every_condition(kind: Kind, rank: int, asked: Asked, after: Place | None) -> Iterator[Sql]:
    if asked.record:
        yield of_record(kind, kind.records_called(asked.record))
    if asked.verb:
        yield is_one_of("row_verb", kind.verbs_called(asked.verb))
    if asked.people is not None:
        yield by_or_about(kind, asked.people)
    if asked.since:
        yield Sql("row_at >= %s", (asked.since,))
    if asked.before:
        yield Sql("row_at < %s", (asked.before,))
    if asked.until:
        yield Sql("row_at <= %s", (asked.until,))
    if after:
        yield beyond(rank, after)


def is_one_of(column: str, values: Collection[object]) -> Sql:
    """One value is compared by itself: only then an index gives its rows in order of time."""
    if len(values) == 1:
        return Sql(f"{column} = %s", tuple(values))
    return Sql(f"{column} = ANY(%s)", (list(values),))


def of_record(kind: Kind, names: Collection[str]) -> Sql:
    """By the name in the row itself, or by the keys of the records of this name, which are looked
    for once."""
    if not kind.leads_through:
        return is_one_of("row_record", names)
    keys = kind.records_named(names)
    return Sql(f"row_leads_to = ANY(ARRAY({keys.text}))", keys.values)


def by_or_about(kind: Kind, people: Collection[int]) -> Sql:
    by = is_one_of("row_by", people)
    if not kind.about:
        return by
    about = is_one_of("row_about", people)
    return Sql(f"({by.text} OR {about.text})", (*by.values, *about.values))


def beyond(rank: int, after: Place) -> Sql:
    """The rows that come after a place. The first condition is that of the index."""
    if rank < after.rank:
        return Sql("row_at < %s", (after.at,))
    if rank > after.rank:
        return Sql("row_at <= %s", (after.at,))
    text = "row_at <= %s AND (row_at < %s OR row_key < %s)"
    return Sql(text, (after.at, after.at, after.key))


def joined(parts: Sequence[Sql], between: str) -> Sql:
    values = chain.from_iterable(part.values for part in parts)
    return Sql(between.join(part.text for part in parts), tuple(values))


def fetched(statement: Sql) -> list[tuple[Untyped, ...]]:
    with connection.cursor() as cursor:
        values: Untyped = statement.values
        cursor.execute(statement.text, values)
        return list(cursor.fetchall())


def mark_of_place(place: Place, kinds: Sequence[Kind]) -> str:
    """A place as an address has it."""
    at = place.at.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return f"{at}~{kinds[place.rank].slug}~{place.key}"


def place_marked(mark: str, kinds: Sequence[Kind]) -> Place | None:
    """The place that an address has; None for nonsense."""
    at, _, rest = mark.partition("~")
    slug, _, typed = rest.partition("~")
    moment = aware_time(at)
    ranks = {kind.slug: rank for rank, kind in enumerate(kinds)}
    if moment is None or slug not in ranks or not (typed.isascii() and typed.isdecimal()):
        return None
    key = int(typed) if len(typed) < 20 else 2**63
    return Place(moment, ranks[slug], key) if key < 2**63 else None
