"""Sweeps: a timed job deals with each row by itself, so that one that fails leaves the others.

A row that fails is set aside with its error, and tried again after the others, each time later.
An app that keeps those rows adds itself to `KEEPERS`.
"""

import logging
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from contextlib import nullcontext
from datetime import datetime, timedelta
from functools import partial
from traceback import extract_tb
from typing import Protocol, TypeVar

from celery.exceptions import SoftTimeLimitExceeded
from django.db import InterfaceError, OperationalError, connection, transaction
from django.utils import timezone

logger = logging.getLogger(__name__)
K = TypeVar("K", bound=Hashable)
T = TypeVar("T")

# What ends a whole sweep. Nothing that catches every exception may take it for one row's fault.
STOPPED = (SoftTimeLimitExceeded,)
MOST_MINUTES = 4 * 60


class Keeper(Protocol):
    """Where rows that failed are kept between sweeps."""

    def retry_times(self, sweep: str) -> Mapping[str, datetime]:
        """When each row of this sweep that is set aside is tried again."""
        ...

    def set_aside(self, sweep: str, row: str, error: str, *, sealed: bool) -> None: ...

    def forget(self, sweep: str, rows: Iterable[str]) -> None:
        """These did not fail again, or there is nothing left to do for them."""
        ...


KEEPERS: list[Keeper] = []


def retry_times(sweep: str) -> dict[str, datetime]:
    return {row: at for keeper in KEEPERS for row, at in keeper.retry_times(sweep).items()}


def forget(sweep: str, rows: Iterable[str]) -> None:
    if gone := list(rows):
        for keeper in KEEPERS:
            keeper.forget(sweep, gone)


def deal_with_each(
    sweep: str, rows: Iterable[K], do: Callable[[K], object], *, sealed: bool = False
) -> int:
    """Do this for each row, in a transaction of its own, those set aside last and only when their
    time has come. `rows` are all there are now. Returns how many gave something."""
    fresh, again = rows_to_try(sweep, rows)
    done = sum(bool(try_one(sweep, key, do, sealed=sealed)) for key in fresh)
    return done + sum(bool(try_again(sweep, key, do, sealed=sealed)) for key in again)


def rows_to_try(sweep: str, rows: Iterable[K]) -> tuple[list[K], list[K]]:
    """Of all rows that there are now, those that are not set aside, and of those that are the ones
    whose time has come. What is set aside and no longer there is forgotten."""
    now, aside, keys = timezone.now(), retry_times(sweep), list(rows)
    forget(sweep, aside.keys() - {str(key) for key in keys})
    fresh = [key for key in keys if str(key) not in aside]
    return fresh, [key for key in keys if str(key) in aside and aside[str(key)] <= now]


def batch_or_each(
    sweep: str,
    keys: Sequence[K],
    do: Callable[[Sequence[K]], object],
    *,
    name: Callable[[K], str] = str,
    sealed: bool = False,
) -> list[K]:
    """Do this for all of them in one transaction; if that fails, for each by itself. Returns those
    that failed even so, which are set aside."""
    try:
        with transaction.atomic():
            do(keys)
    except STOPPED:
        raise
    except Exception as failed:
        refuse_if_database_is_gone(failed)
        return [key for key in keys if not is_done(sweep, name(key), partial(do, [key]), sealed)]
    return []


def is_done(sweep: str, name: str, do: Callable[[], object], sealed: bool) -> bool:
    return bool(try_one(sweep, name, lambda _: (do(),), sealed=sealed))


def try_again(sweep: str, key: K, do: Callable[[K], T], *, sealed: bool = False) -> T | None:
    """As `try_one`, for a row that is set aside; if it does not fail now, that is over."""

    def do_and_forget(row: K) -> T:
        result = do(row)
        forget(sweep, [str(row)])
        return result

    return try_one(sweep, key, do_and_forget, sealed=sealed)


def try_one(
    sweep: str, key: K, do: Callable[[K], T], *, sealed: bool = False, writes: bool = True
) -> T | None:
    """What this gives for a row; None if it fails, and then the row is set aside. What `writes` has
    a savepoint, which costs a millisecond."""
    try:
        with transaction.atomic() if writes else nullcontext():
            return do(key)
    except STOPPED:
        raise
    except Exception as failed:
        refuse_if_database_is_gone(failed)
        set_aside(sweep, str(key), failed, sealed=sealed)
        return None


def refuse_if_database_is_gone(failed: Exception) -> None:
    """That is no row's fault, so it ends the sweep."""
    if is_lost_connection(failed) or not connection.is_usable():
        raise failed


def is_lost_connection(failed: Exception) -> bool:
    """PostgreSQL cannot be reached or is shutting down; a lock or a statement that takes too long
    is the row's own."""
    if not isinstance(failed, OperationalError | InterfaceError):
        return False
    code = getattr(failed.__cause__, "sqlstate", None)
    return code is None or code.startswith(("08", "57P"))


def forget_what_did_not_fail(sweep: str, before: Mapping[str, datetime]) -> None:
    """For a sweep that tries everything each time: what has not failed in it is over. `before` are
    the retry times from before it."""
    forget(sweep, [row for row, at in retry_times(sweep).items() if before.get(row) == at])


def set_aside(sweep: str, row: str, failed: Exception, *, sealed: bool) -> None:
    """Record that a row failed, and where in the code. What the exception quotes is left out."""
    error = place_of_failure(failed)
    which = "An encrypted row" if sealed else f"Row {row}"
    logger.error("%s was set aside by the sweep of %s: %s", which, sweep, error)
    for keeper in KEEPERS:
        keeper.set_aside(sweep, row, error, sealed=sealed)


def place_of_failure(failed: Exception) -> str:
    """KeyError at reminders.py:61 < jobs.py:40"""
    frames = extract_tb(failed.__traceback__)[::-1][:8]
    places = [f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in frames]
    return f"{type(failed).__name__} at {' < '.join(places)}"


def delay_after(attempts: int) -> timedelta:
    """1, 2, 4 … minutes, four hours at most."""
    return timedelta(minutes=min(2 ** min(attempts - 1, 12), MOST_MINUTES))
