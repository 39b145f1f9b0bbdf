"""Absence: a period in which the holder of an office is away, and its deputies act."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.utils import timezone

from foundation.history import AuditRecords, RecordedQuerySet
from foundation.statements import Parameter
from people.models.user import User


class AbsenceQuerySet(RecordedQuerySet["Absence"]):
    def current(self, on: date | Parameter | None = None) -> Self:
        """On a local date (today unless told), without those ended early."""
        day = on or timezone.localdate()
        return self.filter(ended_at=None, starts_on__lte=day, ends_on__gte=day)

    def visible_to(self, user: User) -> Self:
        """One's own. Pages about a case say to everyone on it until when a holder is away."""
        return self.filter(person=user)

    def to_end(self, on: date) -> Self:
        """Now or to come."""
        return self.filter(ended_at=None, ends_on__gte=on)


class Absence(models.Model):
    """The person is away from every office they hold, on local dates, both included.

    `ended_at` is when it was ended before its last day; from then on it counts no more.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(User, models.PROTECT, related_name="absences", db_index=False)
    starts_on = models.DateField()
    ends_on = models.DateField()
    ended_at = models.DateTimeField(null=True)

    objects = AbsenceQuerySet.as_manager()
    history = AuditRecords()

    class Meta:
        ordering = ("starts_on", "pk")
        indexes = (models.Index(fields=["person", "ends_on"], name="absence_person"),)
        constraints = (
            models.CheckConstraint(
                name="absence_ends_after_it_starts",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message="The last day must be the same as or after the first day.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}, {self.starts_on:%d/%m/%Y} to {self.ends_on:%d/%m/%Y}"


def away_until(person: str, on: Parameter) -> Subquery:
    """The last day of today's absence of the person that this field of a row names, or None."""
    today = Absence.objects.current(on).filter(person=OuterRef(person)).order_by("-ends_on")
    return Subquery(today.values("ends_on")[:1])
