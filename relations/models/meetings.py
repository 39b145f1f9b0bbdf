"""What every meeting has: its place, when it starts and when it ends."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from foundation import dates_in_words


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
        """Wednesday 9 December, 6:30pm to 8pm."""
        words = dates_in_words
        hours = f"{words.clock(self.starts_at)} to {words.clock(self.ends_at)}"
        return f"{words.day(self.starts_at)}, {hours}"

    @property
    def has_begun(self) -> bool:
        return self.starts_at <= timezone.now()

    @property
    def has_ended(self) -> bool:
        return self.ends_at <= timezone.now()
