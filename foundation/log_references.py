"""Log lines without references of complaints and document requests, from any part of the portal.

A reference in an address says that the case exists, and with the time and the network perhaps who
reads it. Every record of this process is made here, also those of gunicorn's access log and of
tracebacks, so no handler can be forgotten.
"""

import logging
import re

REFERENCE = re.compile(r"([CD])(?:-|%2D)\d{4}(?:-|%2D)[0-9A-Z]{5}", re.IGNORECASE | re.ASCII)


def without_references(text: str) -> str:
    """C-[withheld] instead of C-2026-2LBFB: the line still says on what kind of page it was."""
    return REFERENCE.sub(r"\1-[withheld]", text)


def withhold(record: logging.LogRecord) -> None:
    """Replace the references in a record's message and in its traceback."""
    try:
        text = record.getMessage()
    except (TypeError, ValueError, KeyError):
        return  # a wrong call: logging itself reports it
    if REFERENCE.search(text):
        record.msg, record.args = without_references(text), ()
    if record.exc_info and record.exc_info[0]:
        record.exc_text = without_references(logging.Formatter().formatException(record.exc_info))
    if record.stack_info:
        record.stack_info = without_references(record.stack_info)


def withhold_references() -> None:
    """Make it so for every record from now on; once is enough, and twice does no harm."""
    make = logging.getLogRecordFactory()
    if getattr(make, "withholds_references", False):
        return

    def made(*args: object, **more: object) -> logging.LogRecord:
        record = make(*args, **more)
        withhold(record)
        return record

    made.withholds_references = True  # type: ignore[attr-defined]
    logging.setLogRecordFactory(made)
