"""Tags from before each was bound to its row: the same for a person on every complaint.

From them a copy of the database told that one person had made several, or was kept out of them.
"""

from collections.abc import Iterable
from itertools import product

from django.db import connection, models, transaction
from psycopg import sql

from casework.sealing.keys import blind_tag
from complaints.blind_index import (
    ROLE_OF_OFFICE,
    kept_out_tag,
    office_tag,
    person_tag,
    reader_tag,
)
from complaints.models import Complaint, Exclusion, Grant
from foundation.chain import say_written
from foundation.history import key_column
from foundation.triggers import disabled_triggers
from people.models import Group, Service, User

Pairs = list[tuple[str, str]]  # an old tag, and the one that is hashed with a row's key
OF_COMPLAINTS = (Complaint, Complaint.history.model)
OF_GRANTS = (Grant, Grant.history.model)


@transaction.atomic
def bind_tags() -> int:
    """Give every row the tags that are bound to it. Returns how many tags there were of the old.

    Until then nobody finds these rows. Only the tag key is needed, and who is meant stays the
    same: as with `rotate_sealing_keys` the owner of the tables disables the triggers for it. Safe
    to run again.
    """
    people = list(User.objects.only("pk"))
    made = [(blind_tag("person", one.pk), person_tag(one)) for one in people]
    reads = old_and_new("reader", people)
    out = old_and_new("kept out", people)
    with disabled_triggers((*OF_COMPLAINTS, *OF_GRANTS, Exclusion)):
        done = bind_column(Exclusion, "person", out, "case_id")
        for model in OF_COMPLAINTS:
            done += bind_column(model, "complainant", made, "id")
            done += bind_column(model, "office", office_pairs(), "id")
        for model in OF_GRANTS:
            done += bind_column(model, "reader", reads, "case_id")
    return done


def old_and_new(purpose: str, people: Iterable[User]) -> Pairs:
    """Once one tag had every purpose, then each purpose had its own."""
    new = {"reader": reader_tag, "kept out": kept_out_tag}[purpose]
    return [(blind_tag(old, one.pk), new(one)) for one in people for old in (purpose, "person")]


def office_pairs() -> Pairs:
    scopes = {None, *Service.objects.values_list("pk", flat=True)}
    scopes |= {*Group.objects.values_list("pk", flat=True)}
    return [
        (blind_tag("office", name, scope or ""), office_tag(name, scope))
        for name, scope in product(ROLE_OF_OFFICE, scopes)
    ]


def bind_column(model: type[models.Model], column: str, pairs: Pairs, case: str) -> int:
    """`case` is the column that names the complaint."""
    statement = sql.SQL(
        "UPDATE {table} AS row SET {column} ="
        " left(encode(sha256(convert_to(tag.new || bound.key::text, 'UTF8')), 'hex'), 32)"
        " FROM unnest(%s::text[], %s::text[]) AS tag (old, new), complaints_complaint AS bound"
        " WHERE row.{column} = tag.old AND bound.id = row.{case} RETURNING row.{key}"
    ).format(
        table=sql.Identifier(model._meta.db_table),
        column=sql.Identifier(column),
        case=sql.Identifier(case),
        key=sql.Identifier(key_column(model)),
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [[old for old, _ in pairs], [new for _, new in pairs]])
        keys = [key for (key,) in cursor.fetchall()]
    say_written(model, keys)
    return len(keys)
