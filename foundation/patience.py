"""Limits on statements for what takes longer than a page may: sweeps, commands, migrations.

What every connection starts with is a setting of the database itself, for pages
(`portal.database_settings`). A process that needs more says so once, when it starts. Through a
pooler nothing can be set for a connection, because the next statement may have another.
"""

from collections.abc import Mapping

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

Limits = Mapping[str, str]

SWEEP: Limits = {
    "statement_timeout": "4min",  # as long as a task of the worker
    "lock_timeout": "30s",
    "idle_in_transaction_session_timeout": "5min",  # while mail is sent or a file read
}
COMMAND: Limits = {
    "statement_timeout": "0",  # someone watches it, and can stop it
    "lock_timeout": "1min",  # or everyone would queue behind a migration that waits itself
    "idle_in_transaction_session_timeout": "0",
}


def be_patient(limits: Limits) -> None:
    """Every connection of this process is opened with these limits from now on."""

    def set_limits(connection: BaseDatabaseWrapper, **more: object) -> None:
        if not connection.settings_dict.get("DISABLE_SERVER_SIDE_CURSORS"):
            set_for(connection, limits)

    connection_created.connect(set_limits, weak=False, dispatch_uid="foundation.patience")


def set_for(connection: BaseDatabaseWrapper, limits: Limits) -> None:
    with connection.cursor() as cursor:
        for name, value in limits.items():
            cursor.execute("SELECT set_config(%s, %s, false)", [name, value])
