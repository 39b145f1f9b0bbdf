"""The rows of a table: the cells of a CSV file or of the one sheet of a workbook, each as text.

A formula of a workbook is read as the value it last had, and never worked out.
"""

import csv
import io
import json
from collections.abc import Iterable
from datetime import date, datetime, time

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from casework.files.workshop.limits import Refused, Report, Words, allow_seconds
from casework.files.workshop.packages import Unpacking, checked_package
from casework.files.workshop.texts import ACTIVE, CONTROL, LOOKED_AT, SEPARATORS, decoded_text

MOST_COLUMNS = 50
SECONDS_TO_READ = 40
Cell = int | float | str | bool | date | datetime | time | object


def read_table(content: bytes, words: Words) -> tuple[bytes, Report]:
    """JSON of the rows, each with its cells, without blank rows at the end. Raises Refused."""
    allow_seconds(SECONDS_TO_READ)
    most = words["rows"]
    kind = words["kind"]
    rows = csv_rows(content, most) if kind == "csv" else workbook_rows(content, kind, most)
    while rows and not any(rows[-1]):
        rows.pop()
    if not rows:
        raise Refused("no rows")
    return json.dumps(rows).encode(), {}


def csv_rows(content: bytes, most: int) -> list[list[str]]:
    text = decoded_text(content)
    if CONTROL.search(text):
        raise Refused("not text")
    if ACTIVE.search(text[:LOOKED_AT].lstrip()):
        raise Refused("script")
    heading = text.lstrip().partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(SEPARATORS, key=heading.count))
    try:
        return limited_rows(reader, most)
    except csv.Error:
        raise Refused("not a table") from None


def workbook_rows(content: bytes, kind: str, most: int) -> list[list[str]]:
    """The rows of the one sheet that has something in it."""
    if checked_package(content, Unpacking(len(content))).kinds != {kind}:
        raise Refused("not a workbook")
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [book.get_sheet_by_name(name) for name in book.sheet_names]
    except (CalamineError, ValueError, OSError):
        raise Refused("broken") from None
    filled = [sheet for sheet in sheets if sheet.height]
    if not filled:
        raise Refused("no rows")
    if len(filled) > 1:
        raise Refused("sheets")
    return sheet_rows(filled[0], most)


def sheet_rows(sheet: CalamineSheet, most: int) -> list[list[str]]:
    if merged := sheet.merged_cell_ranges:
        raise Refused("merged", row=min(start[0] for start, _ in merged) + 1)
    if sheet.total_height > most + 1:  # nothing of it has been read yet
        raise Refused("rows", row=most)
    rows = sheet.to_python(skip_empty_area=False)
    return limited_rows(([cell_text(cell) for cell in row] for row in rows), most)


def limited_rows(rows: Iterable[list[str]], most: int) -> list[list[str]]:
    """Below a heading, at most so many rows; what is further on is not read."""
    kept: list[list[str]] = []
    for row in rows:
        cells = [cell.strip() for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if len(kept) > most and cells:
            raise Refused("rows", row=most)
        if len(cells) > MOST_COLUMNS:
            raise Refused("columns")
        kept.append(cells)
    return kept


def cell_text(cell: Cell) -> str:
    """A date as 2027-05-07, a whole number without a point."""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time.min else cell.isoformat(" ")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
