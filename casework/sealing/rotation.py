"""Key rotation: everything sealed is re-encrypted with the newest key."""

from collections.abc import Iterator
from typing import NamedTuple

from django.apps import apps
from django.db import connection, models, transaction
from psycopg import sql

from casework.sealing import keys
from casework.sealing.field import SealedField, SealedRow, ring_of
from foundation.chain import say_written
from foundation.history import column_name
from foundation.triggers import disabled_triggers

BATCH_SIZE = 500


def sealed_tables() -> Iterator[tuple[type[models.Model], list[SealedField]]]:
    """Every table with sealed fields, those of history among them, but not the notices that wait
    an hour for the worker, which alone opens them."""
    for model in apps.get_models():
        if getattr(model, "sealed_to", keys.OFFICES) == keys.NOTICES:
            continue
        fields = [field for field in model._meta.concrete_fields if isinstance(field, SealedField)]
        if fields:
            yield model, fields


class RotationResult(NamedTuple):
    """How many values there are, and how many of them were re-encrypted."""

    values: int
    anew: int


@transaction.atomic
def rotate_sealing_keys() -> RotationResult:
    """Re-encrypt what only an older key opens. All of it, or nothing.

    A row and its history keep saying the same, byte for byte, so the owner of the tables
    disables the triggers for it. Raises CannotOpen when no key opens a value.
    """
    resealed: dict[bytes, bytes] = {}
    values = done = 0
    tables = dict(sealed_tables())
    with disabled_triggers(tables):
        for model, fields in tables.items():
            for row in model._base_manager.order_by("pk").iterator(BATCH_SIZE):
                tokens = {field: resealed_value(field, row, resealed) for field in fields}
                values += sum(getattr(row, field.attname) is not None for field in fields)
                changed = {field: token for field, token in tokens.items() if token}
                if changed:
                    replace_without_history(model, row.pk, changed)
                    done += len(changed)
    return RotationResult(values, done)


def resealed_value(
    field: SealedField, row: SealedRow, resealed: dict[bytes, bytes]
) -> bytes | None:
    """The value sealed to the newest key; None where it is that, or empty."""
    value = getattr(row, field.attname)
    if value is None:
        return None
    if value.token not in resealed:
        context, ring = field.context_of(row), ring_of(row)
        newest = keys.opens_with_newest(value.token, context, ring)
        plain = b"" if newest else keys.opened_bytes(value.token, context)
        resealed[value.token] = value.token if newest else keys.sealed_bytes(plain, context, ring)
    return None if resealed[value.token] == value.token else resealed[value.token]


def replace_without_history(
    model: type[models.Model], pk: int, changed: dict[SealedField, bytes]
) -> None:
    """Write re-encrypted values, without history, because their meaning has not changed."""
    sets = [sql.SQL("{} = %s").format(column_name(field)) for field in changed]
    statement = sql.SQL("UPDATE {} SET {} WHERE {} = %s").format(
        sql.Identifier(model._meta.db_table),
        sql.SQL(", ").join(sets),
        column_name(model._meta.pk),
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [*changed.values(), pk])
    say_written(model, [pk])
