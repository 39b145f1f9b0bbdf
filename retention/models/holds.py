"""Holds: while one is in force, nothing about its case or its person is destroyed."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from foundation.history import AuditRecords, RecordedQuerySet
from people.models import User
from people.roles import Role


class HoldQuerySet(RecordedQuerySet["Hold"]):
    def visible_to(self, user: User) -> Self:
        """The Monitoring Officer, or a deputy who acts for them."""
        return self if Role.MONITORING_OFFICER in user.offices else self.none()

    def in_force(self, today: date) -> Self:
        """Those that nobody has ended and whose last day has not passed."""
        return self.filter(Q(until=None) | Q(until__gte=today), ended_at=None)


class Hold(models.Model):
    """Of one case, by `reference`, or of everything about a person, by `name`. `until` is the last
    day; with none it is in force until somebody ends it."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    reference = models.CharField(max_length=20, blank=True)
    name = models.CharField(max_length=200, blank=True)
    why = models.CharField(max_length=500)
    until = models.DateField(null=True)
    placed_by = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    placed_at = models.DateTimeField()
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", db_index=False)
    ended_at = models.DateTimeField(null=True)

    objects = HoldQuerySet.as_manager()
    history = AuditRecords()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="hold_of_a_case_or_a_person",
                condition=Q(reference="") & ~Q(name="") | ~Q(reference="") & Q(name=""),
            ),
            models.CheckConstraint(
                name="hold_ended_by_somebody",
                condition=Q(ended_by=None, ended_at=None)
                | Q(ended_by__isnull=False, ended_at__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"Hold {self.pk}"

    @property
    def of_what(self) -> str:
        return self.reference or self.name

    def is_in_force(self, today: date) -> bool:
        """The rule of `HoldQuerySet.in_force`, of one row."""
        return self.ended_at is None and (self.until is None or self.until >= today)
