"""Media interest: who asks about what, who authorised the answer, and who sees the record."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from announcements.models.announcements import Announcement
from announcements.models.media_team import in_media_team
from casework.models import Case
from foundation.history import AuditRecords, RecordedQuerySet
from people.models import Service, User
from people.roles import Role


class InterestState(models.TextChoices):
    OPEN = "open", "Not answered"
    ANSWERED = "answered", "Answered"


class InterestVerb(models.TextChoices):
    """Reasons of its history, as a sentence goes on after a name."""

    RECORDED = "recorded", "recorded the interest and told councillors"
    ANSWERED = "answered", "recorded the answer"


S, V = InterestState, InterestVerb


class MediaInterestQuerySet(RecordedQuerySet["MediaInterest"]):
    def visible_to(self, user: User) -> Self:
        """The one rule: officers of the service that recorded it, the media team, the coordinators
        and the Chief Executive. Councillors read what they were told in its announcement."""
        if user.side != "officer":
            return self.none()
        reads_all = user.holds(Role.COORDINATOR) or Role.CHIEF_EXECUTIVE in user.offices
        if reads_all or in_media_team(user):
            return self.all()
        return self.filter(Q(author=user) | Q(service__in=list(user.services)))


class MediaInterest(Case):
    """`title` is what the media are interested in. `text` is what councillors are told."""

    MOVES: ClassVar[dict[str, dict[str, tuple[str, ...]]]] = {
        S.OPEN: {S.ANSWERED: (V.ANSWERED,)},
        S.ANSWERED: {},
    }
    WAITING_FOR: ClassVar[dict[str, str]] = {S.OPEN: "officer", S.ANSWERED: ""}

    status = models.CharField(max_length=20, choices=InterestState)
    author = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    service = models.ForeignKey(
        Service, models.PROTECT, null=True, related_name="+", db_index=False
    )
    outlet = models.CharField(max_length=200)
    text = models.TextField()
    announcement = models.OneToOneField(
        Announcement, models.PROTECT, null=True, related_name="media_interest"
    )
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", db_index=False
    )
    answered_at = models.DateTimeField(null=True)
    authorised_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", db_index=False
    )

    objects = MediaInterestQuerySet.as_manager()
    history = AuditRecords(excluded_fields=["key"])

    class Meta:
        indexes = (
            models.Index(fields=["received_at", "id"], name="mediainterest_received"),
            models.Index(fields=["service", "received_at", "id"], name="mediainterest_service"),
            models.Index(fields=["author", "received_at", "id"], name="mediainterest_author"),
        )
        constraints = (
            models.CheckConstraint(
                name="mediainterest_answered_says_when",
                condition=~Q(status="answered")
                | Q(answered_at__isnull=False, answered_by__isnull=False),
            ),
        )

    def get_absolute_url(self) -> str:
        return reverse("announcements:media-interest-record", args=[self.reference])

    @property
    def ledger_name(self) -> str:
        return f"media-interest:{self.reference}"
