"""Notice: one line of the ledger of what people are told."""

import uuid
from datetime import datetime
from typing import Self

from django.conf import settings
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q

from foundation.chain import Chained
from foundation.statements import Parameter


class NoticeState(models.TextChoices):
    """What has become of a notice. See docs/adr/033-a-notice-outlives-any-outage.md."""

    WAITING = "waiting", "Waiting to be sent"
    UNCERTAIN = "uncertain", "May have been sent"
    SENT = "sent", "Sent"
    FAILED = "failed", "Could not be sent"
    EXPIRED = "expired", "No longer useful"
    SUPERSEDED = "superseded", "Replaced by another"
    NOT_SENT = "not-sent", "Not sent"


UNSENT = (NoticeState.WAITING, NoticeState.UNCERTAIN, NoticeState.FAILED)


class NoticeQuerySet(models.QuerySet["Notice"]):
    def due(self, now: datetime) -> Self:
        waiting = self.filter(state=NoticeState.WAITING, due_at__lte=now)
        return waiting.filter(Q(retry_at=None) | Q(retry_at__lte=now)).order_by("due_at", "pk")

    def abandoned(self, before: datetime) -> Self:
        """Handed to the mail server before then, and nobody has said since what became of it."""
        return self.filter(state=NoticeState.UNCERTAIN, error="", claimed_at__lt=before)

    def about(self, case: str | Parameter) -> Self:
        """Those of one case, named as `casework.notices.ledger.ledger_name` names it."""
        return self.filter(case=case)


class Notice(models.Model):
    """One thing that one person is told once. The table is the truth; the worker only sends.

    `key` says what for, so that the same notice cannot be written twice. A
    reminder is a notice with a `step` ("1 working day before"). `error` is why it has not been
    sent. `claimed_at` is when it was last handed to the mail server.
    """

    no_history = "the ledger is a record itself: a row is written once and then marked as sent"
    chain = Chained(record="id")

    key = models.CharField(max_length=200, unique=True)
    case = models.CharField(max_length=40, blank=True)
    addressee = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="notices")
    reference = models.CharField(max_length=40, blank=True)
    event = models.CharField(max_length=40)
    step = models.CharField(max_length=40, blank=True)
    sentence = models.CharField(max_length=300)
    path = models.CharField(max_length=200)
    due_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=NoticeState, default=NoticeState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=300, blank=True)
    # The mail has a number made of this, the same each time it is tried.
    number = models.UUIDField(default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    # Where it goes, if not to the address of the addressee's account.
    address = models.EmailField(blank=True, default="", db_default="")
    retry_at = models.DateTimeField(null=True)
    claimed_at = models.DateTimeField(null=True)
    times_uncertain = models.PositiveSmallIntegerField(default=0, db_default=0)
    # The notice that took the place of this one, if it was superseded.
    superseded_by = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="superseded", db_index=False
    )

    objects = NoticeQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["due_at", "id"], name="notice_due", condition=Q(state="waiting")),
            models.Index(
                fields=["due_at", "id"],
                name="notice_unsettled",
                condition=Q(state__in=("uncertain", "failed")),
            ),
            models.Index(
                fields=["claimed_at"],
                name="notice_was_uncertain",
                condition=Q(times_uncertain__gt=0),
            ),
            models.Index(fields=["case", "due_at"], name="notice_case"),
            models.Index(
                fields=["superseded_by"],
                name="notice_superseded_by",
                condition=Q(superseded_by__isnull=False),
            ),
        )
        constraints = (
            models.CheckConstraint(
                name="notice_sent_has_time", condition=~Q(state="sent") | Q(sent_at__isnull=False)
            ),
            models.CheckConstraint(
                name="notice_uncertain_was_claimed",
                condition=~Q(state="uncertain") | Q(claimed_at__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.key
