"""The clock: Celery's own, which also says that it ticks and remembers the rarer jobs.

Celery's keeps in memory when it sent what, so that after each start an hourly job waits an hour and
a weekly one until the next Monday. Here a job that should have run meanwhile runs at once.
"""

import logging
import time
from datetime import UTC, datetime

from celery.beat import ScheduleEntry, Scheduler
from celery.schedules import schedule
from django.db import DatabaseError, InterfaceError, close_old_connections, connection
from django.utils import timezone

from portal.models import Heartbeat

logger = logging.getLogger(__name__)
OFTEN_SECONDS = 300  # what runs more often than this needs no memory
BEAT_SECONDS = 10
RETRY_SECONDS = 10
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def is_rare(entry: ScheduleEntry) -> bool:
    every = entry.schedule
    is_interval = type(every) is schedule
    return not is_interval or every.run_every.total_seconds() > OFTEN_SECONDS


class Clock(Scheduler):  # type: ignore[misc]
    beaten_at = float(-BEAT_SECONDS)
    has_failed = False

    def setup_schedule(self) -> None:
        super().setup_schedule()
        last_seen = Heartbeat.objects.last_seen()
        for entry in filter(is_rare, self.schedule.values()):
            entry.last_run_at = last_seen.get(entry.name, LONG_AGO)

    def tick(self, *arguments: object, **more: object) -> float:
        if time.monotonic() - self.beaten_at >= BEAT_SECONDS:
            self.beaten_at = time.monotonic()
            record("clock")
        pause: float = super().tick(*arguments, **more)
        if self.has_failed:
            self.has_failed, self._heap = False, None
            return RETRY_SECONDS
        return pause

    def apply_async(self, entry: ScheduleEntry, *arguments: object, **more: object) -> object:
        """What could not be sent is still due."""
        try:
            sent: object = super().apply_async(entry, *arguments, **more)
        except Exception:
            self.schedule[entry.name], self.has_failed = entry, True
            raise
        if is_rare(entry):
            record(entry.name)
        return sent


def record(name: str) -> None:
    """Without the database the clock goes on, and the missing heartbeat says so."""
    try:
        if not connection.in_atomic_block:  # as it is in tests only
            close_old_connections()
        Heartbeat.objects.record(name, timezone.now())
    except (DatabaseError, InterfaceError) as error:
        logger.warning("The heartbeat of %s was not recorded: %s", name, type(error).__name__)
