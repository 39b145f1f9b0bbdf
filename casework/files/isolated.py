"""The work on a PDF or a picture, done by an isolated process that knows nothing else."""

import json
import subprocess
import sys
from pathlib import Path
from typing import TypedDict

from casework.files.kinds import FileRefused

WORKSHOP = Path(__file__).with_name("workshop.py")
TIMEOUT_SECONDS = 90  # seconds
PAGE_PICTURE_WIDTH = 1400  # points of the picture of a page
REFUSALS = {
    "locked": "has a password or is encrypted. Save a copy without a password and choose that",
    "broken": "cannot be read. Open it, save a new copy and choose that",
    "pages": "has no pages, or more than 3,000. Save the part you need and choose that",
    "pixels": "has more than 80 million pixels. Make the picture smaller and choose that",
    "no page": "has no such page",
}


class Report(TypedDict, total=False):
    """What the workshop says: how many pages there are, or why it made nothing."""

    pages: int
    why: str


def run_workshop(task: str, content: bytes, **words: object) -> tuple[bytes, Report]:
    """The result of a task, and the report on it. Raises FileRefused."""
    # -I, and an empty environment: no key or address of the portal reaches it.
    argv = [sys.executable, "-I", "-B", str(WORKSHOP), task, json.dumps(words)]
    try:
        done = subprocess.run(
            argv, input=content, capture_output=True, timeout=TIMEOUT_SECONDS, env={}, check=False
        )
        report: Report = json.loads(done.stderr or b"{}")
    except (subprocess.TimeoutExpired, ValueError):
        raise FileRefused(REFUSALS["broken"]) from None
    if done.returncode:
        raise FileRefused(REFUSALS[report.get("why", "broken")])
    return done.stdout, report


def cleaned_pdf(content: bytes) -> tuple[bytes, int]:
    """The PDF without what acts, and how many pages it has."""
    clean, report = run_workshop("clean-pdf", content)
    return clean, report["pages"]


def cleaned_picture(content: bytes, form: str) -> bytes:
    """`form` is JPEG, PNG or HEIF; the last becomes a JPEG."""
    return run_workshop("clean-picture", content, format=form)[0]


def stamped_pdf(content: bytes, line: str) -> bytes:
    return run_workshop("stamp-pdf", content, line=line)[0]


def picture_of_page(content: bytes, page: int, line: str) -> bytes:
    return run_workshop("page-picture", content, page=page, line=line, pixels=PAGE_PICTURE_WIDTH)[0]
