"""Shape of the database: every table of the portal is there, with each column of its model."""

from django.apps import apps
from django.db import models

from evidence.tables import Columns
from evidence.verification.problem import Problem

NO_COLUMN = "a column was removed from this table"
NO_TABLE = "this table was removed"


def wrong_with_tables(columns: dict[str, Columns]) -> dict[str, Problem]:
    """By their names, the tables that cannot be read as their models say."""
    return {
        model._meta.db_table: Problem(model._meta.db_table, "", why)
        for model in apps.get_models()
        if model._meta.managed and (why := wrong_with_table(model, columns))
    }


def wrong_with_table(model: type[models.Model], columns: dict[str, Columns]) -> str:
    there = {column for column, _ in columns.get(model._meta.db_table, ())}
    if not there:
        return NO_TABLE
    expected = {field.column for field in model._meta.concrete_fields}
    return NO_COLUMN if expected - there else ""
