"""Log lines without what they must not say: references of complaints and document requests, email
addresses, links to set a password, addresses of calendar feeds, and values that PostgreSQL quotes
in an error.

A reference in an address says that the case exists, and with the time and the network perhaps who
reads it. Every record of this process is made here, also those of gunicorn's access log and of
tracebacks, so no handler can be forgotten.
"""

import logging
import re

WITHHELD = (
    (re.compile(r"([CD])(?:-|%2D)\d{4}(?:-|%2D)[0-9A-Z]{5}", re.IGNORECASE | re.ASCII), r"\1-"),
    # At most 64 characters go before the @, by RFC 5321.
    (re.compile(r"[\w.+'-]{1,64}(?:@|%40)[\w-]+\.[\w.-]+(?<!\.)", re.IGNORECASE), ""),
    (re.compile(r"(/password/)[0-9a-z]+-[^/\s]+", re.IGNORECASE), r"\1"),
    (re.compile(r"(/due-dates/)[\w-]+"), r"\1"),
    (re.compile(r"(DETAIL: {1,2}).+"), r"\1"),  # the key of a row that is there already, say
)


def without_references(text: str) -> str:
    """C-[withheld] instead of C-2026-2LBFB: the line still says on what kind of page it was."""
    for pattern, kept in WITHHELD:
        text = pattern.sub(f"{kept}[withheld]", text)
    return text


def withhold(record: logging.LogRecord) -> None:
    """Replace all that in a record's message and in its traceback."""
    try:
        text = record.getMessage()
    except (TypeError, ValueError, KeyError):
        return  # a wrong call: logging itself reports it
    if (withheld := without_references(text)) != text:
        record.msg, record.args = withheld, ()
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
