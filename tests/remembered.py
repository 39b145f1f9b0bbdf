"""What the portal remembers of the council’s protocol and calendar: read once for each worker, and
known to each test from its first look at it, unless something was changed before.

From then on the portal’s caches are what they always are: to forget what has changed is its task.
"""

import pickle
from contextlib import contextmanager
from time import monotonic

from django.db import connection

from protocols import calendar, version_cache


class FirstLook(dict):
    """A cache that holds what `fill` gives from the first look at it on, if it is ready by then.
    `changes` counts what may make that untrue."""

    changes = 0
    fill, ready = dict, False

    def look(self):
        if self.ready:
            self.ready = False
            self.update(self.fill())
        return super()

    def __contains__(self, key):
        return self.look().__contains__(key)

    def get(self, key, default=None):
        return self.look().get(key, default)

    def clear(self):
        self.changed()
        super().clear()

    def changed(self):
        self.ready = False
        self.changes += 1


VERSIONS, ADOPTED, CALENDARS = CACHES = FirstLook(), FirstLook(), FirstLook()
same_council: list[bool] = []  # of the scene of a module


def remember_council():
    """Read the version in force and its calendar, and give the portal’s caches these."""
    version = version_cache.todays_protocol()
    as_read = pickle.dumps(version)  # a test may write to what it is given
    _, dates = version_cache._adopted["dates"]
    working_days = calendar.working_calendar(version.division)
    VERSIONS.fill = lambda: {version.pk: pickle.loads(as_read)}
    ADOPTED.fill = lambda: {"dates": (monotonic(), dates)}
    CALENDARS.fill = lambda: {version.division: (monotonic(), working_days)}
    version_cache._kept, version_cache._adopted, calendar._kept = CACHES
    connection.execute_wrappers.append(notice_changes)


def know_council():
    """For a test that begins: if what it finds is the council as it was made."""
    for cache in CACHES:
        cache.ready = same_council == [True] or not connection.in_atomic_block


@contextmanager
def scene(*, same):
    """The tests of a module begin with a scene; `same` if its protocol and calendar are."""
    same_council.append(same)
    yield
    same_council.pop()


def changes():
    return sum(cache.changes for cache in CACHES)


def notice_changes(execute, sql, params, many, context):
    """A wrapper around each statement of this worker."""
    text = sql if isinstance(sql, str) else sql.as_string(connection.connection)
    if "protocols_" in text and not text.startswith("SELECT"):
        for cache in CACHES:
            cache.changed()
    return execute(sql, params, many, context)
