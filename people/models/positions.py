"""Positions besides posts: committee seats, portfolios, outside bodies and restricted posts."""

from datetime import date
from typing import Self, TypeVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from foundation.history import AuditRecords
from foundation.statements import Parameter
from people.models.appointment import Appointment
from people.models.organisation import Committee, OutsideBody, Service
from people.models.user import User

M = TypeVar("M", bound=models.Model)


class DatedQuerySet(models.QuerySet[M]):
    def current(self, on: date | Parameter | None = None) -> Self:
        """Held on a local date (today unless told)."""
        day = on or timezone.localdate()
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)


def ends_after_start(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=name,
        condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
        violation_error_message="The last day must be the same as or after the first day.",
    )


class Seat(models.Model):
    """A councillor's place on a committee, from and to local dates, both included."""

    person = models.ForeignKey(User, models.PROTECT, related_name="seats", db_index=False)
    committee = models.ForeignKey(Committee, models.PROTECT, related_name="seats")
    starts_on = models.DateField(default=timezone.localdate)
    ends_on = models.DateField(null=True, blank=True)

    objects = DatedQuerySet["Seat"].as_manager()
    history = AuditRecords()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["person", "committee", "starts_on"], name="seat_begins_once"
            ),
            ends_after_start("seat_ends_after_it_starts"),
        )

    def __str__(self) -> str:
        return f"{self.person}, {self.committee}"


class Portfolio(models.Model):
    """A service in a cabinet member's field, from and to local dates, both included; it ends with
    the post if that ends sooner."""

    post = models.ForeignKey(Appointment, models.PROTECT, related_name="portfolio", db_index=False)
    service = models.ForeignKey(Service, models.PROTECT, related_name="+")
    starts_on = models.DateField(default=timezone.localdate)
    ends_on = models.DateField(null=True, blank=True)

    objects = DatedQuerySet["Portfolio"].as_manager()
    history = AuditRecords()

    class Meta:
        verbose_name = "service in a portfolio"
        verbose_name_plural = "services in portfolios"
        constraints = (
            models.UniqueConstraint(
                fields=["post", "service", "starts_on"], name="portfolio_begins_once"
            ),
            ends_after_start("portfolio_ends_after_it_starts"),
        )

    def __str__(self) -> str:
        return f"{self.post}: {self.service}"


class OutsideCapacity(models.TextChoices):
    COUNCIL = "council", "For the council"
    PERSONAL = "personal", "Personally"


class OutsideAppointment(models.Model):
    """A councillor's or officer's place on a body of others (Cheshire East 3.5-7 and 4.6), from and
    to local dates, both included."""

    person = models.ForeignKey(
        User, models.PROTECT, related_name="outside_appointments", db_index=False
    )
    body = models.ForeignKey(OutsideBody, models.PROTECT, related_name="appointments")
    capacity = models.CharField(
        max_length=10, choices=OutsideCapacity, default=OutsideCapacity.COUNCIL
    )
    starts_on = models.DateField(default=timezone.localdate)
    ends_on = models.DateField(null=True, blank=True)

    objects = DatedQuerySet["OutsideAppointment"].as_manager()
    history = AuditRecords()

    class Meta:
        verbose_name = "appointment to an outside body"
        verbose_name_plural = "appointments to outside bodies"
        constraints = (
            models.UniqueConstraint(
                fields=["person", "body", "starts_on"], name="outside_appointment_begins_once"
            ),
            ends_after_start("outside_appointment_ends_after_it_starts"),
        )

    def __str__(self) -> str:
        return f"{self.person}, {self.body}"


class RestrictedPost(models.Model):
    """An officer's post that is politically restricted by law, from and to local dates, both
    included; it ends with the post if that ends sooner."""

    post = models.ForeignKey(
        Appointment, models.PROTECT, related_name="restrictions", db_index=False
    )
    starts_on = models.DateField(default=timezone.localdate)
    ends_on = models.DateField(null=True, blank=True)

    objects = DatedQuerySet["RestrictedPost"].as_manager()
    history = AuditRecords()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["post", "starts_on"], name="restricted_begins_once"),
            ends_after_start("restricted_ends_after_it_starts"),
        )

    def __str__(self) -> str:
        return f"{self.post}, restricted"
