"""Statements: querysets of a fixed shape, put into SQL once and asked with other values each time.

Django takes longer to put a queryset into SQL than PostgreSQL takes to answer it. What every page
asks, such as the posts of its reader, differs from one request to the next only in its values.
What is kept is the text of the SQL: no row, and nothing that depends on who reads.
"""

import re
from collections.abc import Callable, Iterable
from copy import copy
from datetime import date
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import BigIntegerField, BooleanField, F, Field, Func, Model, QuerySet, Value
from psycopg.sql import Literal

from foundation.types import Untyped

M = TypeVar("M", bound=Model)


class Parameter(Value):
    """The place of a value in a statement, by name."""

    def __init__(self, name: str, output_field: "Field[Untyped, Untyped]") -> None:
        super().__init__(name, output_field=output_field)

    def as_sql(self, compiler: Untyped, connection: Untyped) -> Untyped:
        return "%s", [self]


class Keys(NamedTuple):
    """The keys of some rows, as SQL that we wrote: its text, and what is bound in it."""

    text: str
    values: list[Untyped]


class Rows(Parameter):
    """The place of a queryset, by name, as in `filter(pk__in=Rows("seen"))`, or of `Keys`. It is
    put into SQL each time, so that what decides who sees a row is never kept."""

    def __init__(self, name: str) -> None:
        super().__init__(name, BigIntegerField())

    def as_sql(self, compiler: Untyped, connection: Untyped) -> Untyped:
        return "(%s)", [self]


def is_among(column: str, name: str, kind: "Field[Untyped, Untyped]") -> Func:
    """That a column has one of the values of a parameter, which is a list: `__in` would be another
    text for each length of it."""
    return Func(
        F(column),
        Parameter(name, ArrayField(kind)),
        template="%(expressions)s)",
        arg_joiner=" = ANY(",
        output_field=BooleanField(),
    )


class Statement(Generic[M]):
    """A queryset with a `Parameter` wherever a value is to come. A date is always one, because the
    process still asks when that day is over."""

    def __init__(
        self, build: Callable[[], "QuerySet[M, Untyped]"], *, planned_once: bool = True
    ) -> None:
        """`planned_once` unless the best plan depends on the values, as that of a search does."""
        self.build, self.planned_once = build, planned_once

    @cached_property
    def _prepared(self) -> tuple["QuerySet[M, Untyped]", Untyped, list[str], list[Untyped]]:
        rows = self.build()
        compiler = rows.query.get_compiler(DEFAULT_DB_ALIAS)
        sql, params = compiler.as_sql()
        if any(isinstance(value, date) for value in params):
            raise ValueError("A date in a statement must be a parameter.")
        converters = compiler.get_converters([col[0] for col in compiler.select])
        compiler.get_converters = lambda expressions: converters
        return rows, compiler, *with_constants(sql, params, lambda v: isinstance(v, Parameter))

    def rows(self, **values: object) -> "list[Untyped]":
        """Its rows with these values, as the queryset gives them. KeyError if one is missing,
        ValueError if a date was written into the queryset."""
        template, prepared, parts, params = self._prepared
        try:
            filled = filled_in(parts, params, values)
        except EmptyResultSet:
            return []
        compiler, rows = copy(prepared), template.all()
        compiler.connection = connections[DEFAULT_DB_ALIAS]
        compiler.execute_sql = lambda *args, **named: [self._fetched(*filled)]
        rows.query.get_compiler = lambda *args, **named: compiler  # type: ignore[method-assign]
        return list(rows)

    def sql(self, values: dict[str, Untyped]) -> tuple[str, list[Untyped]]:
        """Its text and what is bound, for a place in a queryset."""
        return filled_in(*self._prepared[2:], values)

    def _fetched(self, sql: str, bound: list[Untyped]) -> "list[tuple[Untyped, ...]]":
        connection: Untyped = connections[DEFAULT_DB_ALIAS]
        with connection.prepared_cursor() if self.planned_once else connection.cursor() as cursor:
            cursor.execute(sql, bound)
            found: list[tuple[Untyped, ...]] = cursor.fetchall()
            return found


class IsFound(Func):
    """That a column is among the values of a fixed statement, which is put into SQL once, also
    where the rest of a queryset is not. An array is read once, so that the planner can walk an
    index instead of every row."""

    template = "%(expressions)s = ANY("
    output_field = BooleanField()

    def __init__(self, column: str, statement: "Statement[Untyped]", **values: object) -> None:
        super().__init__(F(column))
        self.statement, self.values = statement, values

    def as_sql(
        self, compiler: Untyped, connection: Untyped, *args: Untyped, **more: Untyped
    ) -> Untyped:
        column, params = super().as_sql(compiler, connection, *args, **more)
        text, bound = self.statement.sql(self.values)
        return f"{column}ARRAY({text}))", [*params, *bound]


def with_constants(
    sql: str, params: Iterable[Untyped], varies: Callable[[Untyped], bool]
) -> tuple[list[str], list[Untyped]]:
    """The text with all values in it but those that vary, cut at the place of each of these, and
    these. PostgreSQL takes an index of some rows only if it knows which rows it is asked for, also
    where it plans once."""
    connection = connections[DEFAULT_DB_ALIAS]
    connection.ensure_connection()
    first, *others = re.split(r"(?<!%)%s", sql)
    parts, left = [first], []
    for param, part in zip(params, others, strict=True):
        if varies(param):
            parts.append(part)
            left.append(param)
        else:
            constant = Literal(param).as_string(connection.connection).replace("%", "%%")
            parts[-1] += constant + part
    return parts, left


def filled_in(
    parts: list[str], params: list[Untyped], values: dict[str, Untyped]
) -> tuple[str, list[Untyped]]:
    """The text with the querysets at their places, and what is bound. EmptyResultSet if one of
    them can have no row."""
    text, bound = [parts[0]], []
    for param, part in zip(params, parts[1:], strict=True):
        value = values[param.value]
        if isinstance(param, Rows):
            inner, own = value if isinstance(value, Keys) else keys_of(value)
            text.append(inner)
            bound += own
        else:
            text.append("%s")
            bound.append(value)
        text.append(part)
    return "".join(text), bound


def keys_if_any(rows: "QuerySet[M, Untyped]") -> Keys:
    """As `keys_of`, or the keys of no row: for one of several places of a statement."""
    try:
        return keys_of(rows)
    except EmptyResultSet:
        return Keys("NULL", [])


def keys_of(rows: "QuerySet[M, Untyped]") -> Keys:
    """EmptyResultSet if it can have no row."""
    keys: Untyped = rows.values("pk").query
    keys.clear_ordering(clear_default=True)  # but not where the rows are cut by it
    return Keys(*keys.get_compiler(DEFAULT_DB_ALIAS).as_sql())
