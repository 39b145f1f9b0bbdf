"""The engine's connection, which calls `foundation.chain.before_commit` before it commits.

Django has hooks for after a commit only. An error here has to be a database error, because that is
what makes `atomic` roll back.
"""

from django.db import DatabaseError, models
from django.db.backends.postgresql import base

from foundation.chain import before_commit
from foundation.sweeps import STOPPED


class NotRecorded(DatabaseError):
    """What was written could not be given its links, so it is not committed."""


class DatabaseWrapper(base.DatabaseWrapper):
    """`written` has the chained rows written in this transaction: by model and column, the values
    that they are found by. Those whose value is False are not linked."""

    written: dict[tuple[type[models.Model], str], dict[object, bool]]

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.written = {}

    def commit(self) -> None:
        if self.written:
            try:
                for prepare in before_commit:
                    prepare(self)
            except DatabaseError:
                raise
            except STOPPED:
                self.rollback()  # `atomic` does so for errors of the database only
                raise
            except Exception as error:
                raise NotRecorded(str(error)) from error
        super().commit()
        self.written = {}

    def rollback(self) -> None:
        self.written = {}
        super().rollback()

    def close(self) -> None:
        self.written = {}
        super().close()
