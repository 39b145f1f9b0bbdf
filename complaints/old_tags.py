"""Tags from before they were kept apart: a person had one as complainant, reader and kept out.

From them a copy of the database told that the complainant of one complaint is kept out of another.
"""

from django.db import connection, models, transaction
from psycopg import sql

from complaints.blind_index import kept_out_tag, person_tag, reader_tag
from complaints.models import Exclusion, Grant
from foundation.chain import say_written
from foundation.history import key_column
from foundation.triggers import disabled_triggers
from people.models import User

READER_TABLES = (Grant, Grant.history.model)


@transaction.atomic
def separate_tags() -> int:
    """Give a reader, and someone kept out, a tag of their own instead of a complainant's. Returns
    how many rows had the other.

    Only the tag key is needed, and who is meant stays the same: as with `rotate_sealing_keys` the
    owner of the tables disables the triggers for it. Safe to run again.
    """
    people = list(User.objects.only("pk"))
    old = [person_tag(person) for person in people]
    with disabled_triggers((Exclusion, *READER_TABLES)):
        done = replace_tags(Exclusion, "person", old, [kept_out_tag(person) for person in people])
        for model in READER_TABLES:
            done += replace_tags(model, "reader", old, [reader_tag(person) for person in people])
    return done


def replace_tags(model: type[models.Model], column: str, old: list[str], new: list[str]) -> int:
    statement = sql.SQL(
        "UPDATE {table} SET {column} = tag.new"
        " FROM unnest(%s::text[], %s::text[]) AS tag (old, new) WHERE {column} = tag.old"
        " RETURNING {key}"
    ).format(
        table=sql.Identifier(model._meta.db_table),
        column=sql.Identifier(column),
        key=sql.Identifier(key_column(model)),
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [old, new])
        keys = [key for (key,) in cursor.fetchall()]
    say_written(model, keys)
    return len(keys)
