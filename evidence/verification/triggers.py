"""Triggers: each is there, fires, and is word for word what a migration installs."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from django.apps import apps
from django.db import models

from evidence.verification.problem import Problem
from evidence.verification.reading import rows_of
from foundation.triggers import Trigger

INSTALLED = """
    SELECT relname::text, tgname::text, tgenabled IN ('O', 'A'), tgtype::int, prosrc,
           coalesce(array_to_string(proconfig, ';'), ''), lanname::text,
           pg_get_triggerdef(pg_trigger.oid), tgattr::text
    FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid JOIN pg_proc ON pg_proc.oid = tgfoid
    JOIN pg_language ON pg_language.oid = prolang
    WHERE NOT tgisinternal AND relnamespace = current_schema()::regnamespace
"""
BITS = {"INSERT": 4, "DELETE": 8, "UPDATE": 16, "TRUNCATE": 32}
ROW, BEFORE = 1, 2
CONFIGURED = "search_path=public, pg_temp"


class Installed(NamedTuple):
    """A trigger as the database has it."""

    enabled: bool
    kind: int
    body: str
    configured: str
    language: str
    definition: str
    columns: str


class Expected(NamedTuple):
    """A trigger as a migration installs it."""

    table: str
    name: str
    called: str
    kind: int
    body: str
    condition: str


def check_triggers() -> Iterator[Problem]:
    installed = {
        (str(table), str(name)): Installed(*more)  # type: ignore[arg-type]
        for table, name, *more in rows_of(INSTALLED)
    }
    for trigger in expected():
        found = installed.get((trigger.table, trigger.name))
        if why := wrong_with_trigger(trigger, found):
            yield Problem(trigger.table, "", f"the trigger {trigger.called} {why}")


def expected_triggers() -> Iterator[tuple[type[models.Model], Trigger]]:
    for model in apps.get_models():
        for trigger in getattr(model._meta, "triggers", ()):
            yield model, trigger


@cache
def expected() -> tuple[Expected, ...]:
    return tuple(as_installed(model, trigger) for model, trigger in expected_triggers())


def as_installed(model: type[models.Model], trigger: Trigger) -> Expected:
    sql = str(trigger.compile(model).install_sql)  # type: ignore[arg-type]
    statement = statement_in(sql)
    return Expected(
        table=model._meta.db_table,
        name=str(trigger.get_pgid(model)),  # type: ignore[arg-type]
        called=str(trigger.name),
        kind=kind_of(statement),
        body=body_in(sql),
        condition=in_short(condition_in(statement)),
    )


def wrong_with_trigger(expected: Expected, found: Installed | None) -> str:
    if found is None:
        return "is missing"
    if not found.enabled:
        return "is switched off"
    if found.body != expected.body or found.language != "plpgsql":
        return "no longer does what it should"
    if in_short(condition_in(found.definition)) != expected.condition:
        return "has another condition"
    if found.kind != expected.kind or found.columns or found.configured != CONFIGURED:
        return "fires at another time"
    return ""


def body_in(sql: str) -> str:
    return sql.split("$$")[1]


def statement_in(sql: str) -> str:
    """The CREATE TRIGGER of a migration's text."""
    return sql[sql.index("CREATE", sql.rindex("$$")) : sql.index("COMMENT ON")]


def condition_in(statement: str) -> str:
    """The WHEN of a trigger: what stands between that word and the function."""
    words = re.split(r"\b(WHEN|EXECUTE)\b", statement)
    if "WHEN" not in words or words[-2] != "EXECUTE":
        return ""
    return "".join(words[words.index("WHEN") + 1 : -2])


def in_short(condition: str) -> str:
    """Without what PostgreSQL adds when it shows a condition: brackets, casts and spaces."""
    return re.sub(r'::(?:text|character varying)|[()"\s]', "", condition.lower())


def kind_of(statement: str) -> int:
    """The bits of pg_trigger.tgtype for what the text says."""
    events = set(re.findall(r"\w+", statement.partition(" ON ")[0]))
    kind = sum(bit for event, bit in BITS.items() if event in events)
    each = ROW if "FOR EACH ROW" in statement else 0
    return kind + each + (BEFORE if "BEFORE" in events else 0)
