"""Erasing rows: the named columns become nothing, and the chain gets a link for each row so left.

The first link of a row still says what the row was, as a keyed commitment that nobody can turn
back. The newest one says that it is empty now, and an `ErasedRow` why.
"""

from collections.abc import Sequence

from django.db import connection, models

from foundation.chain import say_written
from foundation.erasure import erasable_names, nothing_of
from foundation.history import column_fields, history_of, key_column, write_many
from foundation.types import Untyped
from people.models import User
from retention.models import Destruction, ErasedRow

REASON = "destroyed its content under the retention schedule"  # in history, and so on the timeline


def erase_records(destruction: Destruction, rows: Sequence[models.Model], by: User) -> None:
    """Erase rows of one model with history, and then what their history said."""
    if not rows:
        return
    model, names = type(rows[0]), erasable_names(type(rows[0]))
    past = history_of(model).model
    keys = history_of(model).filter(**{f"{model._meta.pk.attname}__in": [row.pk for row in rows]})
    before = list(keys.order_by("history_id").values_list("history_id", flat=True))
    for row in rows:
        empty_fields(row, names)
    write_many(rows, names, by=by, reason=REASON)
    tracked = {field.name for field in past._meta.concrete_fields}
    erase_rows(destruction, past, before, [name for name in names if name in tracked])


def erase_append_only(destruction: Destruction, rows: Sequence[models.Model]) -> None:
    """Erase rows of one model that are their own history, such as letters."""
    if rows:
        model = type(rows[0])
        erase_rows(destruction, model, [row.pk for row in rows], erasable_names(model))


def empty_fields(row: models.Model, names: Sequence[str]) -> None:
    for field in column_fields(type(row), names):
        said = nothing_of(field)
        setattr(row, field.name, {} if isinstance(field, models.JSONField) else said)


def name_erased(destruction: Destruction, model: type[models.Model], keys: Sequence[int]) -> None:
    """Say which append-only rows this destruction erases: their triggers ask for it."""
    table = model._meta.db_table
    rows = [ErasedRow(destruction=destruction, table_name=table, row_key=key) for key in keys]
    ErasedRow.objects.bulk_create(rows)
    say_written(ErasedRow, [row.pk for row in rows])


def erase_rows(
    destruction: Destruction, model: Untyped, keys: Sequence[int], names: Sequence[str]
) -> None:
    if not keys or not names:
        return
    name_erased(destruction, model, keys)
    fields = column_fields(model, names)
    columns, nothings = [str(field.column) for field in fields], [nothing_of(f) for f in fields]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT erase_rows(%s, %s, %s::bigint[], %s::text[], %s::text[])",
            [model._meta.db_table, key_column(model), list(keys), columns, nothings],
        )
    say_written(model, keys)
