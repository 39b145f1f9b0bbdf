"""Log lines: one format for all of them, as text or as JSON, each with its request or its task.

A line says which request or task it belongs to, never whose: no name, address of a page or email.
What a message brings along is withheld in `foundation.log_references`.
"""

import json
import logging
from contextvars import ContextVar
from datetime import UTC, datetime

Config = dict[str, object]

# What this thread is working on: "request" or "task", and its id.
WORK: ContextVar[tuple[str, str] | None] = ContextVar("work", default=None)


def one_line(text: str) -> str:
    """Without line breaks or other control characters, by which one line could pass for two."""
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)


class TextFormatter(logging.Formatter):
    def __init__(self, name: str = "%(name)s") -> None:
        super().__init__(f"%(asctime)s %(levelname)s {name}%(work)s: %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:
        record.message = one_line(record.message)
        work = WORK.get()
        record.work = f" {work[0]}={work[1]}" if work else ""
        return super().formatMessage(record)


class JSONFormatter(logging.Formatter):
    """`fields` of a record become keys of their own."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if work := WORK.get():
            line[work[0]] = work[1]
        line |= getattr(record, "fields", {})
        if record.exc_info and not record.exc_text:
            record.exc_text = self.formatException(record.exc_info)
        if record.exc_text:
            line["exception"] = record.exc_text
        if record.stack_info:
            line["stack"] = record.stack_info
        return json.dumps(line, ensure_ascii=False, default=str)


QUIET: Config = {"level": "WARNING"}
LOGGERS: Config = {
    # Without Django's own handlers, so that each line is written once and by ours.
    "django": {"handlers": [], "level": "INFO"},
    "django.security.DisallowedHost": {"handlers": [], "propagate": False},
    "concordat.sign_in": {"handlers": ["sign_in"], "propagate": False},
    # See portal.request_log; its own has the addresses of pages.
    "gunicorn.access": {"handlers": [], "propagate": False, "level": logging.CRITICAL + 1},
    "gunicorn.error": {"handlers": ["console"], "propagate": False, "level": "INFO"},
    # A tick is news only when it fails.
    "celery.worker.strategy": QUIET,
    "celery.app.trace": QUIET,
    "celery.beat": QUIET,
    "pikepdf": QUIET,
    "weasyprint": QUIET,
    "weasyprint.progress": QUIET,
    "fontTools": QUIET,
}


def logging_config(*, as_json: bool, sign_in_log: str) -> Config:
    """For `logging.config.dictConfig`: web server, worker, clock and commands all use it. Sign-ins
    go to a file of their own, if one is named."""
    file: Config = {"class": "logging.handlers.WatchedFileHandler", "filename": sign_in_log}
    stream: Config = {"class": "logging.StreamHandler"}
    json_lines: Config = {"()": "portal.logs.JSONFormatter"}
    text: Config = {"()": "portal.logs.TextFormatter"}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "plain": json_lines if as_json else text,
            "sign_in": json_lines if as_json else text | {"name": "sign-in"},
        },
        "handlers": {
            "console": stream | {"formatter": "plain"},
            "sign_in": (file if sign_in_log else stream) | {"formatter": "sign_in"},
        },
        "root": {"handlers": ["console"], "level": "INFO"},
        "loggers": LOGGERS,
    }
