"""Reminders written by the clock: in batches that no other sweep holds, each reminder once."""

from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from casework import promises
from casework.closures.batches import case_model
from casework.models import AnyPromise, Case, Notice, Promise, PromiseQuerySet
from casework.notices import ledger
from foundation import sweeps
from protocols.models import Nudge
from protocols.settings.pages import amount_in_digits

BATCH_SIZE = 500

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
        self.name = f"reminders of {case_model(rows.model)._meta.verbose_name_plural}"
        self.set_aside_before = sweeps.retry_times(self.name)
        self.left_out = {int(row) for row in self.set_aside_before}

    @transaction.atomic
    def write_batch(self, now: datetime) -> int:
        """One batch that others leave alone meanwhile; a second run finds none of it. If it fails,
        each of its promises is dealt with by itself."""
        rest = self.rows.to_nudge(now).exclude(pk__in=sorted(self.left_out))
        batch = list(rest.select_for_update(skip_locked=True, of=("self",))[:BATCH_SIZE])
        try:
            with transaction.atomic():
                self.remind(batch, now)
        except sweeps.STOPPED:
            raise
        except Exception as failed:
            sweeps.refuse_if_database_is_gone(failed)
            for promise in batch:
                self.try_one(promise.pk, now)
        return len(batch)

    def remind(self, batch: Sequence[AnyPromise], now: datetime) -> None:
        rows = self.reminders(batch, now)
        self.rows.schedule(batch)
        ledger.write_notices(rows)

    def try_one(self, key: int, now: datetime, do: sweeps.Attempt = sweeps.try_one) -> None:
        """A promise by itself, read again: what failed has set its next reminder already."""

        def remind_one(pk: int) -> bool:
            found = list(self.rows.to_nudge(now).filter(pk=pk).select_for_update(of=("self",)))
            self.remind(found, now)
            return True

        if not do(self.name, key, remind_one, sealed=self.sealed):
            self.left_out.add(key)

    def try_those_set_aside(self, now: datetime) -> int:
        """Try again those whose time has come. What is kept meanwhile is set aside no longer."""
        again = [int(row) for row, at in self.set_aside_before.items() if at <= now]
        for key in again:
            self.try_one(key, now, sweeps.try_again)
        return len(again)


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
