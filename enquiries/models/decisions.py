"""Work from a formal decision, with its body, its date and its minute."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from foundation.history import AuditRecords, RecordedQuerySet
from people.models import Service, User
from people.roles import Permission


class DecidedWorkQuerySet(RecordedQuerySet["DecidedWork"]):
    def visible_to(self, user: User) -> Self:
        """Officers of its service, coordinators, offices, and the person who recorded it. Never a
        councillor."""
        if user.reads_as_councillor:
            return self.none()
        if user.may(Permission.SEE_EVERY_ENQUIRY) or user.may(Permission.SEE_OFFICE):
            return self.all()
        seen = Q(recorded_by=user)
        if user.may(Permission.SEE_SERVICE):
            seen |= Q(service__in=list(user.services))
        return self.filter(seen)


class DecidedWork(models.Model):
    """A task for a service. `body`, `decided_on` (local date) and `minute` say who decided it, when
    and where that stands: the database refuses it without any of them."""

    # Of the form that recorded it; none in rows from before there was one.
    key = models.UUIDField(unique=True, null=True, editable=False)
    title = models.CharField(max_length=200)
    text = models.TextField()
    body = models.CharField(max_length=200)
    decided_on = models.DateField()
    minute = models.CharField(max_length=100)
    service = models.ForeignKey(Service, models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    recorded_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True)

    objects = DecidedWorkQuerySet.as_manager()
    history = AuditRecords()

    class Meta:
        verbose_name_plural = "decided work"
        indexes = (models.Index(fields=["-recorded_at", "-id"], name="decided_work_newest"),)
        constraints = (
            models.CheckConstraint(
                name="decided_work_names_its_decision", condition=~Q(body="") & ~Q(minute="")
            ),
        )

    def __str__(self) -> str:
        return f"{self.title} ({self.body}, {self.minute})"
