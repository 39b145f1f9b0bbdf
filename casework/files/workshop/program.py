"""The program that does one task: the file from standard input, the result to standard output.

The first line of the output is one JSON object, the report. What a library prints goes to standard
error, which nobody reads, so that a warning cannot spoil the report.
"""

import json
import os
import sys
from collections.abc import Callable

from casework.files.workshop.limits import LONGEST, Refused, Report, Words, limit_process

REFUSED = 3
MEMORY = 2 * 2**30
Task = Callable[[bytes, Words], tuple[bytes, Report]]
SECONDS = {"clean-text": 10}  # of computing; a check of documents sets its own


def task_named(name: str) -> Task:
    """The task. Only its own libraries are loaded, which is most of the time a start takes."""
    if name == "clean-office":
        from casework.files.workshop.packages import clean_office

        return clean_office
    if name == "clean-text":
        from casework.files.workshop.texts import clean_text

        return clean_text
    if name == "read-table":
        from casework.files.workshop.tables import read_table

        return read_table
    if name == "clean-picture":
        from casework.files.workshop.pictures import clean_picture

        return clean_picture
    from casework.files.workshop import pdfs

    return {
        "clean-pdf": pdfs.clean_pdf,
        "stamp-pdf": pdfs.stamp_pdf,
        "page-picture": pdfs.page_picture,
    }[name]


def main(name: str, words: str) -> int:
    """Exit status 0, or REFUSED with the reason; anything else is a crash."""
    output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    task = task_named(name)
    limit_process(MEMORY, SECONDS.get(name, LONGEST))
    content, status = b"", 0
    try:
        content, report = task(sys.stdin.buffer.read(), json.loads(words))
    except Refused as why:
        report, status = why.report, REFUSED
    except (MemoryError, RecursionError):
        report, status = Report(why="broken"), REFUSED
    output.write(json.dumps(report).encode() + b"\n")
    output.write(content)
    output.close()
    return status
