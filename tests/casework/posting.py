"""Notices of the ledger and a real mail server, for tests of sending."""

from contextlib import contextmanager
from itertools import count

from django.test import override_settings
from django.utils import timezone

from casework.models import Notice
from tests.people import named
from tests.smtp import smtp_sink

numbers = count()


def to_smtp(port, timeout=5):
    """The portal's own backend, to a server on this machine."""
    return override_settings(
        EMAIL_BACKEND="casework.notices.smtp.EmailBackend",
        EMAIL_HOST="127.0.0.1",
        EMAIL_PORT=port,
        EMAIL_TIMEOUT=timeout,
    )


@contextmanager
def mail_server(answers=lambda command: None, timeout=5):
    with smtp_sink(answers) as server, to_smtp(server.port, timeout):
        yield server


def written(who="omar", event="assigned", **more):
    """A notice about an enquiry that is due now."""
    fields = {
        "key": f"enquiry:1:{event}:{next(numbers)}",
        "case": "account:1",
        "addressee": named(who),
        "reference": "E-2026-0001",
        "event": event,
        "sentence": "Something has happened.",
        "path": "/",
        "due_at": timezone.now(),
    }
    return Notice.objects.create(**fields | more)


def state_of(notice):
    notice.refresh_from_db()
    return str(notice.state)


def to_whom(server):
    return [message["To"].partition("@")[0] for message in server.messages]
