"""Positions besides posts: committee seats, portfolios, outside bodies and restricted posts."""

from datetime import date
from typing import Self, TypeVar

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from foundation.history import AuditRecords
from foundation.statements import Parameter
from foundation.triggers import Trigger
from people.models.appointment import Appointment
from people.models.organisation import Committee, OutsideBody, Service
from people.models.people_import import PeopleImport
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


# One more reason to remove a seat: the file that began it is undone.
FILE_IS_UNDONE = """
            PERFORM 1 FROM people_peopleimport
                WHERE id = OLD.people_import_id AND state = 'undoing';
            IF FOUND THEN
                RETURN OLD;
            END IF;
"""


def goes_before_it_begins(history: str, or_if: str = "") -> Trigger:
    """One that has not begun is cancelled: it is removed after a row in the table `history` said
    who does it, and that row is older than the first day. Whatever has begun ends."""
    return Trigger(
        name="goes_before_it_begins",
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Delete,
        func=f"""
            PERFORM 1 FROM {history} WHERE id = OLD.id AND history_type = '-'
                AND (history_date AT TIME ZONE 'Europe/London')::date < OLD.starts_on;
            IF FOUND THEN
                RETURN OLD;
            END IF;
            {or_if}
            RAISE EXCEPTION 'What has begun ends: only what was cancelled before is removed';
        """,
    )


class Seat(models.Model):
    """A councillor's place on a committee, from and to local dates, both included."""

    person = models.ForeignKey(User, models.PROTECT, related_name="seats", db_index=False)
    committee = models.ForeignKey(Committee, models.PROTECT, related_name="seats")
    starts_on = models.DateField(default=timezone.localdate)
    ends_on = models.DateField(null=True, blank=True)
    # The file that began it, as with a post.
    people_import = models.ForeignKey(
        PeopleImport, models.PROTECT, null=True, editable=False, related_name="seats"
    )

    objects = DatedQuerySet["Seat"].as_manager()
    history = AuditRecords(indexes=[models.Index(fields=["person"], name="seat_history_of_person")])

    class Meta:
        triggers = (goes_before_it_begins("people_historicalseat", or_if=FILE_IS_UNDONE),)
        constraints = (
            models.UniqueConstraint(
                fields=["person", "committee", "starts_on"], name="seat_begins_once"
            ),
            ends_after_start("seat_ends_after_it_starts"),
        )

    def __str__(self) -> str:
        return f"{self.person}, {self.committee}"

    @property
    def holder(self) -> User:
        return self.person

    @property
    def place(self) -> Committee:
        return self.committee


class Portfolio(models.Model):
    """A service in a cabinet member's field, from and to local dates, both included; it ends with
    the post if that ends sooner."""

    post = models.ForeignKey(Appointment, models.PROTECT, related_name="portfolio", db_index=False)
    service = models.ForeignKey(Service, models.PROTECT, related_name="+")
    starts_on = models.DateField(default=timezone.localdate)
    ends_on = models.DateField(null=True, blank=True)

    objects = DatedQuerySet["Portfolio"].as_manager()
    history = AuditRecords(
        indexes=[models.Index(fields=["post"], name="portfolio_history_of_post")]
    )

    class Meta:
        triggers = (goes_before_it_begins("people_historicalportfolio"),)
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

    @property
    def holder(self) -> User:
        return self.post.person

    @property
    def place(self) -> Service:
        return self.service


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
    history = AuditRecords(
        indexes=[models.Index(fields=["person"], name="outside_history_of_person")]
    )

    class Meta:
        triggers = (goes_before_it_begins("people_historicaloutsideappointment"),)
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

    @property
    def holder(self) -> User:
        return self.person

    @property
    def place(self) -> OutsideBody:
        return self.body


# What people administrators give besides posts. The list of restricted posts has its own keeper.
Position = Seat | Portfolio | OutsideAppointment


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
