"""Limits of memory and time for a task of the workshop, and how a task refuses a file."""

import contextlib
import resource
from typing import TypedDict

LONGEST = 60  # seconds of computing, for any task


class Words(TypedDict, total=False):
    """What a task is told besides the file."""

    line: str
    page: int
    pixels: int
    format: str
    kind: str
    rows: int


class Report(TypedDict, total=False):
    """What a task says: how many pages there are, which kind of document it is, or why it made
    nothing (by a key of `casework.files.isolated.REFUSALS`), and in which row; by keys of
    `casework.files.warnings` what is hidden in it or lost from it; and of a photo its latitude and
    longitude, if it says them."""

    pages: int
    kind: str
    warnings: list[str]
    why: str
    row: int
    position: list[float]


class Refused(Exception):
    """Named by a key of `casework.files.isolated.REFUSALS`."""

    def __init__(self, why: str, row: int = 0) -> None:
        super().__init__(why)
        self.report = Report(why=why, row=row)


def limit_process(memory: int, seconds: int) -> None:
    """Limit this process; it writes no file and leaves no core. Too long ends it by SIGXCPU."""
    with contextlib.suppress(ValueError, OSError):  # macOS knows no limit of memory
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, LONGEST))


def allow_seconds(more: int) -> None:
    """Allow so many seconds of computing from now on."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + more
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
