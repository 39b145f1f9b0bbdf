"""The clock: what it remembers over a start, and what it does when the queue is gone."""

from datetime import timedelta

import pytest
from celery.beat import Scheduler, SchedulingError
from django.utils import timezone

from portal.celery import app
from portal.clock import RETRY_SECONDS, Clock
from portal.models import Heartbeat
from portal.schedule import beat_schedule

pytestmark = pytest.mark.django_db
HOURLY = "sweep-files"


def sent_ago(name, **ago):
    Heartbeat.objects.record(name, timezone.now() - timedelta(**ago))


def due(name):
    return Clock(app=app).schedule[name].is_due().is_due


@pytest.mark.parametrize(
    ("ago", "is_due"), [({"minutes": 59}, False), ({"minutes": 61}, True), ({"days": 9}, True)]
)
def test_an_hourly_job_waits_for_its_hour_and_not_for_one_after_each_start(ago, is_due):
    sent_ago(HOURLY, **ago)
    assert due(HOURLY) is is_due


def test_a_job_that_was_never_sent_is_due_at_once():
    assert due(HOURLY)
    assert due("refresh-bank-holidays")


def test_a_weekly_job_that_was_missed_is_made_up_for():
    sent_ago("refresh-bank-holidays", days=8)
    assert due("refresh-bank-holidays")
    sent_ago("refresh-bank-holidays", minutes=1)
    assert not due("refresh-bank-holidays")


def test_no_job_starts_with_an_hour_of_waiting():
    """What runs often waits for its own interval, which is short."""
    often = {name for name, entry in Clock(app=app).schedule.items() if not entry.is_due().is_due}
    every = beat_schedule(send_every=10, nudge_every=60)
    assert max(float(every[name]["schedule"]) for name in often) <= 60


@pytest.fixture
def sent(monkeypatch):
    """Names of what was sent to a queue that takes all; put an exception in to lose it."""
    names = []

    def apply_async(self, entry, **more):
        if names and isinstance(names[-1], Exception):
            raise names.pop()
        names.append(entry.name)

    monkeypatch.setattr(Scheduler, "apply_async", apply_async)
    monkeypatch.setattr(Clock, "producer", None)
    return names


def ticked(clock):
    """Until nothing is due."""
    while (pause := clock.tick()) == 0:
        pass
    return pause


def test_it_says_that_it_ticks_and_remembers_what_it_sent(sent):
    ticked(Clock(app=app))
    assert HOURLY in sent
    seen = Heartbeat.objects.last_seen()
    assert {"clock", HOURLY} <= set(seen)
    assert "send-notices" not in seen  # that is sent every few seconds
    assert not due(HOURLY)


def test_what_could_not_be_sent_is_sent_soon_after(sent):
    clock = Clock(app=app)
    for entry in clock.schedule.values():
        if entry.name != HOURLY:
            entry.last_run_at = timezone.now()
    sent.append(SchedulingError("the queue is gone"))
    assert ticked(clock) == RETRY_SECONDS
    assert HOURLY not in Heartbeat.objects.last_seen()
    ticked(clock)
    assert sent.count(HOURLY) == 1
