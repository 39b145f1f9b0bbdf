"""Keyset paging over enquiries and requests for documents together, by when they were received."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from heapq import merge
from itertools import islice

from django.db.models import Q, QuerySet

from casework.models import AnyCase
from foundation.paging import PAGE_SIZE, aware_time

# Rows of two models, which have in common that each is a case.
Rows = QuerySet[AnyCase]
Place = tuple[datetime, str, int]  # when it was received, the letter of its model, its key


@dataclass(frozen=True)
class MixedPage:
    """Rows of one page in order, each with the letter of its model, and the mark of the next."""

    rows: list[tuple[str, AnyCase]]
    after: str
    is_first: bool

    def of(self, letter: str) -> list[AnyCase]:
        return [row for of, row in self.rows if of == letter]


def page_of_both(
    kinds: Mapping[str, Rows],
    after: str,
    *,
    newest: bool,
    read: Callable[[Rows], list[AnyCase]],
    size: int = PAGE_SIZE,
) -> MixedPage:
    """`after` is the mark of the last row seen, or empty; nonsense shows the first page. `read`
    gives the rows of a queryset that is cut to a page: one statement for each model."""
    mark = parsed_mark(after)
    sign = "-" if newest else ""
    fetched = []
    for letter, rows in kinds.items():
        beyond = rows.filter(beyond_mark(mark, letter, newest=newest)) if mark else rows
        ordered = beyond.order_by(f"{sign}received_at", f"{sign}pk")[: size + 1]
        fetched.append([(letter, row) for row in read(ordered)])
    both = list(islice(merge(*fetched, key=place_of, reverse=newest), size + 1))
    more = mark_of(both[size - 1]) if len(both) > size else ""
    return MixedPage(both[:size], more, is_first=mark is None)


def beyond_mark(mark: Place, letter: str, *, newest: bool) -> Q:
    at, marked, pk = mark
    further, same = "lt" if newest else "gt", Q(received_at=at)
    if letter == marked:
        same &= Q(**{f"pk__{further}": pk})
    elif (letter < marked) != newest:
        same = Q(pk__in=())
    # The first condition is that of the index.
    inclusive = Q(**{f"received_at__{further}e": at})
    return inclusive & (Q(**{f"received_at__{further}": at}) | same)


def place_of(entry: tuple[str, AnyCase]) -> Place:
    letter, row = entry
    return row.received_at, letter, row.pk


def mark_of(entry: tuple[str, AnyCase]) -> str:
    at, letter, pk = place_of(entry)
    return f"{at.isoformat()}~{letter}~{pk}"


def parsed_mark(mark: str) -> Place | None:
    at, _, rest = mark.partition("~")
    letter, _, key = rest.partition("~")
    moment = aware_time(at)
    if moment is None or not (key.isascii() and key.isdecimal() and len(key) < 19):
        return None
    return moment, letter, int(key)
