"""Columns of an export: each has a heading and a kind, so that its cells are typed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto

Cell = str | int | date | datetime | None
Row = Sequence[Cell]
Rows = Iterable[Row]

# What a spreadsheet works out; of the four signs also the wide ones of East Asian scripts. A tab, a
# line break or a NUL before a sign is passed over by some programs.
SIGNS = ("=", "+", "-", "@")
WIDE = tuple(chr(ord(sign) + 0xFEE0) for sign in SIGNS)
FORMULA_STARTS = (*SIGNS, *WIDE, "\t", "\r", "\n", "\0")


class ColumnKind(Enum):
    TEXT = auto()
    NUMBER = auto()  # whole, and never a share or money
    DATE = auto()
    MOMENT = auto()  # an aware time; its cell has London time


@dataclass(frozen=True)
class Column:
    heading: str
    kind: ColumnKind = ColumnKind.TEXT


def text(*headings: str) -> tuple[Column, ...]:
    return tuple(Column(heading) for heading in headings)


def numbers(*headings: str) -> tuple[Column, ...]:
    return tuple(Column(heading, ColumnKind.NUMBER) for heading in headings)


def dates(*headings: str) -> tuple[Column, ...]:
    return tuple(Column(heading, ColumnKind.DATE) for heading in headings)


def moments(*headings: str) -> tuple[Column, ...]:
    return tuple(Column(heading, ColumnKind.MOMENT) for heading in headings)


def is_like_a_formula(words: str) -> bool:
    """Whether a spreadsheet would work it out, also after the spaces that it passes over."""
    return words.lstrip(" ").startswith(FORMULA_STARTS)
