"""Adopted versions: nothing that the portal can do alters one."""

import pytest
from django.db import DatabaseError, connection

from foundation.history import write
from protocols.drafting import actions
from protocols.models import Clause, Nudge, PromiseRule, Protocol, Route
from tests.owner import as_owner

pytestmark = pytest.mark.django_db

CHILDREN = {
    PromiseRule: ("protocol_id", "clause"),
    Route: ("protocol_id", "clause"),
    Clause: ("protocol_id", "summary"),
    Nudge: ("rule_id", "template"),
}
each = pytest.mark.parametrize("model", CHILDREN)


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def refused(verb, change):
    with (
        pytest.raises(DatabaseError, match=f"Cannot {verb} what belongs to an adopted version"),
        as_owner(),  # the application cannot remove a version at all
    ):
        change()


def columns(model):
    return ", ".join(f'"{f.column}"' for f in model._meta.concrete_fields if not f.primary_key)


@each
def test_what_belongs_to_an_adopted_version_can_be_neither_changed_nor_removed(model, mona):
    table, (_, field) = model._meta.db_table, CHILDREN[model]
    row = model.objects.first()
    refused("update", lambda: sql(f"UPDATE {table} SET \"{field}\" = 'x'"))
    refused("update", lambda: write(row, by=mona, reason="edited", **{field: "x"}))
    refused("delete", lambda: sql(f"DELETE FROM {table}"))


@each
def test_nothing_is_added_to_an_adopted_version(model):
    table, names = model._meta.db_table, columns(model)
    refused("insert", lambda: sql(f"INSERT INTO {table} ({names}) SELECT {names} FROM {table}"))


@each
def test_nothing_is_moved_into_an_adopted_version_or_out_of_it(model, pat):
    parent = CHILDREN[model][0]
    table, adopted = model._meta.db_table, getattr(model.objects.first(), parent)
    draft = actions.draft_from_preset("oxford", name="Draft", by=pat)
    mine = model.objects.filter(
        **{parent.replace("_id", "__protocol") if model is Nudge else "protocol": draft}
    ).first()
    move = f'UPDATE {table} SET "{parent}" = %s WHERE id = %s'
    refused("update", lambda: sql(move, adopted, mine.pk))
    refused("update", lambda: sql(move, getattr(mine, parent), model.objects.first().pk))


def test_an_adopted_version_stays_as_it_is_itself(mona):
    version = Protocol.objects.get()
    refused("update", lambda: sql("UPDATE protocols_protocol SET holding_limit = 9"))
    refused("update", lambda: write(version, by=mona, reason="edited", minute="C99"))
    refused("delete", lambda: sql("DELETE FROM protocols_protocol"))


def test_a_version_that_was_withdrawn_can_be_changed_again(pat, mona, clock):
    draft = actions.draft_from_preset("oxford", name="Draft", by=pat)
    tomorrow = clock.at.date().replace(year=2027)
    adopted = actions.adopt_version(draft, effective_from=tomorrow, minute="C1", by=mona)
    clause = adopted.clauses.first()
    refused("update", lambda: write(clause, by=pat, reason="edited", summary="x"))
    actions.withdraw_version(adopted, by=mona)
    write(clause, by=pat, reason="edited", summary="x")
    assert adopted.clauses.first().summary == "x"
