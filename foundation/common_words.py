"""Common words: which part of all rows has each, as PostgreSQL last counted them for its plans.

They are read every ten minutes. They decide where a search looks first, and nothing that it finds.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, takewhile
from time import monotonic

from django.db import connection
from django.db.models import Model

SECONDS_CACHED = 600.0
# By its index a word takes as long as there are rows with it; in the order of a list, the longer
# the smaller its share. Where the square of the share times the rows is this, both take as long.
EVEN = 300
ROWS = "SELECT greatest(reltuples, 0) FROM pg_class WHERE oid = %s::regclass"
COUNTED = (
    "SELECT word, share FROM pg_stats, ROWS FROM ("
    "unnest(most_common_elems::text::text[]), unnest(most_common_elem_freqs)"
    ") AS counted(word, share)"
    " WHERE schemaname = current_schema AND tablename = %s AND attname = %s AND word IS NOT NULL"
)


@dataclass(frozen=True)
class CommonWords:
    """The commonest words of a column, up to a thousand, and how many rows there are, about. None
    of either before PostgreSQL has counted."""

    shares: dict[str, float]
    rows: float = 0

    @cached_property
    def in_order(self) -> list[str]:
        return sorted(self.shares)

    def is_common(self, share: float) -> bool:
        """Whether words that about this part of all rows have fill a page sooner in its order."""
        return share * share * self.rows > EVEN

    def share_of(self, word: str, *, can_begin: bool = False) -> float:
        """About which part of all rows is found by a word, by its stem, or by what it can begin;
        zero if it is none of the commonest."""
        known = max((self.shares.get(stem, 0.0) for stem in possible_stems(word)), default=0.0)
        return max(known, min(self.share_begun(word), 1.0)) if can_begin else known

    def share_begun(self, word: str) -> float:
        first = bisect_left(self.in_order, word)
        begun = takewhile(lambda known: known.startswith(word), islice(self.in_order, first, None))
        return sum(self.shares[known] for known in begun)


def possible_stems(word: str) -> Iterator[str]:
    """The word itself, and each longer half of it, also with the i of parti, which is the stem of
    party. Not all are stems: a rare word that is taken for a common one is found all the same."""
    for end in range((len(word) + 1) // 2, len(word) + 1):
        yield word[:end]
        yield f"{word[:end]}i"


_kept: dict[tuple[str, str], tuple[float, CommonWords]] = {}


def common_words(model: type[Model], column: str) -> CommonWords:
    place = (model._meta.db_table, column)
    kept = _kept.get(place)
    if kept is None or monotonic() - kept[0] > SECONDS_CACHED:
        with connection.cursor() as cursor:
            cursor.execute(COUNTED, place)
            shares = dict(cursor.fetchall())
            cursor.execute(ROWS, place[:1])
            kept = _kept[place] = (monotonic(), CommonWords(shares, cursor.fetchone()[0]))
    return kept[1]


def forget_common_words() -> None:
    _kept.clear()
