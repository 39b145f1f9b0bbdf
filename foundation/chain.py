"""Chained rows: how a model says that its rows have links, and how writers say what they wrote.

The links themselves are written by the app `evidence`, which listens here.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.dispatch import Signal


@dataclass(frozen=True)
class Chained:
    """`record` is the column that says which record a row belongs to. A row where it is empty has
    no link yet. Links of `sealed` rows are kept apart from others."""

    record: str
    sealed: bool = False


# Sent with the model as sender when rows are written in bulk or without `save`: `keys` are those of
# the rows, or values of the unique column `by`.
rows_written = Signal()

# Called with the connection just before the outermost COMMIT, within its transaction.
before_commit: list[Callable[[BaseDatabaseWrapper], None]] = []


def say_written(model: type[models.Model], keys: Iterable[object], *, by: str = "pk") -> None:
    """Say which rows of a model were written in a way that sends no signal of Django's. Found by
    another column than their key, only those that have no link yet are meant."""
    rows_written.send(model, keys=list(keys), by=by)
