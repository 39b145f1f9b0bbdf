"""Days of the calendar: bank holidays, the council's closure days and election periods."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from foundation.history import AuditRecords, RecordedQuerySet
from people.models import User
from people.roles import Permission
from protocols.choices import Division


class BankHoliday(models.Model):
    """A published holiday of one part of the UK, on a local date."""

    division = models.CharField(
        max_length=20,
        choices=[choice for choice in Division.choices if choice[0] != Division.ANY_OF_THE_UK],
    )
    day = models.DateField()
    title = models.CharField(max_length=200)

    objects = RecordedQuerySet.as_manager()
    history = AuditRecords()

    class Meta:
        ordering = ("day", "division")
        constraints = (
            models.UniqueConstraint(name="bank_holiday_once", fields=["division", "day"]),
        )

    def __str__(self) -> str:
        return f"{self.day:%-d %B %Y}, {self.title}"


class ClosureDay(models.Model):
    """A local date on which the council itself is closed."""

    day = models.DateField(unique=True)
    why = models.CharField(max_length=200, help_text="For example, staff training day")

    objects = RecordedQuerySet.as_manager()
    history = AuditRecords()

    class Meta:
        ordering = ("day",)

    def __str__(self) -> str:
        return f"{self.day:%-d %B %Y}, {self.why}"


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
