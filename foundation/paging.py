"""Keyset paging: a long list is cut after the last row seen, so that all pages cost the same.

A list that is short, or that is in the order of a name, has numbered pages.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Generic, TypeVar
from urllib.parse import urlencode

from django.db.models import Model, Q, QuerySet

M = TypeVar("M", bound=Model)
PAGE_SIZE = 25


@dataclass(frozen=True)
class Page(Generic[M]):
    """Some rows, and the marks by which the next, the previous and the first page are asked for."""

    rows: list[M]
    after: str
    is_first: bool
    before: str = ""

    @property
    def last(self) -> M | None:
        return self.rows[-1] if self.rows else None


def page_of(
    rows: QuerySet[M], field: str, after: str, *, newest: bool = False, size: int = PAGE_SIZE
) -> Page[M]:
    """One page in the order of an aware time that is never empty, then of the key.

    `after` is the mark of the last row seen, or empty; nonsense shows the first page.
    """
    sign = "-" if newest else ""
    return page_in_order(rows, (f"{sign}{field}", f"{sign}pk"), after=after, size=size)


def page_in_order(
    rows: QuerySet[M],
    order: tuple[str, str],
    *,
    after: str = "",
    before: str = "",
    size: int = PAGE_SIZE,
    read: Callable[[QuerySet[M]], list[M]] = list,
) -> Page[M]:
    """As `page_of`, for an `order` of a time and the key, each forwards or backwards, or the page
    that comes `before` the row of a mark. Where that would not be full, it is the first page.
    `read` gives the rows of a queryset that is cut to a page."""
    field = order[0].removeprefix("-")
    if mark := parsed_mark(before):
        back = reversed_order(order)
        fetched = read(rows_beyond(rows, back, mark).order_by(*back)[: size + 1])
        if len(fetched) >= size:
            page_rows = fetched[:size][::-1]
            earlier = mark_of(page_rows[0], field) if len(fetched) > size else ""
            return Page(page_rows, mark_of(page_rows[-1], field), not earlier, earlier)
        return page_in_order(rows, order, size=size, read=read)
    seen = parsed_mark(after)
    beyond = rows_beyond(rows, order, seen) if seen else rows
    fetched = read(beyond.order_by(*order)[: size + 1])
    page_rows = fetched[:size]
    more = mark_of(page_rows[-1], field) if len(fetched) > size else ""
    earlier = mark_of(page_rows[0], field) if seen and page_rows else ""
    return Page(page_rows, more, seen is None, earlier)


def reversed_order(order: tuple[str, str]) -> tuple[str, str]:
    first, then = (name[1:] if name.startswith("-") else f"-{name}" for name in order)
    return first, then


def rows_beyond(
    rows: QuerySet[M], order: tuple[str, str], mark: tuple[datetime, int]
) -> QuerySet[M]:
    """The rows that come after those of the mark. The first condition is that of the index."""
    (at, pk), (field, key) = mark, order
    name, inclusive = field.removeprefix("-"), "lte" if field.startswith("-") else "gte"
    passed = "gte" if key.startswith("-") else "lte"
    return rows.filter(**{f"{name}__{inclusive}": at}).exclude(
        Q(**{name: at}) & Q(**{f"pk__{passed}": pk})
    )


def first_page(fetched: list[M], field: str, *, size: int) -> Page[M]:
    """Of rows that were read in their order, one more than it shows if there is another page."""
    rows = fetched[:size]
    more = mark_of(rows[-1], field) if len(fetched) > size else ""
    return Page(rows, more, is_first=True)


def mark_of(row: Model, field: str) -> str:
    """Its time in UTC, written with a Z: the plus sign of +00:00 is a space in an address."""
    at = getattr(row, field).astimezone(UTC).isoformat()
    return f"{at.replace('+00:00', 'Z')}~{row.pk}"


def parsed_mark(mark: str) -> tuple[datetime, int] | None:
    at, _, pk = mark.partition("~")
    moment = aware_time(at)
    try:
        key = int(pk)
    except ValueError:
        return None
    return (moment, key) if moment and 0 <= key < 2**63 else None


def aware_time(text: str) -> datetime | None:
    """The moment that an address has, in UTC; None for nonsense, a time without its zone, and
    a moment that no calendar or no database has."""
    try:
        moment = datetime.fromisoformat(text)
        return moment.astimezone(UTC) if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None


def page_number(typed: str, rows: int, *, size: int = PAGE_SIZE) -> int:
    """The page asked for, among those that there are; the first for nonsense."""
    last = max(1, -(-rows // size))
    number = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 6 else 1
    return min(max(number, 1), last)


def numbered_page_url(number: int, **query: str) -> str:
    """The query of a page of the list that `query` asks for; empty values are left out."""
    kept = {name: value for name, value in query.items() if value}
    return f"?{urlencode(kept | ({'page': str(number)} if number > 1 else {}))}"


def next_numbered_page(number: int, rows: int, **query: str) -> dict[str, str] | None:
    """The link to the page after this one; None on the last."""
    if rows <= number * PAGE_SIZE:
        return None
    return {"url": numbered_page_url(number + 1, **query), "label": "Next page"}
