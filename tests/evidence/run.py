"""Running tamperings: one at a time, each undone, with the whole of it verified in between."""

import random
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from django.db import DatabaseError, connection, transaction

from evidence.verification.evidence import gather_evidence
from tests.evidence.tampering import Tampering, Where
from tests.evidence.tampering_with_evidence import ALL
from tests.owner import become

TRIES = 30


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
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                where = tampering(chance, cursor)
                problems = gather_evidence(with_files=False).problems if where else ()
                transaction.set_rollback(True)
        except DatabaseError:
            continue
        if where:
            located = any(is_at(problem, where) for problem in problems)
            said = "; ".join(map(str, problems[:3]))
            return Tried(tampering.__name__, where, bool(problems), located, said)
    return None


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


def summary(results: list[Tried]) -> list[str]:
    """A line for each kind: how many, found and located."""
    kinds = Counter(result.name for result in results)
    found = Counter(result.name for result in results if result.found)
    located = Counter(result.name for result in results if result.located)
    return [
        f"{name.replace('_', ' ')}: {kinds[name]}, found {found[name]}, located {located[name]}"
        for name in sorted(kinds)
    ]
