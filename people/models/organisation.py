"""Wards, political groups, services, committees and bodies outside the council."""

from datetime import date
from typing import Self, TypeVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from foundation.history import AuditRecords

M = TypeVar("M", bound=models.Model)
MOST_SEATS = 20  # of one ward


class NamedQuerySet(models.QuerySet[M]):
    def offered(self, on: date | None = None) -> Self:
        """Those that have not ended by a local date (today unless told): for anything new. What is
        there already keeps its name."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=on or timezone.localdate()))


class Named(models.Model):
    """Something of the council's that has a name and a history, and can end."""

    name = models.CharField(max_length=200, unique=True)
    ends_on = models.DateField("last day", null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def has_ended(self, on: date) -> bool:
        """Whether it is over on a local date. Its last day is still a day of it."""
        return self.ends_on is not None and self.ends_on < on


class Ward(Named):
    """A ward with its `seats`; None if the council does not have vacant ones counted."""

    seats = models.PositiveSmallIntegerField(
        "number of councillors",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_SEATS)],
        help_text="How many represent the ward if no seat is vacant. If it is entered, a notice for"
        " the ward says that a seat is vacant.",
    )

    objects = NamedQuerySet["Ward"].as_manager()
    history = AuditRecords()


class Group(Named):
    """A political group. People administrators see it, and so do pages about an officer at its
    meetings. No page about another case shows it."""

    objects = NamedQuerySet["Group"].as_manager()
    history = AuditRecords()


class Service(Named):
    is_human_resources = models.BooleanField(
        "human resources: handles requests for recruitment papers", default=False
    )
    words = models.TextField(
        "words of this service",
        blank=True,
        help_text="One word or phrase a line, such as pothole. If a councillor does not choose a "
        "service, the portal suggests the one with most of its words in the question.",
    )
    objects = NamedQuerySet["Service"].as_manager()
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

    objects = NamedQuerySet["Committee"].as_manager()
    history = AuditRecords()


class OutsideBody(Named):
    """A body of others, such as a harbour trust, on which the council or a person has a place."""

    objects = NamedQuerySet["OutsideBody"].as_manager()
    history = AuditRecords()

    class Meta(Named.Meta):
        verbose_name_plural = "outside bodies"
