"""XLSX files, piece by piece. XlsxWriter makes the workbook with its styles; its rows are written
into it here, as they come: see docs/adr/085. A row has text, numbers and dates, and no element that
could hold a formula or a link.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from functools import lru_cache, partial
from io import BytesIO
from typing import NamedTuple
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from django.utils import timezone
from xlsxwriter import Workbook

from casework.exports.columns import Cell, Column, ColumnKind, Rows, is_like_a_formula

MOST_ROWS = 2**20 - 1  # of a sheet, after its headings
MOST_LETTERS = 32_767  # of a cell
PIECE = 2**18
REMEMBERED = 4096  # cells: names of services, wards and states come again and again
SHEET = "xl/worksheets/sheet1.xml"
DAY_ZERO = date(1899, 12, 30).toordinal()  # Excel's
NARROW, WIDE = 14, 28  # of a column, in letters
# What XML cannot hold stands as Excel writes it, and so does what looks as if it stood for that.
UNWRITABLE = re.compile("[\0-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


class TooManyRows(Exception):
    """A sheet has no room for them."""


class Template(NamedTuple):
    """A workbook without rows: its files, what is before and after the rows of its sheet, and the
    numbers of its styles."""

    files: dict[str, bytes]
    before: str
    after: str
    styles: dict[str, str]


class Outlet:
    """Takes what is written and gives it away again, so that nothing piles up."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    def write(self, piece: bytes) -> int:
        self.pieces.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Nothing is held back."""

    def close(self) -> None:
        """It is only ever in memory."""

    def taken(self) -> bytes:
        whole = b"".join(self.pieces)
        self.pieces.clear()
        return whole


def xlsx_pieces(columns: Sequence[Column], rows: Rows) -> Iterator[bytes]:
    """One sheet with headings that stay in view. Raises TooManyRows."""
    template, outlet = template_of(columns), Outlet()
    with ZipFile(outlet, "w", ZIP_DEFLATED, compresslevel=1) as book:
        for name, content in template.files.items():
            book.writestr(name, content)
        with book.open(SHEET, "w") as sheet:
            sheet.write(template.before.encode())
            for piece in sheet_pieces(columns, rows, template.styles):
                sheet.write(piece)
                if written := outlet.taken():
                    yield written
            sheet.write(template.after.encode())
    yield outlet.taken()


def sheet_pieces(columns: Sequence[Column], rows: Rows, styles: dict[str, str]) -> Iterator[bytes]:
    cell_writers = [writer_for(column, styles) for column in columns]
    parts, size = [], 0
    for number, cells in enumerate(rows, start=1):
        if number > MOST_ROWS:
            raise TooManyRows
        row = "".join([write(cell) for write, cell in zip(cell_writers, cells, strict=True)])
        parts.append(f"<row>{row}</row>")
        size += len(row)
        if size > PIECE:
            yield "".join(parts).encode()
            parts, size = [], 0
    yield "".join(parts).encode()


def writer_for(column: Column, styles: dict[str, str]) -> Callable[[Cell], str]:
    match column.kind:
        case ColumnKind.TEXT:
            return partial(text_cell, quoted=styles["quoted"])
        case ColumnKind.NUMBER:
            return number_cell
        case ColumnKind.DATE:
            return partial(date_cell, style=styles["date"])
        case ColumnKind.MOMENT:
            return partial(moment_cell, style=styles["moment"])


@lru_cache(REMEMBERED)
def text_cell(words: Cell, *, quoted: str) -> str:
    """What looks like a formula has Excel's own mark of a text, so that it stays one when somebody
    edits the cell."""
    if not words:
        return "<c/>"
    text = str(words)[:MOST_LETTERS]
    style = f' s="{quoted}"' if is_like_a_formula(text) else ""
    space = ' xml:space="preserve"' if text.strip() != text else ""
    written = escape(UNWRITABLE.sub(code_of_letter, text))
    return f'<c{style} t="inlineStr"><is><t{space}>{written}</t></is></c>'


def code_of_letter(found: re.Match[str]) -> str:
    return f"_x{ord(found[0]):04X}_"


def number_cell(number: Cell) -> str:
    return "<c/>" if number is None else f"<c><v>{int(str(number))}</v></c>"


@lru_cache(REMEMBERED)
def date_cell(day: Cell, *, style: str) -> str:
    if not isinstance(day, date):
        return "<c/>"
    return f'<c s="{style}"><v>{day.toordinal() - DAY_ZERO}</v></c>'


def moment_cell(at: Cell, *, style: str) -> str:
    if not isinstance(at, datetime):
        return "<c/>"
    local = at.astimezone(timezone.get_default_timezone())
    minutes = local.hour * 60 + local.minute
    return f'<c s="{style}"><v>{local.toordinal() - DAY_ZERO + minutes / 1440:.6f}</v></c>'


def parts_of_sheet(drawn: str) -> tuple[str, str, str]:
    """What comes before the second row, that row, and what comes after it; without the size of the
    sheet, which is not known yet."""
    before, start, rest = drawn.partition('<row r="2"')
    row, end, after = rest.partition("</row>")
    first, _, sized = before.partition("<dimension")
    return first + sized.partition(">")[2], start + row + end, after


def template_of(columns: Sequence[Column]) -> Template:
    """With a second row of samples, which is read for the numbers of the styles and left out."""
    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.freeze_panes(1, 0)
        bold = book.add_format({"bold": True})
        for number, column in enumerate(columns):
            sheet.write_string(0, number, column.heading, bold)
            width = WIDE if column.kind == ColumnKind.TEXT else NARROW
            sheet.set_column(number, number, max(width, len(column.heading) + 2))
        samples = {
            "quoted": {"quote_prefix": True},
            "date": {"num_format": "dd/mm/yyyy"},
            "moment": {"num_format": "dd/mm/yyyy hh:mm"},
        }
        for number, look in enumerate(samples.values()):
            sheet.write_blank(1, number, None, book.add_format(look))
    with ZipFile(file) as made:
        files = {name: made.read(name) for name in made.namelist()}
    before, row, after = parts_of_sheet(files.pop(SHEET).decode())
    numbers = re.findall(' s="([0-9]+)"', row)
    return Template(files, before, after, dict(zip(samples, numbers, strict=True)))
