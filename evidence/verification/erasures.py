"""Erased rows: an append-only row was written a second time only if a destruction names it.

The newest link of such a row shows that it is as the destruction left it. Who has the chain key
could write that link too, so here it is asked for the destruction, which is in a signed head.
"""

from collections.abc import Iterator

from django.apps import apps

from evidence.tables import chained_table
from evidence.verification.problem import Problem
from evidence.verification.reading import rows_of
from foundation.erasure import ERASED_ROWS, FUNCTIONS

WRITTEN_AGAIN = "this row was written again, and no destruction names it"
OTHER_FUNCTION = "this function no longer does what it should"


def append_only_tables() -> list[str]:
    """Those with ordinary links. What is confidential is encrypted again when its keys change."""
    found = []
    for model in apps.get_models():
        names = {trigger.name for trigger in getattr(model._meta, "triggers", ())}
        table = chained_table(model)
        if table and not table.sealed and "append_only" in names:
            found.append(table.name)
    return sorted(found)


def check_erasures() -> Iterator[Problem]:
    tables = ", ".join(f"'{name}'" for name in append_only_tables())
    named = "".join(
        f" AND NOT EXISTS (SELECT FROM {erased} e"
        " WHERE e.table_name = l.table_name AND e.row_key = l.row_key)"
        for erased in ERASED_ROWS
    )
    again = f"""
        SELECT table_name, row_key, head FROM (
            SELECT table_name, row_key, max(head) AS head FROM evidence_link
            WHERE table_name IN ({tables}) GROUP BY 1, 2 HAVING count(*) > 1
        ) l WHERE true{named}
    """
    for table, row_key, head in rows_of(again):
        yield Problem(str(table), str(row_key), WRITTEN_AGAIN, head)  # type: ignore[arg-type]


def check_functions() -> Iterator[Problem]:
    """The functions by which rows are erased, word for word."""
    here = "pronamespace = 'public'::regnamespace"
    statement = f"SELECT proname::text, prosrc FROM pg_proc WHERE {here}"
    there = {str(name): body for name, body in rows_of(statement)}
    for name, installed in FUNCTIONS.items():
        if there.get(name) != installed.split("$$")[1]:
            yield Problem(name, "", OTHER_FUNCTION)
