"""Tamperings with links, heads and triggers; see tampering.py."""

from evidence.heads import make_head
from evidence.keys import ChainKeys
from evidence.links import Link
from evidence.models import Head
from evidence.tables import chained_tables
from evidence.verification.triggers import expected_triggers
from foundation.postgresql.base import DatabaseWrapper  # noqa: F401  (the engine under test)
from tests.evidence.tampering import (
    Where,
    columns_of,
    remove_with_links,
    set_columns,
)

LINK_TABLES = ("evidence_link", "evidence_sealedlink")


def some_link(chance, cursor):
    for table in chance.sample(LINK_TABLES, 2):
        cursor.execute(f"SELECT id, table_name, row_key FROM {table} ORDER BY table_name, row_key")
        if found := cursor.fetchall():
            return table, chance.choice(found)
    return None


def change_a_link(chance, cursor):
    table, (pk, name, row) = some_link(chance, cursor)
    column = chance.choice(columns_of(table, "id"))
    set_columns(cursor, table, "id", pk, [column])
    return Where(name, str(row))


def remove_a_link(chance, cursor):
    table, (pk, name, row) = some_link(chance, cursor)
    cursor.execute(f"DELETE FROM {table} WHERE id = %s", [pk])
    return Where(name, str(row))


def copy_a_link(chance, cursor):
    """In the same head, or as one that is in none yet."""
    table, (pk, name, row) = some_link(chance, cursor)
    listed = ", ".join(c for c, _ in columns_of(table, "id", "head"))
    new = "gen_random_uuid()" if "sealed" in table else f"(SELECT max(id) + 1 FROM {table})"
    head = chance.choice(("head", "NULL"))
    cursor.execute(
        f"INSERT INTO {table} (id, head, {listed}) SELECT {new}, {head}, {listed} FROM {table}"
        " WHERE id = %s",
        [pk],
    )
    return Where(name, str(row))


def swap_two_links(chance, cursor):
    """Two links of a record change places."""
    for table in chance.sample(LINK_TABLES, 2):
        cursor.execute(
            f"SELECT record FROM {table} GROUP BY record HAVING count(*) > 1 ORDER BY record"
        )
        if records := [record for (record,) in cursor.fetchall()]:
            return swap_steps(chance, cursor, table, chance.choice(records))
    return None


def swap_steps(chance, cursor, table: str, record: int) -> Where:
    cursor.execute(
        f"SELECT id, step, table_name, row_key FROM {table} WHERE record = %s ORDER BY step",
        [record],
    )
    (one, step, name, row), (other, other_step, *_) = chance.sample(cursor.fetchall(), 2)
    for pk, new in ((one, other_step), (other, step)):
        cursor.execute(f"UPDATE {table} SET step = %s WHERE id = %s", [new, pk])
    return Where(name, str(row))


def empty_the_links(chance, cursor):
    table = chance.choice(LINK_TABLES)
    cursor.execute(f"SELECT table_name, row_key FROM {table} LIMIT 1")
    found = cursor.fetchone()
    cursor.execute(f"DELETE FROM {table}")
    return found and Where(found[0], str(found[1]))


def some_head(chance) -> int | None:
    numbers = list(Head.objects.order_by("number").values_list("number", flat=True))
    return chance.choice(numbers) if numbers else None


def change_a_head(chance, cursor):
    number = some_head(chance)
    column = chance.choice(columns_of("evidence_head", "number"))
    set_columns(cursor, "evidence_head", "number", number, [column])
    return Where("heads", str(number))


def remove_a_head(chance, cursor):
    number = some_head(chance)
    cursor.execute("DELETE FROM evidence_head WHERE number = %s", [number])
    return Where("heads", str(number))


def cut_off_the_newest(chance, cursor):
    """The last heads, with their links and the rows of these."""
    last = Head.objects.order_by("-number").first().number
    first = chance.randint(1, last)
    remove_heads_with_rows(cursor, first)
    return Where("heads", str(chance.randint(first, last)))


def remove_heads_with_rows(cursor, first: int) -> None:
    names = {table.name: table for table in chained_tables().values()}
    for links in LINK_TABLES:
        cursor.execute(
            f"SELECT table_name, array_agg(row_key) FROM {links} WHERE head >= %s GROUP BY 1",
            [first],
        )
        for name, rows in cursor.fetchall():
            remove_with_links(cursor, names[name], rows)
    cursor.execute("DELETE FROM evidence_head WHERE number >= %s", [first])


