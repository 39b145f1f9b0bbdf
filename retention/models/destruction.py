"""Destructions: the stub of each record that was destroyed, and the append-only rows it erased."""

import pgtrigger
from django.db import models

from foundation.chain import Chained
from foundation.history import append_only
from foundation.triggers import Trigger
from people.models import User
from retention.choices import RecordKind
from retention.models.review import ReviewDecision
from retention.models.schedule import ScheduleLine

NO_HISTORY = "it is evidence of destruction: the database refuses to change or remove it"
# The database compares no times. When a record is due, and who a hold on a name is about, is asked
# in Python, in the same transaction.
LAWFUL = """
    NEW.transaction = pg_current_xact_id()::text::bigint;
    IF NOT EXISTS (
        SELECT FROM retention_scheduleline line
        JOIN retention_schedule schedule ON line.schedule_id = schedule.id
        WHERE line.id = NEW.line_id AND line.kind = NEW.kind AND adopted_by_id <> proposed_by_id
          AND (line.then = 'destroy' OR (
              SELECT outcome = 'destroy' FROM retention_reviewdecision
              WHERE kind = NEW.kind AND record_key = NEW.record_key ORDER BY id DESC LIMIT 1
          ))
    ) THEN
        RAISE EXCEPTION 'Cannot destroy a record that nobody decided to destroy';
    END IF;
    IF EXISTS (
        SELECT FROM retention_hold
        WHERE reference = NEW.reference AND ended_at IS NULL AND until IS NULL
    ) THEN
        RAISE EXCEPTION 'Cannot destroy a record that is on hold';
    END IF;
    RETURN NEW;
"""
OF_A_DESTRUCTION = """
    NEW.transaction = pg_current_xact_id()::text::bigint;
    IF NOT EXISTS (
        SELECT FROM retention_destruction
        WHERE id = NEW.destruction_id AND transaction = NEW.transaction
    ) THEN
        RAISE EXCEPTION 'Cannot erase a row without a destruction in the same transaction';
    END IF;
    RETURN NEW;
"""


def added_lawfully(func: str) -> Trigger:
    return Trigger(name="lawful", when=pgtrigger.Before, operation=pgtrigger.Insert, func=func)


class Destruction(models.Model):
    """That a record was destroyed: which, under which line, by whose decision, and when.
    `transaction` is the database’s number of the transaction, which a trigger sets."""

    no_history = NO_HISTORY
    chain = Chained(record="id")

    kind = models.CharField(max_length=30, choices=RecordKind)
    record_key = models.BigIntegerField()
    reference = models.CharField(max_length=20)
    line = models.ForeignKey(ScheduleLine, models.PROTECT, related_name="+", db_index=False)
    decision = models.ForeignKey(
        ReviewDecision, models.PROTECT, null=True, related_name="+", db_index=False
    )
    due_on = models.DateField()
    at = models.DateTimeField()
    files = models.PositiveIntegerField()
    transaction = models.BigIntegerField(default=0)

    class Meta:
        triggers = (*append_only(), added_lawfully(LAWFUL))
        indexes = (models.Index(fields=["line", "id"], name="destruction_of_line"),)
        constraints = (
            models.UniqueConstraint(fields=["kind", "record_key"], name="destroyed_once"),
        )

    def __str__(self) -> str:
        return f"Destruction of {self.reference}"

    @property
    def decided_by(self) -> User:
        """Who decided on this record, or adopted the schedule that asks nobody again."""
        if self.decision:
            return self.decision.by
        adopter = self.line.schedule.adopted_by
        assert adopter is not None  # noqa: S101  (a trigger asks)
        return adopter


class ErasedRow(models.Model):
    """An append-only row whose text a destruction erased. Such a row, and no other, has a second
    link of the chain."""

    no_history = NO_HISTORY
    chain = Chained(record="destruction_id")

    destruction = models.ForeignKey(
        Destruction, models.PROTECT, related_name="rows", db_index=False
    )
    table_name = models.CharField(max_length=63, db_collation="C")
    row_key = models.BigIntegerField()
    transaction = models.BigIntegerField(default=0)

    class Meta:
        triggers = (*append_only(), added_lawfully(OF_A_DESTRUCTION))
        constraints = (
            models.UniqueConstraint(fields=["table_name", "row_key"], name="erased_once"),
        )

    def __str__(self) -> str:
        return f"{self.table_name} {self.row_key}, erased"
