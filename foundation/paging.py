"""Keyset paging: a long list is cut after the last row seen, so that all pages cost the same."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Generic, TypeVar

from django.db.models import Model, Q, QuerySet

M = TypeVar("M", bound=Model)
PAGE_SIZE = 25


@dataclass(frozen=True)
class Page(Generic[M]):
    """Some rows, and the marks by which the next and the first page are asked for."""

    rows: list[M]
    after: str
    is_first: bool

    @property
    def last(self) -> M | None:
        return self.rows[-1] if self.rows else None


def page_of(
    rows: QuerySet[M], field: str, after: str, *, newest: bool = False, size: int = PAGE_SIZE
) -> Page[M]:
    """One page in the order of an aware time that is never empty, then of the key.

    `after` is the mark of the last row seen, or empty; nonsense shows the first page.
    """
    mark = parsed_mark(after)
    if mark:
        at, pk = mark
        compare, beyond = ("lte", "gte") if newest else ("gte", "lte")
        rows = rows.filter(**{f"{field}__{compare}": at}).exclude(
            Q(**{field: at}) & Q(**{f"pk__{beyond}": pk})
        )
    sign = "-" if newest else ""
    fetched = list(rows.order_by(f"{sign}{field}", f"{sign}pk")[: size + 1])
    page_rows = fetched[:size]
    more = mark_of(page_rows[-1], field) if len(fetched) > size else ""
    return Page(page_rows, more, is_first=mark is None)


def mark_of(row: Model, field: str) -> str:
    return f"{getattr(row, field).isoformat()}~{row.pk}"


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
