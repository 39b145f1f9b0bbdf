"""A real worker and the real clock against the real broker: a reminder arrives by mail."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.utils import timezone

from casework.models import Notice, NoticeState
from enquiries.models import EnquiryPromise
from portal.models import Heartbeat
from tests.enquiries import cases
from tests.owner import address
from tests.smtp import smtp_sink

pytestmark = [pytest.mark.worker, pytest.mark.django_db(transaction=True)]
PATIENCE = 60


@contextmanager
def running(*arguments, **environment):
    """A Celery process in a session of its own, stopped at the end."""
    process = subprocess.Popen(
        [sys.executable, "-m", "celery", "-A", "portal.celery", *arguments],
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "portal.settings"} | environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def eventually(happened):
    """Whatever `happened` gives once it gives something, or a failure after a minute."""
    for _ in range(PATIENCE * 10):
        if result := happened():
            return result
        time.sleep(0.1)
    raise AssertionError("It did not happen within a minute.")


def asked(client, part):
    """The status of a probe."""
    return client.get(f"/ready/{part}").status_code


def test_a_reminder_arrives_by_mail_and_probes_know_of_a_killed_worker(council, client):
    enquiry = cases.assigned()
    Notice.objects.update(state=NoticeState.SENT, sent_at=timezone.now())
    promise = EnquiryPromise.objects.get(case=enquiry, kind="reply")
    overdue(promise, timezone.localdate() - timedelta(days=1))
    with smtp_sink() as server:
        often = {"SEND_EVERY": "1", "NUDGE_EVERY": "1"}
        environment = {"DATABASE_URL": address(), "EMAIL_URL": server.url, "DEMO": "0", **often}
        worker = running("worker", "-c", "1", "--without-gossip", "--without-mingle", **environment)
        clock = running("beat", **environment)
        with worker as working, clock:
            eventually(lambda: Notice.objects.exclude(step="").exists())
            # At night it waits for nine o'clock; here the morning comes at once.
            Notice.objects.exclude(step="").update(due_at=timezone.now())
            arrived = eventually(lambda: list(server.messages))
            eventually(lambda: not Notice.objects.filter(state=NoticeState.WAITING).exists())
            eventually(lambda: all(asked(client, name) == 200 for name in ("clock", "worker")))
            os.killpg(working.pid, signal.SIGKILL)
            long_ago = timezone.now() - timedelta(hours=1)
            Heartbeat.objects.update(at=long_ago)
            eventually(lambda: asked(client, "clock") == 200)
            assert Heartbeat.objects.get(name="worker").at == long_ago
            assert asked(client, "worker") == 503
    recipients = {"omar@westhaven.example", "ruth@westhaven.example"}
    assert {message["To"] for message in arrived} <= recipients
    assert enquiry.reference in arrived[0]["Subject"]
    assert enquiry.title not in arrived[0].get_content()


def overdue(promise, due_on):
    """As if the promise had been due, and its first reminder long since come."""
    promise.due_on = due_on
    promise.nudge_at = timezone.now() - timedelta(days=7)
    promise.save(update_fields=["due_on", "nudge_at"])
