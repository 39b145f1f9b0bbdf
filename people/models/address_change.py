"""Address change: the email address an account gets once its owner confirms it from there."""

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from foundation.history import AuditRecords, RecordedQuerySet
from people.models.address import AddressField
from people.models.user import User

DAYS_OPEN = timedelta(days=7)  # for which the link works


class AddressChangeQuerySet(RecordedQuerySet["AddressChange"]):
    def waiting(self) -> Self:
        """Neither confirmed nor withdrawn, whether or not the link still works."""
        return self.filter(confirmed_at=None, withdrawn_at=None)

    def open(self) -> Self:
        """Those whose link still works."""
        return self.waiting().filter(asked_at__gt=timezone.now() - DAYS_OPEN)


class AddressChange(models.Model):
    """Asked for by an administrator. The account keeps its address until somebody opens the link
    that was sent to the new one. An account that takes two people has a proposal instead."""

    person = models.ForeignKey(User, models.PROTECT, related_name="address_changes")
    email = AddressField()
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = AddressChangeQuerySet.as_manager()
    history = AuditRecords()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["person"],
                name="address_change_one_waits",
                condition=Q(confirmed_at=None, withdrawn_at=None),
            ),
            models.CheckConstraint(
                name="address_change_ends_once",
                condition=Q(confirmed_at=None) | Q(withdrawn_at=None),
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}, {self.email}"

    @property
    def last_at(self) -> datetime:
        """When its link ends."""
        return self.asked_at + DAYS_OPEN
