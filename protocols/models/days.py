"""Days of the calendar: bank holidays, their checks, closure days and election periods."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from foundation.chain import Chained
from foundation.history import AuditRecords, RecordedQuerySet
from people.models import User
from people.roles import Permission
from protocols.choices import Division


class BankHolidayQuerySet(RecordedQuerySet["BankHoliday"]):
    def of(self, division: str) -> Self:
        """Those of one division; every one for any of the UK."""
        return self if division == Division.ANY_OF_THE_UK else self.filter(division=division)


class BankHoliday(models.Model):
    """A published holiday of one part of the UK, on a local date.

    One that is struck out stays, so that the next list from GOV.UK does not bring it back.
    """

    division = models.CharField(
        max_length=20,
        choices=[choice for choice in Division.choices if choice[0] != Division.ANY_OF_THE_UK],
    )
    day = models.DateField()
    title = models.CharField(max_length=200)
    struck_out = models.CharField(
        max_length=200, blank=True, default="", help_text="Why this council works on that day"
    )

    objects = BankHolidayQuerySet.as_manager()
    history = AuditRecords()

    class Meta:
        ordering = ("day", "division")
        constraints = (
            models.UniqueConstraint(name="bank_holiday_once", fields=["division", "day"]),
        )

    def __str__(self) -> str:
        return f"{self.day:%-d %B %Y}, {self.title}"


class ClosureDay(models.Model):
    """A local date on which the council itself is closed, or closes early.

    A day that closes early counts; what comes after `closes_at` counts as the next working day.
    """

    day = models.DateField(unique=True)
    why = models.CharField(max_length=200, help_text="For example, staff training day")
    closes_at = models.TimeField(null=True, blank=True, help_text="Local time; empty for all day")
    also_late = models.BooleanField(
        default=False, help_text="Whether it moved what was due on that very day and late by then"
    )

    objects = RecordedQuerySet.as_manager()
    history = AuditRecords()

    class Meta:
        ordering = ("day",)

    def __str__(self) -> str:
        return f"{self.day:%-d %B %Y}, {self.why}"


class HolidayCheck(models.Model):
    """One comparison of the bank holidays with GOV.UK; without a problem, they are the same now."""

    no_history = "a row is a record itself, written once"
    chain = Chained(record="id")

    at = models.DateTimeField()
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.at:%-d %B %Y}, {self.problem or 'no problem'}"


class ElectionPeriodQuerySet(RecordedQuerySet["ElectionPeriod"]):
    def visible_to(self, user: User) -> Self:
        """The list, for people who can change it; everyone is told when a period is running."""
        return self.all() if user.may(Permission.EDIT_CALENDAR) else self.none()


class ElectionPeriod(models.Model):
    """The local days before an election, both counted, in which other words of a clause stand."""

    name = models.CharField(max_length=100, help_text="For example, County election 2027")
    starts_on = models.DateField()
    ends_on = models.DateField()

    objects = ElectionPeriodQuerySet.as_manager()
    history = AuditRecords()

    class Meta:
        ordering = ("starts_on",)
        constraints = (
            models.CheckConstraint(
                name="election_ends_after_it_starts", condition=Q(ends_on__gte=F("starts_on"))
            ),
        )

    def __str__(self) -> str:
        return f"{self.name}, {self.starts_on:%-d %B %Y} to {self.ends_on:%-d %B %Y}"
