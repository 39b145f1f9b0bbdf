"""Decisions of the yearly review, each about one record that was due."""

import uuid

from django.db import models
from django.db.models import Q

from foundation.chain import Chained
from foundation.history import append_only
from people.models import User
from retention.choices import Outcome, RecordKind


class ReviewDecision(models.Model):
    """The newest about a record counts. `record_key` is that of its case, `again_on` the day on
    which a record that is kept is due again."""

    no_history = "a decision is append-only itself: the database refuses to change or remove it"
    chain = Chained(record="id")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=30, choices=RecordKind)
    record_key = models.BigIntegerField()
    reference = models.CharField(max_length=20)
    due_on = models.DateField()
    outcome = models.CharField(max_length=10, choices=Outcome)
    why = models.CharField(max_length=500)
    again_on = models.DateField(null=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        triggers = append_only()
        indexes = (models.Index(fields=["kind", "record_key", "-id"], name="review_of_record"),)
        constraints = (
            models.CheckConstraint(
                name="review_again_if_kept",
                condition=Q(outcome="keep", again_on__isnull=False)
                | Q(outcome="destroy", again_on=None),
            ),
        )

    def __str__(self) -> str:
        return f"Review of {self.reference}"
