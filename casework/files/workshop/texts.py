"""The check of plain text and of tables: no scripts, no formulas."""

import csv
import io
import re

from casework.files.workshop.limits import Refused, Report, Words

# How a page, a script or a program begins that some program would take this for.
ACTIVE = re.compile(
    r"<\s{0,20}(?:!doctype|html|svg|script|body|head|iframe|\?xml|\?php|!entity|math|x:)"
    r"|^(?:#!|%!ps|%pdf-|\{\\rtf|mime-version:|content-type:|from \S{1,200}@)",
    re.IGNORECASE | re.MULTILINE,
)
LOOKED_AT = 4096  # characters, from the start
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")  # not tab, line end or page end
SEPARATORS = ",;\t|"
LONGEST_CELL = 2**20
ALWAYS = ("=", "\uff1d")  # wide letters too
# How a number, a note or somebody's name at a place on the web begins as well.
PERHAPS = ("+", "-", "@", "\uff0b", "\uff0d", "\uff20")
# What programs pass over before they look whether a cell is a formula.
BEFORE = " '\"\t\r\n\f\v\u00a0\u200b\ufeff"
CALL = re.compile(r"(?<=[^\W\d])\(|(?<=\.)\(")  # a function: its name, then a bracket
# With a blank between them only these do harm, and only if they are given a text or a cell.
SPACED_CALL = re.compile(
    r"(?:WEBSERVICE|HYPERLINK|FILTERXML|DDE|RTD|IMAGE|IMPORT[A-Z]{3,5})\s{1,20}\(\s{0,20}"
    r"(?:[\"\u201c$]|[A-Z]{1,3}\d|[A-Z]{2,20}\s{0,20}\()",
    re.IGNORECASE,
)
ELSEWHERE = re.compile(r"![\w$]|'#")  # a cell of another sheet, file or program


def clean_text(content: bytes, words: Words) -> tuple[bytes, Report]:
    """The text in UTF-8. Raises Refused for what is not text or not inert."""
    text = decoded_text(content)
    if CONTROL.search(text):
        raise Refused("not text")
    if ACTIVE.search(text[:LOOKED_AT].lstrip()):
        raise Refused("script")
    if words["kind"] == "csv":
        refuse_formula_cells(text)
    return text.encode(), {}


def decoded_text(content: bytes) -> str:
    """The text, from UTF-8, UTF-16 with its mark, or the old set of Windows. Raises Refused."""
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        if encoding == "utf-16" and content[:2] not in (b"\xff\xfe", b"\xfe\xff"):
            continue
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused("not text")


def refuse_formula_cells(text: str) -> None:
    """A spreadsheet program would carry out a cell that begins like a formula, whichever of the
    separators it splits by."""
    csv.field_size_limit(len(text) + 1)
    usual = max(SEPARATORS, key=text[:LOOKED_AT].count)
    for separator in SEPARATORS:
        try:
            refuse_formulas_between(text, separator, is_usual=separator == usual)
        except csv.Error:
            raise Refused("not a table") from None


def refuse_formulas_between(text: str, separator: str, *, is_usual: bool) -> None:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    for number, row in enumerate(rows, start=1):
        for cell in row:
            if is_usual and len(cell) > LONGEST_CELL:
                raise Refused("not a table")
            if is_formula(cell):
                raise Refused("formula", row=number)


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet program would carry it out. What begins with a sign is data, as -£5 and
    “- see note” are, unless it calls a function or reads a cell from elsewhere, as DDE does."""
    start = cell.lstrip(BEFORE)
    if start.startswith(ALWAYS):
        return True
    if not start.startswith(PERHAPS):
        return False
    return any(pattern.search(start) for pattern in (CALL, SPACED_CALL, ELSEWHERE))
