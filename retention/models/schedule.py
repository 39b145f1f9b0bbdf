"""The retention schedule: proposed by one person, in force once another has adopted it."""

import uuid
from typing import Self

from django.db import models
from django.db.models import F, Q

from foundation.chain import Chained
from foundation.history import AuditRecords, RecordedQuerySet, append_only
from people.models import User
from people.roles import Permission, Role
from retention.choices import RecordKind, Then


def reads_schedules(user: User) -> bool:
    """Those who can propose or adopt one, and auditors."""
    may_change = user.may(Permission.DRAFT_PROTOCOL) or user.may(Permission.ADOPT_PROTOCOL)
    return may_change or user.holds(Role.AUDITOR)


class ScheduleQuerySet(RecordedQuerySet["Schedule"]):
    def visible_to(self, user: User) -> Self:
        return self if reads_schedules(user) else self.none()

    def adopted(self) -> Self:
        return self.filter(adopted_at__isnull=False)

    def in_force(self) -> "Schedule | None":
        """The one that was adopted last."""
        return self.adopted().order_by("-adopted_at", "-pk").first()

    def proposed(self) -> "Schedule | None":
        """The newest, if nobody has adopted it. One that was proposed before it is past."""
        newest = self.order_by("-pk").first()
        return newest if newest and newest.adopted_at is None else None


class Schedule(models.Model):
    """Its lines never change. Who wants other ones proposes another schedule."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    proposed_by = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    proposed_at = models.DateTimeField()
    adopted_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", db_index=False
    )
    adopted_at = models.DateTimeField(null=True)

    objects = ScheduleQuerySet.as_manager()
    history = AuditRecords()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="schedule_adopted_by_another",
                condition=Q(adopted_by=None) | ~Q(adopted_by=F("proposed_by")),
            ),
            models.CheckConstraint(
                name="schedule_adopted_by_somebody",
                condition=Q(adopted_by=None, adopted_at=None)
                | Q(adopted_by__isnull=False, adopted_at__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"Retention schedule {self.pk}"


class ScheduleLine(models.Model):
    """How many years after its event a kind of record is due, and what happens then."""

    no_history = "a line is append-only itself: the database refuses to change or remove it"
    chain = Chained(record="schedule_id")

    schedule = models.ForeignKey(Schedule, models.PROTECT, related_name="lines", db_index=False)
    kind = models.CharField(max_length=30, choices=RecordKind)
    years = models.PositiveSmallIntegerField()
    then = models.CharField(max_length=10, choices=Then)

    class Meta:
        ordering = ("pk",)
        triggers = append_only()
        constraints = (
            models.UniqueConstraint(fields=["schedule", "kind"], name="schedule_line_once"),
            models.CheckConstraint(
                name="schedule_line_years", condition=Q(years__gte=1, years__lte=100)
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.years} years"
