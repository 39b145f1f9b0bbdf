"""Wards, political groups, services, committees and bodies outside the council."""

from django.db import models
from django.db.models import Q

from foundation.history import AuditRecords


class Named(models.Model):
    """Something of the council's that has a name and a history."""

    name = models.CharField(max_length=200, unique=True)

    class Meta:
        abstract = True
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Ward(Named):
    history = AuditRecords()


class Group(Named):
    """A political group. Only people administrators see it. No page about a case shows it."""

    history = AuditRecords()


class Service(Named):
    is_human_resources = models.BooleanField(
        "human resources: handles requests for recruitment papers", default=False
    )
    history = AuditRecords()

    class Meta(Named.Meta):
        constraints = (
            models.UniqueConstraint(
                fields=["is_human_resources"],
                name="service_one_is_human_resources",
                condition=Q(is_human_resources=True),
                violation_error_message="Another service is already marked as human resources.",
            ),
        )


class Committee(Named):
    """A committee of the council, or any other body whose papers its members may read."""

    history = AuditRecords()


class OutsideBody(Named):
    """A body of others, such as a harbour trust, on which the council or a person has a place."""

    history = AuditRecords()

    class Meta(Named.Meta):
        verbose_name_plural = "outside bodies"
