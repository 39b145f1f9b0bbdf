"""The check of plain text and of tables: no scripts, no formulas."""

import csv
import io
import re
import unicodedata

from casework.files.kinds import FileRefused, Kind

# How a page, a script or a program begins that some program would take this for.
ACTIVE = re.compile(
    r"<\s*(!doctype|html|svg|script|body|head|iframe|\?xml|\?php|!entity|math|x:)"
    r"|^(#!|%!ps|%pdf-|\{\\rtf|mime-version:|content-type:|from \S+@)",
    re.IGNORECASE | re.MULTILINE,
)
LOOKED_AT = 4096  # characters, from the start
HARMLESS = re.compile(r"[+-][\d.,\s()/-]*%?$")  # a number or a telephone number
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def decoded_text(content: bytes) -> str:
    """The text, from UTF-8, UTF-16 with its mark, or the old set of Windows. Raises FileRefused."""
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        if encoding == "utf-16" and content[:2] not in (b"\xff\xfe", b"\xfe\xff"):
            continue
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return text
    raise FileRefused("is not plain text. Save it as a PDF and choose that file")


def checked_text(content: bytes, kind: Kind) -> bytes:
    """The text in UTF-8. Raises FileRefused for what is not text or not inert."""
    text = decoded_text(content)
    if any(unicodedata.category(c) == "Cc" and c not in "\n\r\t\f" for c in text):
        raise FileRefused("is not plain text. Save it as a PDF and choose that file")
    if ACTIVE.search(text[:LOOKED_AT].lstrip()):
        raise FileRefused(
            "is a web page or script, not plain text. Save it as a PDF and choose that file"
        )
    if kind == Kind.CSV:
        refuse_formulas(text)
    return text.encode()


def refuse_formulas(text: str) -> None:
    """A spreadsheet program would carry out a cell that begins like a formula."""
    csv.field_size_limit(2**20)
    delimiter = max(",;\t", key=text[:LOOKED_AT].count)
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=delimiter), start=1):
            if any(is_formula(cell) for cell in row):
                raise FileRefused(
                    f"has a formula in row {number}. Save it with values only and choose that file"
                )
    except csv.Error:
        raise FileRefused(
            "is not a table we can read. Save it as a PDF and choose that file"
        ) from None


def is_formula(cell: str) -> bool:
    return cell.lstrip(" '\"").startswith(FORMULA) and not HARMLESS.match(cell.strip())
