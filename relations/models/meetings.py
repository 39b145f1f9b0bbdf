"""What every meeting has: its place, when it starts and when it ends."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from foundation import dates_in_words


@dataclass(frozen=True)
class MeetingTime:
    """A meeting whose place and times no column has. Both times are aware."""

    starts_at: datetime
    ends_at: datetime
    place: str

    @property
    def when(self) -> str:
        return words_of_times(self.starts_at, self.ends_at)


def words_of_times(starts_at: datetime, ends_at: datetime) -> str:
    """Wednesday 9 December, 6:30pm to 8pm."""
    words = dates_in_words
    return f"{words.day(starts_at)}, {words.clock(starts_at)} to {words.clock(ends_at)}"


class Meeting(models.Model):
    """A meeting of one day at one place. Both times are aware; the day is the one in London."""

    place = models.CharField(max_length=200)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="%(app_label)s_%(class)s_ends"
            )
        ]

    @property
    def held_on(self) -> date:
        return timezone.localdate(self.starts_at)

    @property
    def when(self) -> str:
        return words_of_times(self.starts_at, self.ends_at)

    @property
    def has_begun(self) -> bool:
        return self.starts_at <= timezone.now()

    @property
    def has_ended(self) -> bool:
        return self.ends_at <= timezone.now()
