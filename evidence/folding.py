"""Folding: new links become heads, ordinary links each minute, confidential ones once a day."""

from collections.abc import Callable
from datetime import datetime, time
from typing import TypeVar

from django.db import connection, transaction
from django.utils import timezone

from evidence.heads import make_head, write_heads_to_file
from evidence.keys import usable_keys
from evidence.links import Link
from evidence.models import Head
from evidence.writing import LINK_COLUMNS
from foundation import sweeps
from foundation.turns import wait_for_turn

MOST_LINKS = 1_000  # of one head, all of whose links an export lists
MOST_HEADS = 100  # of one run
T = TypeVar("T")


def fold_into_heads(most: int = MOST_HEADS) -> int:
    """Fold what is there and add the heads to the file; how many heads there are more.

    Each head is a transaction: a worker that is killed loses none, and the next run adds to the
    file what this one could not.
    """
    if usable_keys().signing is None:
        return 0
    made = int(part("confidential links", fold_sealed) or 0)
    while made < most and part("ordinary links", fold_next):
        made += 1
    part("the file of heads", write_heads_to_file)
    return made


def part(name: str, do: Callable[[], T]) -> T | None:
    """One part of the sweep, which stops none of the others if it fails."""
    return sweeps.try_again("folding links", name, lambda _: do())


@transaction.atomic
def fold_next() -> bool:
    """One head of ordinary links that are in none; False if there are none. Of two workers one
    waits for the other."""
    wait_for_turn("fold")
    return fold_some("evidence_link", timezone.now())


@transaction.atomic
def fold_sealed() -> int:
    """Links of confidential rows are folded by the first run of a day, and by no other: the minute
    of a head says nothing about them. There is such a head also when there are no links."""
    wait_for_turn("fold")
    midnight = timezone.make_aware(datetime.combine(timezone.localdate(), time()))
    if Head.objects.filter(at=midnight).exists():
        return 0
    made = 0
    while fold_some("evidence_sealedlink", midnight):
        made += 1
    if not made:
        add_head([], midnight)
    return made or 1


def fold_some(table: str, at: datetime) -> bool:
    sealed = table == "evidence_sealedlink"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT id, {LINK_COLUMNS} FROM {table} WHERE head IS NULL"
            f" ORDER BY {'random()' if sealed else 'id'} LIMIT %s",
            [MOST_LINKS],
        )
        rows = cursor.fetchall()
        if not rows:
            return False
        head = add_head([Link(*row[1:6], *map(bytes, row[6:])) for row in rows], at)
        cursor.execute(
            f"UPDATE {table} SET head = %s WHERE id = ANY(%s::{'uuid' if sealed else 'bigint'}[])",
            [head.number, [row[0] for row in rows]],
        )
    return True


def add_head(links: list[Link], at: datetime) -> Head:
    head = make_head(usable_keys(), links, Head.objects.order_by("-number").first(), at)
    head.save(force_insert=True)
    return head


def links_of_head(number: int) -> list[Link]:
    """The links that name a head, ordinary and confidential ones."""
    with connection.cursor() as cursor:
        found: list[Link] = []
        for table in ("evidence_link", "evidence_sealedlink"):
            cursor.execute(f"SELECT {LINK_COLUMNS} FROM {table} WHERE head = %s", [number])
            found += [Link(*row[:5], *map(bytes, row[5:])) for row in cursor.fetchall()]
    return found
