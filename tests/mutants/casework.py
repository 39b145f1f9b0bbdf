"""Mutations of what casework does the same under every protocol."""

from datetime import time

from tests.mutants.mutation import mutates


@mutates("working-hours")
def any_hour_is_a_working_hour(mutation):
    """Notices go at once and reminders from midnight, and an evening counts like its morning."""

    def deadline(original, at, *terms):
        return original(at.replace(hour=10), *terms)

    mutation.replace("casework.promises.deadline", deadline)
    mutation.replace("casework.promises.next_working_moment", lambda _, now, calendar: now)
    mutation.patch.setattr("casework.promises.OFFICE_OPENS", time(0))


@mutates("history-names-the-person")
def nobody_is_named(mutation):
    mutation.replace(
        "foundation.history.name_author",
        lambda original, row, by, reason: original(row, None, reason),
    )
