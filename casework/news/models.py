"""What emails to councillors say, when each councillor wants them, and addresses of calendar feeds.

Read by the sender of notices; changed on the pages of `casework.news`.
"""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from foundation.history import AuditRecords, RecordedQuerySet
from people.models import User


class MailSays(models.TextChoices):
    REFERENCE = "reference", "The reference only"
    SUBJECT = "subject", "The reference and the subject"


class MailSettingQuerySet(RecordedQuerySet["MailSetting"]):
    def in_force(self) -> MailSays:
        """What the council has chosen: the reference only, until it chooses."""
        said = self.values_list("says", flat=True).first()
        return MailSays(said) if said else MailSays.REFERENCE


class MailSetting(models.Model):
    """What emails to councillors about their own enquiries say: one row, for the whole council.

    Emails about complaints, documents and confidential enquiries never say more than the reference.
    """

    ONLY = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY, editable=False)
    says = models.CharField(max_length=10, choices=MailSays)

    objects = MailSettingQuerySet.as_manager()
    history = AuditRecords()

    class Meta:
        constraints = (models.CheckConstraint(name="mail_setting_is_one", condition=Q(id=1)),)

    def __str__(self) -> str:
        return f"Emails to councillors: {self.get_says_display()}"


class NewsWhen(models.TextChoices):
    AT_ONCE = "at-once", "As soon as there is news"
    MORNING = "morning", "In one email each working morning"
    BOTH = "both", "Both"


class NewsPreferenceQuerySet(RecordedQuerySet["NewsPreference"]):
    def of(self, person: User) -> NewsWhen:
        """When they want emails: at once, until they choose."""
        when = self.filter(person=person).values_list("when", flat=True).first()
        return NewsWhen(when) if when else NewsWhen.AT_ONCE


class NewsPreference(models.Model):
    """When a councillor wants emails about enquiries and documents. Without a row: at once.

    It has a history, so that the council can say why an email came in the morning.
    """

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    when = models.CharField(max_length=10, choices=NewsWhen)

    objects = NewsPreferenceQuerySet.as_manager()
    history = AuditRecords()

    def __str__(self) -> str:
        return f"{self.person}: {self.get_when_display()}"


class CalendarFeedQuerySet(models.QuerySet["CalendarFeed"]):
    def live(self) -> Self:
        return self.filter(ended_at=None)

    def end(self, at: datetime) -> int:
        return self.live().update(ended_at=at)


class CalendarFeed(models.Model):
    """The private address of one councillor’s calendar feed, until a new one is made.

    Only a digest of its random part is kept, so nobody can read the address from here or a backup.
    """

    no_history = "each address is a row of its own, which is made once and ended once"

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = CalendarFeedQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="calendar_feed_one_live", fields=["person"], condition=Q(ended_at=None)
            ),
        )

    def __str__(self) -> str:
        return f"Calendar feed of {self.person}"
