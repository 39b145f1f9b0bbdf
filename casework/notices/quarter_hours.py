"""Quarters of an hour, on which all mail that names no case goes."""

from datetime import UTC, datetime, timedelta

EVERY = timedelta(minutes=15)


def next_batch(at: datetime) -> datetime:
    """The quarter of an hour at or after this time, when the next mail without a reference goes."""
    past = (at - datetime(1970, 1, 1, tzinfo=UTC)) % EVERY
    return at + (EVERY - past) if past else at
