"""Webhooks: where a program is told about enquiries, and the ledger of what it was told.

Triggers write a delivery in the transaction of the event, and never of a confidential enquiry, so
that what happened is told whatever becomes of the worker. See api/webhooks/.
"""

import uuid
from datetime import datetime
from typing import Self

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from foundation.triggers import Protect, ReadOnly
from people.models import ServiceAccount, User
from people.roles import Permission

FIXED = ("account", "url", "events", "made_by", "made_at", "key")


class WebhookEvent(models.TextChoices):
    RAISED = "enquiry.raised", "Raised"
    ASSIGNED = "enquiry.assigned", "Assigned to an officer"
    ANSWERED = "enquiry.answered", "Answered"
    MISSED = "enquiry.promise_missed", "A promise of an answer missed"
    CLOSED = "enquiry.closed", "Closed"


class DeliveryState(models.TextChoices):
    WAITING = "waiting", "Waiting"
    DELIVERED = "delivered", "Delivered"
    GIVEN_UP = "given-up", "Given up"
    NOT_SENT = "not-sent", "Not sent"


class WebhookQuerySet(models.QuerySet["Webhook"]):
    def visible_to(self, user: User) -> Self:
        """All of them to people administrators, and none to anyone else."""
        return self if user.may(Permission.ADMINISTER_PEOPLE) else self.none()

    def in_use(self) -> Self:
        return self.filter(ended_at=None)


class Webhook(models.Model):
    """An address that hears of events, for one service account. Its secrets are encrypted; the one
    before is used too until a time, so that a program can change over."""

    no_history = "it says who made and ended it; what it is was written once"

    account = models.ForeignKey(ServiceAccount, models.PROTECT, related_name="webhooks")
    url = models.CharField(max_length=500)
    events = ArrayField(models.CharField(max_length=30))
    secret = models.CharField(max_length=300)
    secret_before = models.CharField(max_length=300, blank=True)
    before_until = models.DateTimeField(null=True)
    made_by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    ended_by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    key = models.UUIDField(unique=True)

    objects = WebhookQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=["-made_at", "-id"], name="webhook_newest"),)
        constraints = (
            models.CheckConstraint(
                name="webhook_ended_by_someone",
                condition=Q(ended_by=None, ended_at=None)
                | Q(ended_by__isnull=False, ended_at__isnull=False),
            ),
        )
        triggers = (
            ReadOnly(name="contents_stay", fields=list(FIXED)),
            Protect(name="no_delete", operation=pgtrigger.Delete),
        )

    def __str__(self) -> str:
        return f"Webhook {self.pk}"

    @property
    def host(self) -> str:
        return self.url.removeprefix("https://").partition("/")[0]


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def due(self, now: datetime) -> Self:
        waiting = self.filter(state=DeliveryState.WAITING, due_at__lte=now)
        return waiting.order_by("due_at", "pk")


class Delivery(models.Model):
    """One event told to one webhook. `key` is its webhook-id, the same however often it is sent.
    `due_at` is long past until the first attempt. While one is being sent, it is already the time
    of the next attempt, so that one whose worker was killed is sent again. `answer` is the status
    the program last answered with."""

    no_history = "a ledger: it is written once and then marked with what became of it"

    webhook = models.ForeignKey(Webhook, models.PROTECT, related_name="deliveries", db_index=False)
    key = models.UUIDField(unique=True, default=uuid.uuid4)
    event = models.CharField(max_length=30, choices=WebhookEvent)
    reference = models.CharField(max_length=20)
    enquiry_state = models.CharField(max_length=20)
    promise_key = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    due_at = models.DateTimeField()
    state = models.CharField(
        max_length=10, choices=DeliveryState, default=DeliveryState.WAITING, db_default="waiting"
    )
    attempts = models.PositiveSmallIntegerField(default=0, db_default=0)
    answer = models.PositiveSmallIntegerField(null=True)
    error = models.CharField(max_length=200, blank=True, default="", db_default="")
    delivered_at = models.DateTimeField(null=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "deliveries"
        indexes = (
            models.Index(
                fields=["due_at", "id"], name="delivery_due", condition=Q(state="waiting")
            ),
            models.Index(fields=["webhook", "-at", "-id"], name="delivery_of_webhook"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["webhook", "promise_key"],
                name="delivery_once_a_promise",
                condition=Q(promise_key__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.event} of {self.reference}"
