"""The empty file to fill in: the columns of each kind, and no example that could be saved."""

from foundation.spreadsheets import spreadsheet
from people.imports.columns import COLUMNS
from people.models import ImportKind


def template_file(kind: ImportKind, ending: str) -> bytes:
    return spreadsheet(ending, [column.name for column in COLUMNS[kind]], ())
