"""How is a long list cut into pages? By the last row seen, so that all pages cost the same."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet

M = TypeVar("M", bound=Model)
PAGE = 25


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
    rows: QuerySet[M], field: str, after: str, *, newest: bool = False, size: int = PAGE
) -> Page[M]:
    """One page in the order of an aware time that is never empty, then of the key.

    `after` is the mark of the last row seen, or empty; nonsense shows the first page.
    """
    mark = parsed(after)
    if mark:
        at, pk = mark
        compare, beyond = ("lte", "gte") if newest else ("gte", "lte")
        rows = rows.filter(**{f"{field}__{compare}": at}).exclude(
            Q(**{field: at}) & Q(**{f"pk__{beyond}": pk})
        )
    sign = "-" if newest else ""
    found = list(rows.order_by(f"{sign}{field}", f"{sign}pk")[: size + 1])
    shown = found[:size]
    more = marked(shown[-1], field) if len(found) > size else ""
    return Page(shown, more, is_first=mark is None)


def marked(row: Any, field: str) -> str:
    return f"{getattr(row, field).isoformat()}~{row.pk}"


def parsed(mark: str) -> tuple[datetime, int] | None:
    at, _, pk = mark.partition("~")
    try:
        moment, key = datetime.fromisoformat(at), int(pk)
    except ValueError:
        return None
    return (moment, key) if moment.tzinfo and 0 <= key < 2**63 else None
