"""Cache in a database table, as JSON: what someone else writes into the table is never executed.

Django's own `DatabaseCache` unpickles each value, so that anyone who can write to its table runs
code in the process that holds the keys. The table is the same one, made by `createcachetable`.
"""

import json
from datetime import UTC, datetime

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.db import BaseDatabaseCache
from django.db import connection

SWEPT = 100  # expired rows removed by each write, so that no live one, such as a limit, has to go
SWEEP = (
    "DELETE FROM {table} WHERE cache_key IN (SELECT cache_key FROM {table} WHERE expires <= %s"
    " LIMIT %s FOR UPDATE SKIP LOCKED)"
)
SET = (
    "INSERT INTO {table} (cache_key, value, expires) VALUES (%s, %s, %s) ON CONFLICT (cache_key)"
    " DO UPDATE SET value = excluded.value, expires = excluded.expires"
)
ADD = SET + " WHERE {table}.expires <= %s RETURNING cache_key"
GET = "SELECT value FROM {table} WHERE cache_key = %s AND expires > %s"
TOUCH = "UPDATE {table} SET expires = %s WHERE cache_key = %s AND expires > %s RETURNING cache_key"
DELETE = "DELETE FROM {table} WHERE cache_key = %s RETURNING cache_key"


def now() -> datetime:
    return datetime.now(UTC)


class JSONCache(BaseDatabaseCache):
    """Values are what JSON can hold; tuples come back as lists. Anything else raises TypeError.

    A value that is not JSON, such as one pickled before an upgrade, counts as absent.
    """

    _table: str

    def get(self, key: str, default: object = None, version: int | None = None) -> object:
        row = self._row(GET, self.make_and_validate_key(key, version=version), now())
        try:
            return json.loads(row[0]) if row else default
        except ValueError:
            return default

    def set(
        self,
        key: str,
        value: object,
        timeout: float | None = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> None:
        key = self.make_and_validate_key(key, version=version)
        text = json.dumps(value)
        self._row(SWEEP, now(), SWEPT)
        self._row(SET, key, text, self._end(timeout))

    def add(
        self,
        key: str,
        value: object,
        timeout: float | None = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> bool:
        """Of several at once, only one is told that it was first."""
        key = self.make_and_validate_key(key, version=version)
        return self._row(ADD, key, json.dumps(value), self._end(timeout), now()) is not None

    def touch(
        self, key: str, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        key = self.make_and_validate_key(key, version=version)
        return self._row(TOUCH, self._end(timeout), key, now()) is not None

    def delete(self, key: str, version: int | None = None) -> bool:
        return self._row(DELETE, self.make_and_validate_key(key, version=version)) is not None

    def clear(self) -> None:
        self._row("DELETE FROM {table}")

    def _end(self, timeout: float | None) -> datetime:
        at = self.get_backend_timeout(timeout)
        return datetime.max.replace(tzinfo=UTC) if at is None else datetime.fromtimestamp(at, UTC)

    def _row(self, sql: str, *values: str | int | datetime) -> tuple[str, ...] | None:
        """The first row that a statement gives, if it gives any."""
        with connection.cursor() as cursor:
            cursor.execute(sql.format(table=connection.ops.quote_name(self._table)), values)
            return cursor.fetchone() if cursor.description else None