def add_a_head(chance, cursor):
    """One that nobody signed."""
    last = Head.objects.order_by("-number").first()
    keys = other_signing_key(chance)
    make_head(keys, [], last, last.at).save(force_insert=True)
    return Where("heads", str(last.number + 1))


def sign_again_with_another_key(chance, cursor):
    """The last head without one of its links, and signed by someone else."""
    last = Head.objects.order_by("-number").first()
    before = Head.objects.filter(number=last.number - 1).first()
    links = links_of_head(cursor, last.number)
    fresh = make_head(other_signing_key(chance), links[:-1], before, last.at)
    cursor.execute("DELETE FROM evidence_head WHERE number = %s", [last.number])
    fresh.save(force_insert=True)
    if links:
        names = {table.name: table for table in chained_tables().values()}
        remove_with_links(cursor, names[links[-1].table], [links[-1].row])
    return Where("heads", str(last.number))


def links_of_head(cursor, number: int) -> list[Link]:
    found: list[Link] = []
    for table in LINK_TABLES:
        cursor.execute(
            f"SELECT table_name, row_key, record, step, columns, digest, previous, mac FROM {table}"
            " WHERE head = %s ORDER BY record, step",
            [number],
        )
        found += [Link(*row[:5], *map(bytes, row[5:])) for row in cursor.fetchall()]
    return found


def other_signing_key(chance) -> ChainKeys:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.from_private_bytes(chance.randbytes(32))
    return ChainKeys(b"", b"", key, None)


def some_trigger(chance):
    model, trigger = chance.choice(list(expected_triggers()))
    return (
        model._meta.db_table,
        trigger.get_pgid(model),
        Where(model._meta.db_table, "", f"the trigger {trigger.name} "),
    )


def replace_a_trigger(chance, cursor):
    _, name, where = some_trigger(chance)
    cursor.execute(
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger AS 'BEGIN RETURN NEW; END'"
        " LANGUAGE plpgsql SET search_path = public, pg_temp"
    )
    return where


def comment_out_a_trigger(chance, cursor):
    _, name, where = some_trigger(chance)
    cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = %s", [name])
    body = cursor.fetchone()[0]
    start = body.index("BEGIN") + len("BEGIN")
    end = body.rindex("END")
    body = f"{body[:start]} /*{body[start:end].replace('*/', '')}*/ RETURN NEW; {body[end:]}"
    cursor.execute(
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger AS $tampered${body}$tampered$"
        " LANGUAGE plpgsql SET search_path = public, pg_temp"
    )
    return where


def switch_a_trigger_off(chance, cursor):
    table, name, where = some_trigger(chance)
    how = chance.choice(
        (f"DISABLE TRIGGER {name}", "DISABLE TRIGGER USER", f"ENABLE REPLICA TRIGGER {name}")
    )
    cursor.execute(f"ALTER TABLE {table} {how}")
    return where


def drop_a_trigger(chance, cursor):
    table, name, where = some_trigger(chance)
    cursor.execute(f"DROP TRIGGER {name} ON {table}")
    return where


def give_a_trigger_a_false_condition(chance, cursor):
    table, name, where = some_trigger(chance)
    cursor.execute(
        "SELECT pg_get_triggerdef(oid), tgqual IS NULL FROM pg_trigger WHERE tgname = %s", [name]
    )
    definition, free = cursor.fetchone()
    if not free:
        return None
    cursor.execute(f"DROP TRIGGER {name} ON {table}")
    cursor.execute(definition.replace(" EXECUTE ", " WHEN (false) EXECUTE "))
    return where


OF_EVIDENCE = [
    change_a_link,
    remove_a_link,
    copy_a_link,
    swap_two_links,
    empty_the_links,
    change_a_head,
    remove_a_head,
    cut_off_the_newest,
    add_a_head,
    sign_again_with_another_key,
]
OF_TRIGGERS = [
    replace_a_trigger,
    comment_out_a_trigger,
    switch_a_trigger_off,
    drop_a_trigger,
    give_a_trigger_a_false_condition,
]
