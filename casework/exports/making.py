"""Long exports, made by a worker: one at a time, so that emails do not wait behind them.

A worker that is killed leaves its export as it was, and another begins it again under a new file
name. An attempt that was given up for dead and was not finds that out when it next says how far it
is, or when it has finished, and removes what it made.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from uuid import UUID, uuid4

from celery.exceptions import SoftTimeLimitExceeded
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, QueryDict
from django.utils import timezone

from casework.exports import actions, policy
from casework.exports.columns import Row, Rows
from casework.exports.kinds import file_pieces
from casework.exports.lists import LISTS
from casework.exports.models import Export
from casework.exports.storing import keep_export, remove_export, remove_left_behind
from casework.exports.xlsx_file import TooManyRows
from casework.files.cipher import Unreadable
from casework.files.store import FileNotStored
from foundation import sweeps
from foundation.history import update_without_history
from foundation.second_connection import second_connection
from foundation.turns import wait_for_turn
from people.models import User

logger = logging.getLogger(__name__)
SWEEP, EXPIRING = "exports to be made", "exports past their time"
SAY_EVERY = 1.0  # seconds
PROGRESS = (
    "UPDATE casework_export SET done = %s, seen_at = now()"
    " WHERE id = %s AND file_key = %s AND state = 'waiting'"
)
STOPPED = "The portal started three times and could not finish this file. Narrow the list."
TOO_LONG = "This file takes too long to make. Narrow the list, for example by year."
TOO_MANY = "This list has more rows than an Excel sheet can hold. Make it as CSV instead."
NO_ROOM = "The portal has no room for this file. Tell the people who run the portal."
NO_KEY = "The portal can no longer read what was asked for. Make this file again from its list."


class Superseded(Exception):
    """Another worker took over, or the export is past its time."""


def make_waiting() -> int:
    """Make the export that has waited longest, if no other is being made. Returns how many."""
    export = claimed_export()
    if export is None:
        return 0
    made = sweeps.try_one(SWEEP, export.pk, lambda _: make(export), writes=False)
    if made is not None:
        sweeps.forget(SWEEP, [str(export.pk)])
    return int(bool(made))


@transaction.atomic
def claimed_export() -> Export | None:
    wait_for_turn("exports by a worker")
    now = timezone.now()
    if Export.objects.being_made(now).exists():
        return None
    export = Export.objects.to_make(now).select_for_update(of=("self",)).first()
    if export is None:
        return None
    if export.attempts >= Export.MOST_ATTEMPTS:
        actions.give_up(export, STOPPED)
        return None
    export.attempts += 1
    export.done, export.seen_at, export.file_key = 0, now, uuid4()
    update_without_history([export], ["attempts", "done", "seen_at", "file_key"])
    return export


def make(export: Export) -> bool:
    """Whether there is a file now. What its person can do something about is said to them."""
    try:
        return is_made(export)
    except Superseded:
        remove_export(export.file_key)
    except SoftTimeLimitExceeded:
        actions.fail(export, TOO_LONG)
        raise
    except (PermissionDenied, Http404) as refusal:
        actions.fail(export, str(refusal)[:200])
    except TooManyRows:
        actions.fail(export, TOO_MANY)
    except FileNotStored:
        actions.fail(export, NO_ROOM)
    except Unreadable:
        actions.fail(export, NO_KEY)
    return False


def is_made(export: Export) -> bool:
    person = User.objects.get(pk=export.person_id)
    policy.can_export(person, export.of).or_raise()
    reach = policy.reach_of(person)
    content = LISTS[export.of].content(person, QueryDict(export.query))
    export.total = content.count()
    update_without_history([export], ["total"])
    with progress_of(export) as said, transaction.atomic():
        counted = Counted(content.rows(None), said)
        keep_export(claimed_file_key(export), file_pieces(export.file, content.columns, counted))
    if actions.finish(export, counted.number, reach=reach):
        return True
    raise Superseded


def claimed_file_key(export: Export) -> UUID:
    if export.file_key is None:
        raise RuntimeError("No worker has claimed this export.")
    return export.file_key


class Counted:
    """Rows as they are read, with how many there were."""

    def __init__(self, rows: Rows, said: Callable[[int], None]) -> None:
        self.rows, self.said, self.number = rows, said, 0

    def __iter__(self) -> Iterator[Row]:
        for row in self.rows:
            self.number += 1
            if self.number % 500 == 0:
                self.said(self.number)
            yield row


@contextmanager
def progress_of(export: Export) -> Iterator[Callable[[int], None]]:
    """Says how far it is on a second connection, as the first is reading. Raises Superseded."""
    last = monotonic()
    with second_connection() as second:

        def say(number: int) -> None:
            nonlocal last
            if monotonic() - last < SAY_EVERY:
                return
            last = monotonic()
            with second.cursor() as cursor:
                cursor.execute(PROGRESS, [number, export.pk, export.file_key])
                if not cursor.rowcount:
                    raise Superseded

        yield say


def remove_unfetched_exports() -> int:
    """End what was not fetched in time, and remove what no row names. Returns how many files."""
    now = timezone.now()
    keys = Export.objects.past_their_time(now).values_list("pk", flat=True)
    ended = sweeps.deal_with_each(EXPIRING, keys, lambda key: actions.expire(key, now))
    wanted = Export.objects.unfetched().values_list("file_key", flat=True)
    return ended + remove_left_behind({name for name in wanted if name})
