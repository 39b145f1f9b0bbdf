"""CSV files, piece by piece: RFC 4180 in UTF-8, in which no spreadsheet finds a formula."""

import csv
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from functools import lru_cache
from io import StringIO
from itertools import islice

from django.utils import timezone

from casework.exports.columns import Cell, Column, ColumnKind, Rows, is_like_a_formula

BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes the letters for those of another alphabet
ROWS_A_PIECE = 500


def csv_pieces(columns: Sequence[Column], rows: Rows) -> Iterator[bytes]:
    """The headings, then a piece for every few hundred rows. `rows` is read as the pieces are."""
    piece = StringIO()
    writer = csv.writer(piece)
    piece.write(BYTE_ORDER_MARK)
    writer.writerow([harmless(column.heading) for column in columns])
    words = [WORDS[column.kind] for column in columns]
    remaining = iter(rows)
    while True:
        yield piece.getvalue().encode()
        batch = list(islice(remaining, ROWS_A_PIECE))
        if not batch:
            return
        piece.seek(0)
        piece.truncate()
        writer.writerows(
            [word(cell) for word, cell in zip(words, cells, strict=True)] for cells in batch
        )


@lru_cache(4096)  # names of services, wards and states come again and again
def harmless(words: Cell) -> str:
    """With an apostrophe before what a spreadsheet would work out."""
    if not words:
        return ""
    return f"'{words}" if is_like_a_formula(str(words)) else str(words)


def plain_number(number: Cell) -> str:
    """A number is a number, also one below zero."""
    return "" if number is None else str(int(str(number)))


def day_words(day: Cell) -> str:
    """2026-12-01, which a spreadsheet takes for a date and sorts."""
    return day.isoformat()[:10] if isinstance(day, date) else ""


def moment_words(at: Cell) -> str:
    """2026-12-01 14:05, in London."""
    if not isinstance(at, datetime):
        return ""
    return at.astimezone(timezone.get_default_timezone()).isoformat(" ")[:16]


WORDS: dict[ColumnKind, Callable[[Cell], str]] = {
    ColumnKind.TEXT: harmless,
    ColumnKind.NUMBER: plain_number,
    ColumnKind.DATE: day_words,
    ColumnKind.MOMENT: moment_words,
}
