"""Reminders written by the clock: in batches that no other sweep holds, each reminder once."""

from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from casework import promises
from casework.models import AnyPromise, Case, Notice, Promise, PromiseQuerySet
from casework.notices import ledger
from protocols.models import Nudge
from protocols.settings.pages import amount_in_digits

BATCH_SIZE = 500

Reminders = Callable[[Sequence[AnyPromise], datetime], list[Notice]]


def write_reminders(promises_of_kind: PromiseQuerySet, reminders: Reminders) -> int:
    """Write the reminders whose time has come. Returns how many promises were looked at.

    `reminders` gets a batch of promises and the time, and sets when each is next reminded.
    """
    done = 0
    while looked_at := write_reminder_batch(promises_of_kind, reminders, timezone.now()):
        done += looked_at
    return done


@transaction.atomic
def write_reminder_batch(
    promises_of_kind: PromiseQuerySet, reminders: Reminders, now: datetime
) -> int:
    """One batch that others leave alone meanwhile; a second run finds none of it."""
    due = promises_of_kind.to_nudge(now).select_for_update(skip_locked=True, of=("self",))
    batch = list(due[:BATCH_SIZE])
    rows = reminders(batch, now)
    promises_of_kind.schedule(batch)
    ledger.write_notices(rows)
    return len(batch)


def steps_due(case: Case, promise: Promise, now: datetime) -> tuple[list[Nudge], datetime]:
    """The steps of the ladder that have come, and when their mails may go, in working hours.

    When the promise is next reminded is set on the way.
    """
    rule = promises.rule_of(case, promise)
    calendar = promises.calendar_of(case)
    steps = promises.reminders_due(promise, rule, calendar, now)
    promise.nudge_at = promises.next_reminder_at(
        rule.nudges.all(), promise.due_on, calendar, after=now
    )
    return steps, promises.next_working_moment(now, calendar)


def step_in_words(step: Nudge) -> str:
    if not step.offset:
        return "due today"
    unit = amount_in_digits(abs(step.offset))
    return f"{unit} overdue" if step.offset > 0 else f"due in {unit}"
