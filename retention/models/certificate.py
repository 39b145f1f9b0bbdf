"""Certificates: that records were destroyed on a day, under which line, and who decided."""

from typing import Self

from django.db import models

from foundation.chain import Chained
from foundation.history import append_only
from people.models import User
from retention.models.schedule import ScheduleLine, reads_schedules


class CertificateQuerySet(models.QuerySet["Certificate"]):
    def visible_to(self, user: User) -> Self:
        """All who read the schedule. A certificate names no case."""
        return self if reads_schedules(user) else self.none()


class Certificate(models.Model):
    """Of one day and one line. `through` is the last destruction that it counts, `deciders` who
    decided, as they stood then, and `backup_days` for how long backups still hold what is gone."""

    no_history = "it is append-only itself: the database refuses to change or remove it"
    chain = Chained(record="id")

    line = models.ForeignKey(ScheduleLine, models.PROTECT, related_name="+", db_index=False)
    through = models.BigIntegerField()
    destroyed_on = models.DateField()
    records = models.PositiveIntegerField()
    files = models.PositiveIntegerField()
    deciders = models.TextField()
    backup_days = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    objects = CertificateQuerySet.as_manager()

    class Meta:
        triggers = append_only()
        constraints = (
            models.UniqueConstraint(fields=["line", "through"], name="certificate_once"),
        )

    def __str__(self) -> str:
        return f"Certificate {self.pk}"
