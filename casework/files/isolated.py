"""The work on a PDF or a picture, done by an isolated process that knows nothing else."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from casework.files.kinds import Refused

WORKSHOP = Path(__file__).with_name("workshop.py")
PATIENCE = 90  # seconds
WIDTH = 1400  # points of the picture of a page
WHY = {
    "locked": "has a password or is encrypted. Save a copy without a password and choose that",
    "broken": "cannot be read. Open it, save a new copy and choose that",
    "pages": "has no pages, or more than 3,000. Save the part you need and choose that",
    "pixels": "has more than 80 million pixels. Make the picture smaller and choose that",
    "no page": "has no such page",
}


def work(task: str, content: bytes, **words: Any) -> tuple[bytes, dict[str, Any]]:
    """The result and what there is to say of it. Raises Refused."""
    # -I, and an empty environment: no key or address of the portal reaches it.
    argv = [sys.executable, "-I", "-B", str(WORKSHOP), task, json.dumps(words)]
    try:
        done = subprocess.run(
            argv, input=content, capture_output=True, timeout=PATIENCE, env={}, check=False
        )
        told = json.loads(done.stderr or b"{}")
    except (subprocess.TimeoutExpired, ValueError):
        raise Refused(WHY["broken"]) from None
    if done.returncode:
        raise Refused(WHY[told.get("why", "broken")])
    return done.stdout, told


def cleaned_pdf(content: bytes) -> tuple[bytes, int]:
    """The PDF without what acts, and how many pages it has."""
    clean, told = work("clean-pdf", content)
    return clean, told["pages"]


def cleaned_picture(content: bytes, form: str) -> bytes:
    """`form` is JPEG, PNG or HEIF; the last becomes a JPEG."""
    return work("clean-picture", content, format=form)[0]


def stamped_pdf(content: bytes, line: str) -> bytes:
    return work("stamp-pdf", content, line=line)[0]


def picture_of_page(content: bytes, page: int, line: str) -> bytes:
    return work("page-picture", content, page=page, line=line, pixels=WIDTH)[0]
