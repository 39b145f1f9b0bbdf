"""The empty file to fill in: the columns of each kind, and no example that could be saved."""

from casework.exports.columns import text
from casework.exports.kinds import file_pieces
from people.imports.columns import COLUMNS
from people.models import ImportKind


def template_file(kind: ImportKind, ending: str) -> bytes:
    headings = (column.name for column in COLUMNS[kind])
    return b"".join(file_pieces(ending, text(*headings), ()))
