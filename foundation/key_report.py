"""Key reports: whether the keys of this process are those that what is stored needs.

Each app that encrypts or signs adds its check to `key_checks`. `manage.py check_keys`, `prepare`
and `verify_history` ask them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from django.db import models

M = TypeVar("M", bound=models.Model)
SAMPLE = 9  # of each table: the newest, the oldest and some between


@dataclass
class KeyReport:
    """Of one kind of key. `missing` has a sentence for each key that is not here or another one.

    `not_checked` says why this process could not look. Where it has no key of the kind at all,
    although something needs one, `absent` says so. On a machine that only verifies it is no fault.
    """

    of: str
    opened: int = 0
    missing: list[str] = field(default_factory=list)
    absent: str = ""
    not_checked: str = ""

    def __str__(self) -> str:
        return f"{self.of}: {self.not_checked or f'{self.opened:,} opened.'}"


KeyCheck = Callable[[], list[KeyReport]]
key_checks: list[KeyCheck] = []


def key_reports() -> list[KeyReport]:
    return [report for check in key_checks for report in check()]


def spread(rows: models.QuerySet[M]) -> Iterator[M]:
    """The newest of these rows, the oldest and some between, by their numbers; of rows without
    numbers some."""
    if not isinstance(rows.model._meta.pk, models.AutoField | models.BigAutoField):
        yield from rows.order_by("pk")[:SAMPLE]
        return
    ends = rows.aggregate(first=models.Min("pk"), last=models.Max("pk"))
    if ends["first"] is None:
        return
    step = (ends["last"] - ends["first"]) / (SAMPLE - 1)
    wanted = {ends["first"] + round(step * number) for number in range(SAMPLE)}
    seen = set()
    for pk in sorted(wanted):
        row = rows.filter(pk__gte=pk).order_by("pk").first()
        if row is not None and row.pk not in seen:
            seen.add(row.pk)
            yield row
