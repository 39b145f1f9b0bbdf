"""Reminders written by the clock: in batches that no other sweep holds, each reminder once."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone

from casework import promises
from casework.chase_step import steps_of
from casework.models import AnyPromise, Case, Notice, Promise, PromiseQuerySet
from casework.notices import ledger
from casework.notices.ladders import Ladder, notices_of_step
from foundation import sweeps
from protocols.models import Nudge

BATCH_SIZE = 500
# After an outage all reminders are written before any is sent, so that many become one mail.
LATE, ALL_ARE_WRITTEN = timedelta(hours=1), timedelta(minutes=15)

Reminders = Callable[[Sequence[AnyPromise], datetime], list[Notice]]


def write_reminders(
    promises_of_kind: PromiseQuerySet, reminders: Reminders, *, sealed: bool = False
) -> int:
    """Write the reminders whose time has come. Returns how many promises were looked at.

    `reminders` gets a batch of promises and the time, and sets when each is next reminded. Those
    of `sealed` cases are in no list of what has failed.
    """
    sweep = ReminderSweep(promises_of_kind, reminders, sealed)
    done = 0
    while looked_at := sweep.write_batch(timezone.now()):
        done += looked_at
    return done + sweep.try_those_set_aside(timezone.now())


class ReminderSweep:
    """One sweep over the promises of one kind of case. A promise that fails is set aside, so that
    the batches are of the others."""

    def __init__(self, rows: PromiseQuerySet, reminders: Reminders, sealed: bool) -> None:
        self.rows, self.reminders, self.sealed = rows, reminders, sealed
        self.name = f"reminders of {rows.model.subject_model()._meta.verbose_name_plural}"
        self.set_aside_before = sweeps.retry_times(self.name)
        self.left_out = {int(row) for row in self.set_aside_before}

    @transaction.atomic
    def write_batch(self, now: datetime) -> int:
        """One batch that others leave alone meanwhile; a second run finds none of it."""
        rest = self.rows.to_nudge(now).exclude(pk__in=sorted(self.left_out))
        locked = rest.select_for_update(skip_locked=True, of=("self",))
        keys = [promise.pk for promise in locked.only("pk").select_related(None)[:BATCH_SIZE]]
        remind = partial(self.remind, now=now)
        self.left_out |= {*sweeps.batch_or_each(self.name, keys, remind, sealed=self.sealed)}
        return len(keys)

    def remind(self, keys: Sequence[int], *, now: datetime) -> None:
        batch = list(self.rows.to_nudge(now).filter(pk__in=keys))
        rows = self.reminders(batch, now)
        self.rows.schedule(batch)
        ledger.write_notices(rows)

    def try_those_set_aside(self, now: datetime) -> int:
        """Try again those whose time has come. What is kept meanwhile is set aside no longer."""
        again = [int(row) for row, at in self.set_aside_before.items() if at <= now]
        for key in again:
            sweeps.try_again(self.name, key, self.remind_one, sealed=self.sealed)
        return len(again)

    def remind_one(self, key: int) -> None:
        list(self.rows.filter(pk=key).select_related(None).select_for_update())
        self.remind([key], now=timezone.now())


def reminders_by(ladder: Ladder, batch: Sequence[AnyPromise], now: datetime) -> list[Notice]:
    """The notices that these promises earn now. When each is next reminded is set on the way."""
    rows: list[Notice] = []
    for promise in batch:
        steps, at = steps_due(promise.case, promise, now)
        for step in steps:
            rows += notices_of_step(ladder, promise, step, now=now, at=at)
    return rows


def steps_due(case: Case, promise: Promise, now: datetime) -> tuple[list[Nudge], datetime]:
    """The steps of the ladder that have come, and when their mails may go, in working hours.

    When the promise is next reminded is set on the way.
    """
    rule = promises.rule_of(case, promise)
    calendar = promises.calendar_of(case)
    steps = promises.reminders_due(promise, rule, calendar, now)
    moments = [promises.reminder_moment(promise.due_on, one.offset, calendar) for one in steps]
    is_late = any(moment < now - LATE for moment in moments)
    promise.nudge_at = promises.next_reminder_at(
        steps_of(rule), promise.due_on, calendar, after=now
    )
    return steps, promises.next_working_moment(now + ALL_ARE_WRITTEN if is_late else now, calendar)
