"""Running tamperings: one at a time, each undone, with the whole of it verified in between."""

import contextlib
import random
from collections.abc import Iterator
from typing import NamedTuple

import psycopg
from django.db import DatabaseError, connection, transaction

from evidence.verification.evidence import gather_evidence
from tests.evidence.tampering import Tampering, Where
from tests.evidence.tampering_with_evidence import OF_EVIDENCE, OF_TRIGGERS
from tests.evidence.tampering_with_files import OF_FILES, files_put_back
from tests.evidence.tampering_with_rows import OF_ROWS
from tests.owner import become

TRIES = 30
ALL = [*OF_ROWS, *OF_EVIDENCE, *OF_TRIGGERS, *OF_FILES]


class Tried(NamedTuple):
    """What was done, where it had to be found, and whether it was."""

    name: str
    where: Where
    found: bool
    located: bool
    said: str


def try_tampering(tampering: Tampering, chance: random.Random) -> Tried | None:
    """None if there was nothing to do it to. A choice that a constraint refuses is made again."""
    for _ in range(TRIES):
        with undone(), files_put_back(), connection.cursor() as cursor:
            try:
                where = tampering(chance, cursor)
            except DatabaseError:
                continue
            if where:
                return verified(tampering.__name__, where)
    return None


def verified(name: str, where: Where) -> Tried:
    """Whether the whole verification names the place. One that breaks off has found nothing."""
    try:
        problems = gather_evidence().problems
    except (DatabaseError, psycopg.Error) as error:
        return Tried(name, where, found=False, located=False, said=str(error))
    located = any(is_at(problem, where) for problem in problems)
    return Tried(name, where, bool(problems), located, "; ".join(map(str, problems[:3])))


@contextlib.contextmanager
def undone() -> Iterator[None]:
    """A savepoint that is rolled back, without psycopg's knowledge: it would forget every prepared
    statement, and to plan those of the verification takes longer than to run them."""
    connection.connection.pgconn.exec_(b"SAVEPOINT tampering")
    try:
        yield
    finally:
        connection.connection.pgconn.exec_(b"ROLLBACK TO SAVEPOINT tampering")
        connection.connection.pgconn.exec_(b"RELEASE SAVEPOINT tampering")
        transaction.set_rollback(False)


def is_at(problem, where: Where) -> bool:
    keys_agree = not where.key or problem.key == where.key
    return problem.table == where.table and keys_agree and where.words in problem.what + " "


def become_tamperer() -> None:
    """A superuser with triggers and foreign keys off, until the transaction ends."""
    become("DEFAULT")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")


def one_of_each_kind(seed: int) -> Iterator[Tried]:
    become_tamperer()
    chance = random.Random(seed)
    for tampering in ALL:
        result = try_tampering(tampering, chance)
        assert result, tampering.__name__
        yield result


def tried(tamperings: list[Tampering], number: int, seed: int) -> Iterator[Tried]:
    """So many tamperings, each drawn at random."""
    become_tamperer()
    chance = random.Random(seed)
    done = 0
    while done < number:
        result = try_tampering(chance.choice(tamperings), chance)
        if result:
            done += 1
            yield result
