"""MemberNotice: what a notice has besides its announcement, and the files that go with it."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from announcements.models.announcements import Announcement
from casework.files.models import Opening, StoredFile
from foundation.history import AuditRecords, RecordedQuerySet
from people.models import User


class Trigger(models.TextChoices):
    """Why members hear of it (Knutsford 9.2)."""

    POLICY = "policy-formation", "Policy is at an early stage"
    SENSITIVE = "sensitive-operation", "A significant or sensitive operation"
    CONSULTATION = "consultation", "A public consultation"
    MEETING = "public-meeting", "A public meeting"
    URGENT = "urgent", "An urgent matter"
    MEDIA = "media-interest", "The media are interested"
    DECISION = "delegated-decision", "An officer’s decision"
    OTHER = "other", "Something else"


class MemberNotice(models.Model):
    """`consultation_starts_on` is a local date."""

    announcement = models.OneToOneField(Announcement, models.PROTECT, related_name="notice")
    trigger = models.CharField(max_length=30, choices=Trigger)
    urgent_reason = models.TextField(blank=True)
    consultation_starts_on = models.DateField(null=True)

    objects = RecordedQuerySet["MemberNotice"].as_manager()
    history = AuditRecords()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="notice_urgent_has_reason",
                condition=~Q(trigger="urgent") | ~Q(urgent_reason=""),
            ),
            models.CheckConstraint(
                name="notice_consultation_has_start",
                condition=~Q(trigger="consultation") | Q(consultation_starts_on__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.trigger} of {self.announcement_id}"


class NoticeFileQuerySet(RecordedQuerySet["NoticeFile"]):
    def visible_to(self, user: User) -> Self:
        """Everyone who sees the notice."""
        return self.filter(announcement__in=Announcement.objects.visible_to(user))


class NoticeFile(StoredFile):
    """A file that goes with a notice."""

    announcement = models.ForeignKey(
        Announcement, models.PROTECT, related_name="files", db_index=True
    )

    objects = NoticeFileQuerySet.as_manager()
    history = AuditRecords()

    def get_absolute_url(self) -> str:
        args = [self.announcement.reference, self.key]
        return reverse("announcements:notice-file", args=args)


class NoticeFileOpening(Opening):
    file = models.ForeignKey(NoticeFile, models.PROTECT, related_name="openings", db_index=False)
