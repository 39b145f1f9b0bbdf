"""Evidence that no record was altered: rows compared with their history, and triggers in place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection
from simple_history.models import HistoricalChanges

from casework.files.models import Opening
from casework.models import Letter
from foundation.history import append_only

Model = Any  # a class of models; pgtrigger's own types take it for a row
ENABLED = ("O", "A")  # how PostgreSQL marks a trigger that fires


@dataclass(frozen=True)
class Evidence:
    """What was looked at, and a sentence for each thing that is wrong."""

    records: int
    tables: int
    guarded: int
    problems: tuple[str, ...]

    def __str__(self) -> str:
        return (
            f"{self.records:,} records in {self.tables} tables match their history, "
            f"and triggers stop anyone changing or removing rows in {self.guarded} tables."
        )


def gather_evidence() -> Evidence:
    """Look at every table, reading it whole: a minute or so for a million enquiries."""
    recorded, guarded = list(models_with_history()), list(append_only_models())
    records = 0
    problems: list[str] = []
    for model in recorded:
        looked_at, differing = compare_with_history(model)
        records += looked_at
        problems += history_disagreements(model, differing)
    problems += missing_triggers(guarded)
    return Evidence(records, len(recorded), len(guarded), tuple(problems))


def models_with_history() -> Iterator[Model]:
    return (model for model in apps.get_models() if hasattr(model, "history"))


def append_only_models() -> Iterator[Model]:
    """Tables of history, letters and openings of files, whose rows are never changed."""
    kinds = (HistoricalChanges, Letter, Opening)
    return (model for model in apps.get_models() if issubclass(model, kinds))


def compare_with_history(model: Model) -> tuple[int, int]:
    """How many rows were compared with their last history, and how many do not agree with it.

    A row without history does not agree, nor does a row that is gone although its
    history does not say that it was removed.
    """
    history = model.history.model
    columns = [field.column for field in history.tracked_fields]
    with connection.cursor() as cursor:
        cursor.execute(
            COMPARISON.format(
                table=quoted_table(model),
                history=quoted_table(history),
                key=quoted_identifier(str(model._meta.pk.column)),
                row=", ".join(f"record.{quoted_identifier(column)}" for column in columns),
                last=", ".join(f"last.{quoted_identifier(column)}" for column in columns),
            )
        )
        looked_at, differing = cursor.fetchone()
    return looked_at, differing


COMPARISON = """
    SELECT count(record.{key}),
           count(*) FILTER (WHERE CASE
               WHEN record.{key} IS NULL THEN last.history_type <> '-'
               WHEN last.{key} IS NULL OR last.history_type = '-' THEN true
               ELSE ({row}) IS DISTINCT FROM ({last})
           END)
    FROM {table} AS record
    FULL JOIN (
        SELECT DISTINCT ON ({key}) * FROM {history}
        ORDER BY {key}, history_date DESC, history_id DESC
    ) AS last ON last.{key} = record.{key}
"""


def history_disagreements(model: Model, differing: int) -> Iterator[str]:
    if differing:
        rows = "1 row does" if differing == 1 else f"{differing:,} rows do"
        yield f"{model._meta.db_table}: {rows} not match the history."


def missing_triggers(guarded: Iterable[Model]) -> Iterator[str]:
    """A sentence for each trigger that is missing, switched off or does not refuse any more."""
    installed = installed_triggers()
    for model in guarded:
        table = model._meta.db_table
        for trigger in append_only():
            enabled, refuses = installed.get((table, trigger.get_pgid(model)), ("", False))
            if not enabled:
                yield f"{table}: the trigger {trigger.name} is missing."
            elif enabled not in ENABLED:
                yield f"{table}: the trigger {trigger.name} is switched off."
            elif not refuses:
                yield f"{table}: the trigger {trigger.name} does not refuse anything."


def installed_triggers() -> dict[tuple[str, str], tuple[str, bool]]:
    """Whether each trigger of the database is on, and raises an exception."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, tgname, tgenabled::text, prosrc LIKE '%RAISE EXCEPTION%' "
            "FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
            "JOIN pg_proc ON pg_proc.oid = tgfoid "
            "WHERE NOT tgisinternal AND pg_table_is_visible(tgrelid)"
        )
        return {
            (table, trigger): (on, refuses) for table, trigger, on, refuses in cursor.fetchall()
        }


def quoted_table(model: Model) -> str:
    return quoted_identifier(model._meta.db_table)


def quoted_identifier(identifier: str) -> str:
    return str(connection.ops.quote_name(identifier))
