"""Files for spreadsheets, CSV and XLSX, in which no cell is a formula."""

import csv
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO

from xlsxwriter import Workbook

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes the letters for those of another alphabet
CSV, XLSX = "csv", "xlsx"
CONTENT_TYPES = {
    CSV: "text/csv; charset=utf-8",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
Cells = Iterable[str]


def csv_text(columns: Sequence[str], rows: Iterable[Cells]) -> str:
    file = StringIO()
    writer = csv.writer(file)
    writer.writerow(columns)
    writer.writerows([harmless(cell) for cell in cells] for cells in rows)
    return BYTE_ORDER_MARK + file.getvalue()


def harmless(cell: str) -> str:
    """With an apostrophe before what a spreadsheet would work out."""
    return f"'{cell}" if cell.lstrip(" ").startswith(FORMULA_STARTS) else cell


def xlsx_bytes(columns: Sequence[str], rows: Iterable[Cells]) -> bytes:
    """One sheet with a heading that stays in view. Each cell is written as text, so that neither a
    formula nor a link is made of it."""
    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.freeze_panes(1, 0)
        bold = book.add_format({"bold": True})
        for column, heading in enumerate(columns):
            sheet.write_string(0, column, heading, bold)
            sheet.set_column(column, column, max(12, len(heading) + 2))
        for number, cells in enumerate(rows, start=1):
            for column, cell in enumerate(cells):
                sheet.write_string(number, column, cell)
    return file.getvalue()


def spreadsheet(kind: str, columns: Sequence[str], rows: Iterable[Cells]) -> bytes:
    """The file of this kind, CSV or XLSX."""
    return xlsx_bytes(columns, rows) if kind == XLSX else csv_text(columns, rows).encode()
