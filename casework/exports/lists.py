"""Lists that can be exported. Each app adds its own to `LISTS`, next to the list it is of.

The same function gives the rows for a browser that waits and for the worker, so nothing reaches a
file that its reader could not see on the page at that time.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from django import forms
from django.db.models import Model, QuerySet
from django.http import QueryDict

from casework.exports.columns import Column, Row, Rows
from foundation.types import Untyped
from foundation.verdict import Verdict
from people.models import User

M = TypeVar("M", bound=Model)
T = TypeVar("T")
PORTION = 2000  # rows


def no_count() -> int | None:
    """Of a list that is never so long that its progress is shown."""
    return None


@dataclass(frozen=True)
class Content:
    """What an address asks for. `rows` gives as many as it is told, or all; `filters` says how they
    were narrowed, as label and choice, and never the words searched for, which may name a resident.
    """

    columns: Sequence[Column]
    rows: Callable[[int | None], Rows]
    filters: Sequence[tuple[str, str]] = ()
    by_words: bool = False
    count: Callable[[], int | None] = no_count


@dataclass(frozen=True)
class ExportedList:
    """`key` is its name in addresses, `file_name` that of its file before the day. `allows` says
    who has the list; `page` is its own address, and `is_hidden` that others get 404 there."""

    key: str
    title: str
    file_name: str
    allows: Callable[[User], Verdict]
    content: Callable[[User, QueryDict], Content]
    page: Callable[[], str]
    is_hidden: bool = False


LISTS: dict[str, ExportedList] = {}


def declare(*lists: ExportedList) -> None:
    LISTS.update({one.key: one for one in lists})


def read_rows(rows: QuerySet[M], most: int | None) -> Iterable[M]:
    """Up to `most` in one statement, or all of them by a cursor of the server, in portions."""
    return rows[:most] if most is not None else rows.iterator(chunk_size=PORTION)


def in_portions(rows: Iterable[T], size: int = PORTION) -> Iterator[list[T]]:
    """For what is looked up for many rows at once."""
    remaining = iter(rows)
    while portion := list(islice(remaining, size)):
        yield portion


def plain_rows(rows: Iterable[Row], most: int | None) -> Iterable[Row]:
    """Of rows that are in memory anyway."""
    return islice(rows, most)


def chosen_in(form: forms.Form) -> list[tuple[str, str]]:
    """The label and the choice of each drop-down in which something was chosen."""
    values = form.cleaned_data
    return [
        (str(field.label), label)
        for name, field in form.fields.items()
        if isinstance(field, forms.ChoiceField)
        for value, label in flat_choices(field)
        if value and value == str(values.get(name) or "")
    ]


def flat_choices(field: forms.ChoiceField) -> Iterator[tuple[str, str]]:
    """Without the groups that some of them are in."""
    choices: Untyped = field.choices
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from ((str(inner), str(words)) for inner, words in label)
        else:
            yield str(value), str(label)


def filters_in_words(content: Content) -> str:
    """Service: Highways. Ward: Harbour. Words were searched for."""
    said = [f"{label}: {choice}" for label, choice in content.filters if choice]
    said += ["Words were searched for"] if content.by_words else []
    return "".join(f"{one}. " for one in said).strip()[:500]
