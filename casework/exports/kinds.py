"""Kinds of file that a list is exported to."""

from collections.abc import Callable, Iterator, Sequence

from django.db import models

from casework.exports.columns import Column, Rows
from casework.exports.csv_file import csv_pieces
from casework.exports.xlsx_file import xlsx_pieces


class FileKind(models.TextChoices):
    CSV = "csv", "CSV"
    XLSX = "xlsx", "XLSX"


CONTENT_TYPES: dict[str, str] = {
    FileKind.CSV: "text/csv; charset=utf-8",
    FileKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
WRITERS: dict[str, Callable[[Sequence[Column], Rows], Iterator[bytes]]] = {
    FileKind.CSV: csv_pieces,
    FileKind.XLSX: xlsx_pieces,
}


def file_pieces(kind: str, columns: Sequence[Column], rows: Rows) -> Iterator[bytes]:
    """The file, piece by piece. Rows are read as they are written."""
    return WRITERS[kind](columns, rows)
