"""Mutations of what casework does the same under every protocol."""

from datetime import time

from tests.mutants.mutation import mutates


@mutates("working-hours")
def told_at_any_hour(mutation):
    """Notices at once, and reminders from midnight."""
    mutation.replace("casework.promises.next_working_moment", lambda _, now, calendar: now)
    mutation.patch.setattr("casework.promises.OFFICE_OPENS", time(0))


@mutates("history-names-the-person")
def nobody_is_named(mutation):
    mutation.replace(
        "foundation.history.name_author",
        lambda original, row, by, reason: original(row, None, reason),
    )
