"""Which days are closed: published holidays, and the council's own?"""

from django.db import models

from people.history import AuditRecords, RecordedQuerySet
from protocols.kinds import Division


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
    why = models.CharField(max_length=200, help_text="Such as: staff training day")

    objects = RecordedQuerySet.as_manager()
    history = AuditRecords()

    class Meta:
        ordering = ("day",)

    def __str__(self) -> str:
        return f"{self.day:%-d %B %Y}, {self.why}"
