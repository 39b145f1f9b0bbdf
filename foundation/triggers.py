"""Database triggers without an off switch: pgtrigger's, which any session could set aside.

The library's functions ask the setting `pgtrigger.ignore` before they refuse anything, and anyone
may set it. Ours do not ask. Each also says where it looks tables up, so that a temporary table of
the same name is not read in place of ours.
"""

import contextlib
from collections.abc import Iterable, Iterator

import pgtrigger
from django.db import connection, models, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from pgtrigger import compiler


class TriggerSql(compiler.UpsertTriggerSql):
    """What migrations install. A committed one holds its digest, so this text never changes."""

    def get_template(self) -> str:
        return """
            CREATE OR REPLACE FUNCTION {pgid}()
            RETURNS TRIGGER AS $$
                {declare}
                BEGIN
                    {func}
                END;
            $$ LANGUAGE plpgsql SET search_path = public, pg_temp;

            DROP TRIGGER IF EXISTS {pgid} ON {table};
            CREATE {constraint} TRIGGER {pgid}
                {when} {operation} ON {table}
                {timing}
                {referencing}
                FOR EACH {level} {condition}
                EXECUTE PROCEDURE {execute};

            COMMENT ON TRIGGER {pgid} ON {table} IS '{hash}';
        """


class Trigger(pgtrigger.Trigger):
    def compile(self, model: models.Model) -> compiler.Trigger:
        compiled = super().compile(model)
        return compiler.Trigger(name=compiled.name, sql=TriggerSql(**compiled.sql.kwargs))


class Protect(Trigger, pgtrigger.Protect):
    """Refuses these operations, for rows that meet the condition."""


class ReadOnly(Trigger, pgtrigger.ReadOnly):
    """Refuses to change these fields."""


class ReplaceTriggers(Operation):
    """Installs triggers of an app in place of those of the same names. It is one operation, as
    pgtrigger's own load all models again for each trigger."""

    def __init__(self, triggers: list[tuple[str, compiler.Trigger]]) -> None:
        self.triggers = triggers

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        for model, trigger in self.triggers:
            options = state.models[app_label, model].options
            others = [found for found in options["triggers"] if found.name != trigger.name]
            options["triggers"] = [*others, trigger]

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        wanted = {(model, trigger.name) for model, trigger in self.triggers}
        for model in dict(self.triggers):
            for trigger in to_state.models[app_label, model].options["triggers"]:
                if (model, trigger.name) in wanted:
                    schema_editor.execute(trigger.install_sql, params=None)

    database_backwards = database_forwards  # which is given the other state


@contextlib.contextmanager
def disabled_triggers(tables: Iterable[type[models.Model]]) -> Iterator[None]:
    """Within this transaction the triggers of these tables refuse nothing. Only the owner of the
    tables can do this, and nobody else writes to them until it ends. A failure undoes it all."""
    with transaction.atomic(), connection.cursor() as cursor:
        found = [
            (model, trigger) for model in tables for trigger in getattr(model._meta, "triggers", ())
        ]
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # no table is altered while some wait
        for model, trigger in found:
            cursor.execute(trigger.compile(model).disable_sql)
        yield
        for model, trigger in found:
            cursor.execute(trigger.compile(model).enable_sql)
