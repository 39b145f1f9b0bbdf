"""Writing rows together with their history: the audit trail that nobody can alter.

Every model of ours keeps its history in a table of its own, written with the
change and refused by database triggers if anyone tries to change or remove it.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import TypeVar

import pgtrigger
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import connection, models
from django.utils import timezone
from psycopg import sql
from simple_history.manager import HistoryManager
from simple_history.models import HistoricalRecords

from foundation.chain import say_written
from foundation.erasure import ProtectButErased, erasable_names
from foundation.triggers import Trigger
from foundation.types import ColumnField, Untyped

M = TypeVar("M", bound=models.Model)


def append_only(*erasable: str) -> list[Trigger]:
    """Triggers that refuse to change, remove or truncate the rows of a table. What is `erasable`
    can become nothing when the record is destroyed."""
    return [
        ProtectButErased(
            name="append_only", operation=pgtrigger.Update | pgtrigger.Delete, erasable=erasable
        ),
        Trigger(
            name="no_truncate",
            level=pgtrigger.Statement,
            when=pgtrigger.Before,
            operation=pgtrigger.Truncate,
            func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
        ),
    ]


class RecordHistoryManager(HistoryManager):  # type: ignore[misc]
    """The manager of history rows. simple-history asks for its class whenever a history is named,
    and to make one looks through all methods of a queryset."""

    @classmethod
    @cache
    def from_queryset(cls, queryset_class: Untyped, class_name: str | None = None) -> Untyped:
        return super().from_queryset(queryset_class, class_name)


class AuditRecords(HistoricalRecords):  # type: ignore[misc]
    """History rows of one model, protected by `append_only`. `indexes` are those of its table,
    besides one for each case and one by date. `verbs` names one for a large table, by which the
    auditor finds what is rarely done."""

    def __init__(
        self,
        *args: Untyped,
        indexes: Sequence[models.Index] = (),
        verbs: str = "",
        **kwargs: Untyped,
    ) -> None:
        of_verbs = ["history_change_reason", "history_date"]
        self.indexes = [
            *indexes,
            *([models.Index(fields=of_verbs, name=verbs)] if verbs else []),
        ]
        kwargs.setdefault("history_manager", RecordHistoryManager)
        kwargs.setdefault(
            "history_change_reason_field", models.CharField(max_length=200, null=True)
        )
        super().__init__(*args, **kwargs)

    def get_meta_options(self, model: type[models.Model]) -> dict[str, object]:
        triggers = append_only(*erasable_names(model))
        own = {"triggers": triggers, "indexes": list(self.indexes)}
        return dict(super().get_meta_options(model)) | own

    def get_meta_options_m2m(self, through: type[models.Model]) -> dict[str, object]:
        return dict(super().get_meta_options_m2m(through)) | {"triggers": append_only()}


class DatedByDay:
    """A model whose history tells the day of a change and not the hour, which would tell whose
    session or notice it goes with."""

    @property
    def _history_date(self) -> datetime:
        return start_of_day(timezone.now())


def start_of_day(at: datetime) -> datetime:
    """The midnight, in London, before this time: a day, where a column holds times."""
    return timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)


class RecordedQuerySet(models.QuerySet[M]):
    """Rows of a model with history: the ways of changing them that would leave none are shut."""

    def update(self, **fields: object) -> int:
        raise TypeError("update() leaves no history; change each row through its action")

    def bulk_update(self, *args: object, **kwargs: object) -> int:
        raise TypeError("bulk_update() leaves no history; change each row through its action")

    def bulk_create(self, *args: object, **kwargs: object) -> list[M]:
        raise TypeError("bulk_create() leaves no history; use foundation.history.write")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise TypeError("a record is never removed")


def write(row: models.Model, *, by: AbstractBaseUser | None, reason: str, **fields: object) -> None:
    """Save these fields of a row, and with them who did it and why (a fixed verb)."""
    for name, value in fields.items():
        setattr(row, name, value)
    name_author(row, by, reason)
    row.save(update_fields=None if row._state.adding else list(fields))


def write_new(rows: Sequence[M], *, by: AbstractBaseUser | None, reason: str) -> None:
    """Add rows of one model and a row of history for each, in two statements."""
    if not rows:
        return
    model = type(rows[0])
    table: models.QuerySet[M] = models.QuerySet(model)
    table.bulk_create(rows)
    past = history_of(model).bulk_history_create(
        rows, default_user=by, default_change_reason=reason
    )
    say_written(history_of(model).model, [row.pk for row in past])


def write_many(
    rows: Sequence[models.Model], fields: Sequence[str], *, by: AbstractBaseUser | None, reason: str
) -> None:
    """Save these fields of rows of one model, already set, and a row of history for each."""
    if not rows:
        return
    update_without_history(rows, fields)
    write_history_rows([row.pk for row in rows], type(rows[0]), by=by, reason=reason)


def remove_many(rows: Sequence[models.Model], *, by: AbstractBaseUser | None, reason: str) -> None:
    """Remove rows of one model that are no records of cases; the history of each stays."""
    if not rows:
        return
    model, keys = type(rows[0]), [row.pk for row in rows]
    write_history_rows(keys, model, by=by, reason=reason, kind="-")
    table: models.QuerySet[models.Model] = models.QuerySet(model)
    table.filter(pk__in=keys)._raw_delete(connection.alias)


def write_history_rows(
    keys: Sequence[int],
    model: type[models.Model],
    *,
    by: AbstractBaseUser | None,
    reason: str,
    kind: str = "~",
) -> None:
    """A row of history for each of these rows as its table has it now, in one statement: ten times
    as fast as making each here. `kind` is "~" for a change, "-" before they are removed."""
    past = history_of(model).model
    columns = [field.column for field in past.tracked_fields]
    added = ["history_date", "history_type", "history_change_reason", "history_user_id"]
    statement = sql.SQL(
        "INSERT INTO {past} ({into}) SELECT {columns}, %s, %s, %s, %s::bigint FROM {table}"
        " WHERE {key} = ANY(%s) ORDER BY {key} RETURNING history_id"
    ).format(
        past=sql.Identifier(past._meta.db_table),
        into=sql.SQL(", ").join(map(sql.Identifier, [*columns, *added])),
        columns=sql.SQL(", ").join(map(sql.Identifier, columns)),
        table=sql.Identifier(model._meta.db_table),
        key=sql.Identifier(key_column(model)),
    )
    now = timezone.now()
    at = start_of_day(now) if issubclass(model, DatedByDay) else now
    with connection.cursor() as cursor:
        cursor.execute(statement, [at, kind, reason, by.pk if by else None, list(keys)])
        say_written(past, [key for (key,) in cursor.fetchall()])


def update_without_history(rows: Sequence[models.Model], fields: Sequence[str]) -> None:
    """Update these fields of rows of one model in one statement, without history: for `write_many`,
    and for the marks of a sweep. Ten times as fast as Django's own bulk update."""
    if not rows or not fields:
        return
    meta = type(rows[0])._meta
    named = [meta.pk, *column_fields(type(rows[0]), fields)]
    columns = [column_name(field) for field in named]
    values = [
        [field.get_db_prep_save(getattr(row, field.attname), connection) for row in rows]
        for field in named
    ]
    arrays = [sql.SQL("%s::{}[]").format(sql.SQL(column_type(field))) for field in named]
    statement = sql.SQL(
        "UPDATE {table} AS row SET {sets} FROM unnest({arrays}) AS new ({columns})"
        " WHERE row.{key} = new.{key}"
    ).format(
        table=sql.Identifier(meta.db_table),
        sets=sql.SQL(", ").join(sql.SQL("{0} = new.{0}").format(c) for c in columns[1:]),
        arrays=sql.SQL(", ").join(arrays),
        columns=sql.SQL(", ").join(columns),
        key=columns[0],
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def update_groups_without_history(
    model: type[models.Model], groups: Sequence[tuple[Sequence[int], Mapping[str, object]]]
) -> None:
    """Give the rows of each group of keys the same values of the same fields, in one statement,
    without history. A JSON field keeps the parts that are not named."""
    if not groups:
        return
    fields = column_fields(model, groups[0][1])
    statement = sql.SQL(
        "UPDATE {table} AS row SET {sets} FROM unnest(%s::bigint[], %s::int[]) AS which (key, n)"
        " JOIN unnest(%s::int[], {arrays}) AS new (n, {columns}) USING (n)"
        " WHERE row.{key} = which.key"
    ).format(
        table=sql.Identifier(model._meta.db_table),
        sets=sql.SQL(", ").join(map(set_clause, fields)),
        arrays=sql.SQL(", ").join(sql.SQL(f"%s::{column_type(field)}[]") for field in fields),
        columns=sql.SQL(", ").join(map(column_name, fields)),
        key=sql.Identifier(key_column(model)),
    )
    keys = [key for keys, _ in groups for key in keys]
    numbers = [n for n, (keys, _) in enumerate(groups) for _ in keys]
    values = [
        [field.get_db_prep_save(values[field.name], connection) for _, values in groups]
        for field in fields
    ]
    with connection.cursor() as cursor:
        cursor.execute(statement, [keys, numbers, list(range(len(groups))), *values])


def column_fields(model: type[models.Model], names: Iterable[str]) -> list[ColumnField]:
    """The fields of these names, which each have a column."""
    of_names = {field.name: field for field in model._meta.concrete_fields}
    return [of_names[name] for name in names]


def column_name(field: ColumnField) -> sql.Identifier:
    return sql.Identifier(str(field.column))


def set_clause(field: ColumnField) -> sql.Composable:
    """The SET clause of a field; a JSON field keeps the parts that are not named."""
    whole = "{0} = row.{0} || new.{0}" if isinstance(field, models.JSONField) else "{0} = new.{0}"
    return sql.SQL(whole).format(column_name(field))


def key_column(model: type[models.Model]) -> str:
    return str(model._meta.pk.column)


def column_type(field: ColumnField) -> str:
    """The type of a column; of a primary key, without its sequence."""
    return str(field.rel_db_type(connection) if field.primary_key else field.db_type(connection))


def remove_row(row: models.Model, *, by: AbstractBaseUser, reason: str) -> None:
    """Remove a row that is no record of a case; its history stays and says who removed it."""
    name_author(row, by, reason)
    row.delete()


def name_author(row: models.Model, by: AbstractBaseUser | None, reason: str) -> None:
    """Say who changes the row and why, where simple-history looks for it when the row is saved."""
    vars(row).update(_history_user=by, _change_reason=reason)


def history_of(model: type[models.Model]) -> Untyped:
    """The manager of the history of a model."""
    return model.history  # type: ignore[attr-defined]
