"""Public meetings and consultations of the council on the matters of wards: their rows."""

from typing import Self

from django.db import models
from django.urls import reverse

from announcements.models.announcements import Announcement
from foundation.history import AuditRecords, RecordedQuerySet
from people.models import User
from relations.models.meetings import Meeting


class WardMeetingQuerySet(RecordedQuerySet["WardMeeting"]):
    def visible_to(self, user: User) -> Self:
        """Anyone who sees the announcement of the meeting: the rule is stated there."""
        return self.filter(announcement__in=Announcement.objects.visible_to(user))

    def with_announcement(self) -> Self:
        return self.select_related("announcement__author", "announcement__service")


class WardMeeting(Meeting):
    """A public meeting, to which every councillor of its wards is invited. The announcement has its
    subject, its wards and the receipts."""

    announcement = models.OneToOneField(Announcement, models.PROTECT, related_name="ward_meeting")
    # The days of notice at the invitation, and why there were fewer than the protocol has.
    notice_days = models.PositiveSmallIntegerField()
    short_notice_reason = models.TextField(blank=True)

    objects = WardMeetingQuerySet.as_manager()
    history = AuditRecords()

    class Meta:
        indexes = (models.Index(fields=["starts_at", "id"], name="ward_meeting_starts"),)
        constraints = (*Meeting.Meta.constraints,)

    def __str__(self) -> str:
        return f"Public meeting of {self.announcement_id}"

    def get_absolute_url(self) -> str:
        return reverse("announcements:ward-meeting", args=[self.announcement.reference])


class WardConsultationQuerySet(RecordedQuerySet["WardConsultation"]):
    def visible_to(self, user: User) -> Self:
        """Anyone who sees the announcement of the consultation."""
        return self.filter(announcement__in=Announcement.objects.visible_to(user))


class WardConsultation(models.Model):
    """A consultation on a ward's matter. It opens when its announcement becomes public, which is
    after each councillor of its wards has been told. `closes_on` is a local date, its last day."""

    announcement = models.OneToOneField(
        Announcement, models.PROTECT, related_name="ward_consultation"
    )
    closes_on = models.DateField()

    objects = WardConsultationQuerySet.as_manager()
    history = AuditRecords()

    def __str__(self) -> str:
        return f"Consultation of {self.announcement_id}"
