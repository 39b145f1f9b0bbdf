"""Erasure: the one change to append-only rows that triggers let pass, for a lawful destruction.

Columns named to `append_only` or `ReadOnlyButErased` can become nothing, in the transaction that
records the destruction and names the row in a table of erased rows. See record 088.
"""

from collections.abc import Sequence

import pgtrigger
from django.db import models

from foundation.triggers import Protect, ReadOnly
from foundation.types import ColumnField, Untyped

DESTROYED = "Destroyed"  # what a text says that cannot be empty
# Tables with a row, of `table_name` and `row_key`, for each append-only row that was erased.
ERASED_ROWS: list[str] = []
LETS_THROUGH = "erasure_lets_pass"


def letting_pass(columns: Sequence[str], key: str) -> str:
    """PL/pgSQL that ends a trigger early for an erasure of these columns."""
    names = ", ".join(f"'{column}'" for column in columns)
    return (
        f"IF TG_OP = 'UPDATE' AND {LETS_THROUGH}(TG_TABLE_NAME, OLD.{key}, to_jsonb(OLD),"
        f" to_jsonb(NEW), ARRAY[{names}]) THEN RETURN NEW; END IF;"
    )


class ErasableTrigger(pgtrigger.Trigger):
    """Mixed into a trigger that refuses: it lets an erasure of `erasable` columns pass."""

    def __init__(self, *, erasable: Sequence[str] = (), **arguments: Untyped) -> None:
        self.erasable = erasable
        super().__init__(**arguments)

    def get_func(self, model: models.Model) -> Untyped:
        refuses = super().get_func(model)
        if not self.erasable:
            return refuses
        return f"{letting_pass(self.erasable, str(model._meta.pk.column))} {refuses}"


class ProtectButErased(ErasableTrigger, Protect):
    """Refuses these operations, except an erasure."""


class ReadOnlyButErased(ErasableTrigger, ReadOnly):
    """Refuses to change these fields, except by an erasure."""


def nothing_of(field: ColumnField) -> str | None:
    """What a column says once it is erased."""
    if isinstance(field, models.JSONField):
        return "{}"
    if field.null:
        return None
    return "" if field.blank else DESTROYED


def erasable_names(model: type[models.Model]) -> tuple[str, ...]:
    """The columns of a model of records whose text goes with the record."""
    return tuple(getattr(model, "ERASABLE", ()))


INSTALL_LETS_THROUGH = """
CREATE OR REPLACE FUNCTION erasure_lets_pass(
    of_table text, of_row bigint, before jsonb, after jsonb, erasable text[]
) RETURNS boolean AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM retention_erasedrow
        WHERE table_name = of_table AND row_key = of_row
          AND transaction = pg_current_xact_id()::text::bigint
    ) AND NOT EXISTS (
        SELECT FROM jsonb_each(before) AS old FULL JOIN jsonb_each(after) AS new USING (key)
        WHERE new.value IS DISTINCT FROM old.value AND NOT coalesce(
            key = ANY(erasable)
            AND new.value::text IN ('""', '"Destroyed"', 'null', '{}', '[]'), false
        )
    );
END;
$$ LANGUAGE plpgsql SET search_path = public, pg_temp;
"""

# The only way to change an append-only row: its caller has no privilege to change one. The trigger
# of the table, which fires for the owner too, decides. It refuses every other table.
INSTALL_ERASE_ROWS = """
CREATE OR REPLACE FUNCTION erase_rows(
    of_table text, key_column text, keys bigint[], erased text[], nothings text[]
) RETURNS bigint AS $$
DECLARE
    sets text;
    changed bigint;
BEGIN
    IF NOT EXISTS (
        SELECT FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
        WHERE tgrelid = to_regclass(quote_ident(of_table)) AND NOT tgisinternal
          AND tgenabled IN ('O', 'A') AND position('erasure_lets_pass' IN prosrc) > 0
    ) THEN
        RAISE EXCEPTION 'Cannot erase rows from % table', of_table;
    END IF;
    SELECT string_agg(format('%I = %L::%s', name, nothing, format_type(atttypid, NULL)), ', ')
    INTO STRICT sets
    FROM unnest(erased, nothings) AS given (name, nothing) JOIN pg_attribute
      ON attrelid = to_regclass(quote_ident(of_table)) AND attname = name AND attnum > 0;
    EXECUTE format('UPDATE %I SET %s WHERE %I = ANY($1)', of_table, sets, key_column) USING keys;
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN changed;
END;
$$ LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp;
"""
FUNCTIONS = {LETS_THROUGH: INSTALL_LETS_THROUGH, "erase_rows": INSTALL_ERASE_ROWS}
