"""What the portal needs to work, and whether it has it: the one rule behind probes and alarms."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import cache
from typing import NamedTuple

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from casework.notices import overdue
from portal.broker import broker_answers
from portal.models import Heartbeat

# Longer than two beats of each. A worker whose processes all have long tasks beats only after them.
MOST_AGE = {"clock": timedelta(minutes=2), "worker": timedelta(minutes=7)}


class State(NamedTuple):
    """Whether a part works, and for how many seconds it has been silent or late, if it has."""

    works: bool
    seconds: int | None = None


def database() -> State:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return State(True)


@cache
def migrations_of_this_version() -> frozenset[tuple[str, str]]:
    return frozenset(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)


def migrations() -> State:
    return State(
        migrations_of_this_version() <= set(MigrationRecorder(connection).applied_migrations())
    )


def broker() -> State:
    return State(broker_answers(settings.REDIS_URL))


def heartbeat_of(name: str) -> State:
    at = Heartbeat.objects.last_seen().get(name)
    if at is None:
        return State(False)
    age = timezone.now() - at
    return State(age < MOST_AGE[name], int(age.total_seconds()))


def clock() -> State:
    return heartbeat_of("clock")


def worker() -> State:
    return heartbeat_of("worker")


def notices() -> State:
    oldest = overdue.oldest_unsent()
    return State(oldest is None, int((timezone.now() - oldest).total_seconds()) if oldest else None)


PARTS: dict[str, Callable[[], State]] = {
    "database": database,
    "migrations": migrations,
    "broker": broker,
    "clock": clock,
    "worker": worker,
    "notices": notices,
}
# What is asked about at once. Pages need neither queue nor worker: those are no reason to send
# nobody to a web server.
GROUPS: dict[str, tuple[str, ...]] = {"": tuple(PARTS), "pages": ("database", "migrations")}


def states(names: Iterable[str]) -> dict[str, State]:
    """Of each of these parts. None that needs a database works while it does not answer."""
    return {name: state_of(name) for name in names}


def state_of(name: str) -> State:
    try:
        return PARTS[name]()
    except (DatabaseError, InterfaceError):
        return State(False)
