"""Settings of the database itself, which every connection to it starts with.

They are no part of the connection's own request, because a pooler such as PgBouncer refuses that.
The owner of the database sets them with each migration.
"""

from collections.abc import Iterator

from django.db import connection
from psycopg import sql

from foundation import timeouts

SETTINGS = {
    "statement_timeout": f"{timeouts.STATEMENT}s",
    "lock_timeout": f"{timeouts.LOCK}s",
    "idle_in_transaction_session_timeout": f"{timeouts.IDLE_IN_TRANSACTION}s",
    # As for a solid-state disk: with PostgreSQL's own guess a search among a million reads twice.
    "random_page_cost": "1.1",
    # When a statement fails, the log has nothing of what it was given.
    "log_parameter_max_length_on_error": "0",
}


def setting_statements(database: str) -> Iterator[sql.Composed]:
    for name, value in SETTINGS.items():
        yield sql.SQL("ALTER DATABASE {database} SET {name} = {value}").format(
            database=sql.Identifier(database), name=sql.Identifier(name), value=sql.Literal(value)
        )


def apply_settings() -> None:
    """As the owner of the database."""
    with connection.cursor() as cursor:
        for statement in setting_statements(connection.settings_dict["NAME"]):
            cursor.execute(statement)
