"""Which tables are chained, and how each of their rows is put into words for its commitment.

The words are JSON of the columns in the order in which they were added to the table. Times are in
UTC, as in every connection of the portal, and bytes stand there as their SHA-256.
"""

from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.db import connection, models
from simple_history.models import HistoricalChanges

from foundation.chain import Chained

CATALOGUE = """
    SELECT relname, attname, format_type(atttypid, NULL)
    FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
    WHERE relkind IN ('r', 'p') AND attnum > 0 AND NOT attisdropped
      AND relnamespace = current_schema()::regnamespace
    ORDER BY relname, attnum
"""
Columns = tuple[tuple[str, str], ...]  # name and type


@dataclass(frozen=True)
class ChainedTable:
    """A model whose rows have links. Its records are named after the table and `record`."""

    model: type[models.Model]
    record: str
    sealed: bool
    record_prefix: str

    @property
    def name(self) -> str:
        return str(self.model._meta.db_table)

    @property
    def key(self) -> str:
        return str(self.model._meta.pk.column)

    @property
    def link_table(self) -> str:
        return link_table(self.sealed)


def link_table(sealed: bool) -> str:
    return "evidence_sealedlink" if sealed else "evidence_link"


def chained_table(model: type[models.Model]) -> ChainedTable | None:
    """How the rows of a model are chained; None if they are not."""
    sealed = getattr(apps.get_app_config(model._meta.app_label), "sealed", False)
    if issubclass(model, HistoricalChanges):
        recorded: type[models.Model] = model.instance_type  # type: ignore[attr-defined]
        prefix, record = recorded._meta.db_table, str(recorded._meta.pk.column)
        sealed = sealed or getattr(getattr(recorded, "chain", None), "sealed", False)
        return ChainedTable(model, record, sealed, prefix)
    chain: Chained | None = getattr(model, "chain", None)
    if chain is None or hasattr(model, "history"):
        return None
    return ChainedTable(model, chain.record, chain.sealed or sealed, model._meta.db_table)


@cache
def chained_tables() -> dict[type[models.Model], ChainedTable]:
    found = ((model, chained_table(model)) for model in apps.get_models())
    return {model: table for model, table in found if table}


@cache
def models_with_history() -> tuple[type[models.Model], ...]:
    """Models whose rows are compared with their history."""
    return tuple(model for model in apps.get_models() if hasattr(model, "history"))


def read_catalogue() -> dict[str, Columns]:
    """The columns of every table as the database has them now."""
    with connection.cursor() as cursor:
        cursor.execute(CATALOGUE)
        found: dict[str, list[tuple[str, str]]] = {}
        for table, column, kind in cursor.fetchall():
            found.setdefault(table, []).append((column, kind))
    return {table: tuple(columns) for table, columns in found.items()}


@cache
def catalogue() -> dict[str, Columns]:
    """The same, as it was when this process first wrote."""
    return read_catalogue()


def quoted(identifier: str) -> str:
    return str(connection.ops.quote_name(identifier))


def column_in_words(column: str, kind: str) -> str:
    name = quoted(column)
    return f"encode(sha256(t.{name}), 'hex') AS {name}" if kind == "bytea" else f"t.{name}"


def row_in_words(columns: Columns, *, whole: bool = False) -> str:
    """SQL for the text of a row of `t` that its commitment covers. If these are all its columns
    and none is bytes, PostgreSQL plans the shorter one in a tenth of the time."""
    if whole and not any(kind == "bytea" for _, kind in columns):
        return "row_to_json(t)::text"
    words = ", ".join(column_in_words(*column) for column in columns)
    return f"(SELECT row_to_json(x)::text FROM (SELECT {words}) x)"


def digest_of_row(columns: Columns, *, whole: bool = False) -> str:
    return f"sha256(convert_to({row_in_words(columns, whole=whole)}, 'UTF8'))"


def record_of_row(table: ChainedTable) -> str:
    """SQL for the number of the record that a row of `t` belongs to."""
    named = f"convert_to('{table.record_prefix}:' || t.{quoted(table.record)}::text, 'UTF8')"
    return f"('x' || encode(substr(sha256({named}), 1, 8), 'hex'))::bit(64)::bigint"
