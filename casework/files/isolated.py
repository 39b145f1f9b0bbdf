"""The work on a file that somebody sent, done by an isolated process that knows nothing else."""

import json
import signal
import subprocess
import sys
from pathlib import Path

from casework.files.kinds import FileRefused, Kind
from casework.files.workshop.limits import Report

ROOT = Path(__file__).parents[2]
START = """
import sys
sys.path.insert(0, sys.argv[1])
from casework.files.workshop.program import main
sys.exit(main(*sys.argv[2:4]))
"""
TIMEOUT_SECONDS = 90  # seconds
PAGE_PICTURE_WIDTH = 1400  # points of the picture of a page
REFUSALS = {
    "locked": "has a password or is encrypted. Save a copy without a password and choose that",
    "password": "has a password. Save a copy without a password and choose that",
    "broken": "cannot be read. Open it, save a new copy and choose that",
    "pages": "has no pages, or more than 3,000. Save the part you need and choose that",
    "pixels": "has more than 80 million pixels. Make the picture smaller and choose that",
    "no page": "has no such page",
    "portfolio": (
        "is a portfolio, a PDF with other files in it. Save the files in it and choose those"
    ),
    "form": "is a form that only some programs show. Print it to a new PDF and choose that",
    "macros": "contains macros or a program. Save it without them or as a PDF and choose that file",
    "two": "is two files in one. Save a new copy and choose that",
    "too much": "expands to far more than a document needs. Save it as a PDF and choose that file",
    "foreign": (
        "contains something that is not part of a document. Save it as a PDF and choose that file"
    ),
    "remote": "downloads something when it is opened. Save it as a PDF and choose that file",
    "link": (
        "has a link to a folder or a program on a computer. Save it as a PDF and choose that file"
    ),
    "zip": "is a zip file, not a document. Extract it and choose the files inside it",
    "not text": "is not plain text. Save it as a PDF and choose that file",
    "script": "is a web page or script, not plain text. Save it as a PDF and choose that file",
    "not a table": "is not a table we can read. Save it as a PDF and choose that file",
    "not a workbook": "is not a workbook of the kind its name says. Choose another file",
    "no rows": "has nothing in it. Choose a file with a row for each person",
    "rows": ("has more than {row:,} rows below its heading. Split it and choose the first part"),
    "columns": "has more than 50 columns. Keep the columns of the template and choose that file",
    "sheets": "has something on more than one sheet. Keep one sheet and choose that file",
    "merged": "has merged cells in row {row}. Unmerge them and choose that file",
    "formula": "has a formula in row {row}. Save it with values only and choose that file",
}
# What a file is refused for when its task takes too long: made to be slow, or simply too large.
TOO_SLOW = {"clean-office": "too much", "clean-text": "not a table", "read-table": "too much"}


def run_workshop(task: str, content: bytes, **words: object) -> tuple[bytes, Report]:
    """The result of a task, and the report on it. Raises FileRefused."""
    # -I, and an empty environment: no key or address of the portal reaches it.
    argv = [sys.executable, "-I", "-B", "-c", START, str(ROOT), task, json.dumps(words)]
    try:
        done = subprocess.run(
            argv,
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # warnings of libraries, which name what is in the file
            timeout=TIMEOUT_SECONDS,
            env={},
            check=False,
        )
        line, _, made = done.stdout.partition(b"\n")
        report: Report = json.loads(line or b"{}")
    except (subprocess.TimeoutExpired, ValueError):
        raise FileRefused(REFUSALS["broken"]) from None
    if done.returncode:
        is_slow = done.returncode == -signal.SIGXCPU
        crashed = TOO_SLOW.get(task, "broken") if is_slow else "broken"
        refusal = REFUSALS[report.get("why", crashed)]
        raise FileRefused(refusal.format(row=report.get("row")))
    return made, report


def cleaned_office(content: bytes, wanted: Kind) -> tuple[bytes, Report]:
    """The office document without its metadata, and its kind; nothing of one of another kind."""
    return run_workshop("clean-office", content, kind=wanted.value)


def cleaned_text(content: bytes, kind: Kind) -> tuple[bytes, Report]:
    """The text or table in UTF-8."""
    return run_workshop("clean-text", content, kind=kind.value)


def rows_of_table(content: bytes, kind: Kind, most: int) -> list[list[str]]:
    """The cells of a CSV file or a workbook, row by row, the heading first and at most so many rows
    below it."""
    made, _ = run_workshop("read-table", content, kind=kind.value, rows=most)
    rows: list[list[str]] = json.loads(made)
    return rows


def cleaned_pdf(content: bytes) -> tuple[bytes, Report]:
    """The PDF without what acts, and how many pages it has."""
    return run_workshop("clean-pdf", content)


def cleaned_picture(content: bytes, form: str) -> tuple[bytes, Report]:
    """`form` is JPEG, PNG or HEIF; the last becomes a JPEG."""
    return run_workshop("clean-picture", content, format=form)


def stamped_pdf(content: bytes, line: str) -> bytes:
    return run_workshop("stamp-pdf", content, line=line)[0]


def picture_of_page(content: bytes, page: int, line: str) -> bytes:
    return run_workshop("page-picture", content, page=page, line=line, pixels=PAGE_PICTURE_WIDTH)[0]
