"""The engine's connection, which calls `foundation.chain.before_commit` before it commits.

Django has hooks for after a commit only. An error here has to be a database error, because that is
what makes `atomic` roll back.
"""

from django.conf import settings
from django.db import DatabaseError, models
from django.db.backends.postgresql import base
from django.db.backends.utils import CursorWrapper

from foundation.chain import before_commit
from foundation.sweeps import STOPPED
from foundation.types import Untyped


class NotRecorded(DatabaseError):
    """What was written could not be given its links, so it is not committed."""


class PreparedCursor(base.ServerBindingCursor):
    """A cursor whose statements PostgreSQL plans once for each connection, for all their values."""

    def _convert_query(self, query: Untyped, params: Untyped = None) -> Untyped:
        """Kept where Django’s list of statements looks for it."""
        self._query = super()._convert_query(query, params)  # type: ignore[misc]
        return self._query


class DatabaseWrapper(base.DatabaseWrapper):
    """`written` has the chained rows written in this transaction: by model and column, the values
    that they are found by. Those whose value is False are not linked."""

    written: dict[tuple[type[models.Model], str], dict[object, bool]]

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.written = {}

    def get_connection_params(self) -> dict[str, Untyped]:
        """With statements of a `PreparedCursor` prepared at once. Django's own cursors put values
        into the text, so theirs never are."""
        params = super().get_connection_params()
        return params if settings.DATABASE_POOLED else params | {"prepare_threshold": 0}

    def prepared_cursor(self) -> CursorWrapper:
        """For a statement that is best planned alike for every value. Behind a pooler, which gives
        each transaction another session, an ordinary cursor."""
        if settings.DATABASE_POOLED:
            return self.cursor()
        self.ensure_connection()
        with self.wrap_database_errors:
            cursor: CursorWrapper = self._prepare_cursor(  # type: ignore[attr-defined]
                PreparedCursor(self.connection)  # type: ignore[call-arg]
            )
            return cursor

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
