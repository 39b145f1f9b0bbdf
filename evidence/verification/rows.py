"""Rows compared with their last history: changed, added or removed without a row of history."""

from functools import cache

from django.db import models

from evidence.tables import quoted
from evidence.verification.problem import Problem
from evidence.verification.reading import rows_of

NO_HISTORY, GONE, DIFFERS = range(3)
WORDS = {
    NO_HISTORY: "this row has no history",
    GONE: "this row is gone, and its history does not say that it was removed",
    DIFFERS: "this row does not match its history",
}
COMPARISON = """
    WITH compared AS MATERIALIZED (
        SELECT coalesce(record.{key}, last.{key})::text AS row_key,
               record.{key} IS NOT NULL AS is_there,
               CASE
                   WHEN record.{key} IS NULL
                       THEN CASE WHEN last.history_type <> '-' THEN {gone} END
                   WHEN last.{key} IS NULL OR last.history_type = '-' THEN {no_history}
                   WHEN ({row}) IS DISTINCT FROM ({last}) THEN {differs}
               END AS wrong
        FROM {table} AS record
        FULL JOIN (
            SELECT DISTINCT ON ({key}) * FROM {history}
            ORDER BY {key}, history_date DESC, history_id DESC
        ) AS last ON last.{key} = record.{key}
    )
    SELECT '{name}'::text, NULL::text, NULL::int, count(*) FILTER (WHERE is_there)::int
    FROM compared
    UNION ALL SELECT '{name}', row_key, wrong, 0 FROM compared WHERE wrong IS NOT NULL
"""


def comparison_of(model: type[models.Model]) -> str:
    history = model.history.model  # type: ignore[attr-defined]
    columns = [field.column for field in history.tracked_fields]
    return COMPARISON.format(
        name=model._meta.db_table,
        table=quoted(model._meta.db_table),
        history=quoted(history._meta.db_table),
        key=quoted(str(model._meta.pk.column)),
        row=", ".join(f"record.{quoted(column)}" for column in columns),
        last=", ".join(f"last.{quoted(column)}" for column in columns),
        no_history=NO_HISTORY,
        gone=GONE,
        differs=DIFFERS,
    )


@cache
def comparison_of_all(recorded: tuple[type[models.Model], ...]) -> str:
    return " UNION ALL ".join(f"({comparison_of(model)})" for model in recorded)


def compare_rows(recorded: tuple[type[models.Model], ...]) -> tuple[int, list[Problem]]:
    """How many rows there are, and those that are not as their last history says."""
    number, problems = 0, []
    for table, key, wrong, there in rows_of(comparison_of_all(recorded)):
        number += int(str(there))
        if key is not None:
            problems.append(Problem(str(table), str(key), WORDS[int(str(wrong))]))
    return number, problems


def unguarded_columns(model: type[models.Model]) -> list[str]:
    """Columns that no history has."""
    tracked = {f.column for f in model.history.model.tracked_fields}  # type: ignore[attr-defined]
    return [str(f.column) for f in model._meta.concrete_fields if f.column not in tracked]
