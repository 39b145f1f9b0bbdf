"""Media event, and the invitation of each political group to it: rows, states and who sees them."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from announcements.models.media_team import in_media_team
from casework.models import Case
from foundation.history import AuditRecords, RecordedQuerySet
from people.models import Group, User
from people.roles import Role
from relations.models import Meeting, groups_led_by


class MediaEventState(models.TextChoices):
    PLANNED = "planned", "Planned"
    CANCELLED = "cancelled", "Cancelled"


class MediaEventVerb(models.TextChoices):
    """Reasons of its history, as a sentence goes on after a name."""

    PLANNED = "planned", "planned the event"
    CANCELLED = "cancelled", "cancelled the event"
    NO_LIAISON = "no-liaison", "removed the councillor it is arranged with, who has left"


class InvitationAnswer(models.TextChoices):
    ACCEPTED = "accepted", "Will be represented"
    DECLINED = "declined", "Will not be represented"


S, V = MediaEventState, MediaEventVerb


class MediaEventQuerySet(RecordedQuerySet["MediaEvent"]):
    def visible_to(self, user: User) -> Self:
        """The one rule: the media team, the Chief Executive, the councillor it is arranged with,
        and today's leaders of the groups that are invited."""
        if not user.is_active:
            return self.none()
        if in_media_team(user) or Role.CHIEF_EXECUTIVE in user.offices:
            return self.all()
        if not user.is_member:
            return self.none()
        invited = MediaInvitation.objects.filter(group__in=groups_led_by(user))
        return self.filter(Q(liaison=user) | Q(pk__in=invited.values("event")))


class MediaEvent(Meeting, Case):
    """An event for the media. `text` is what happens there."""

    MOVES: ClassVar[dict[str, dict[str, tuple[str, ...]]]] = {
        S.PLANNED: {S.PLANNED: (V.NO_LIAISON,), S.CANCELLED: (V.CANCELLED,)},
        S.CANCELLED: {},
    }
    WAITING_FOR: ClassVar[dict[str, str]] = {S.PLANNED: "", S.CANCELLED: ""}

    status = models.CharField(max_length=20, choices=MediaEventState)
    author = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    text = models.TextField()
    with_councillors = models.BooleanField()
    liaison = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", db_index=False)

    objects = MediaEventQuerySet.as_manager()
    history = AuditRecords(excluded_fields=["key"])

    class Meta:
        indexes = (
            models.Index(fields=["starts_at", "id"], name="mediaevent_starts"),
            models.Index(fields=["liaison", "starts_at", "id"], name="mediaevent_liaison"),
        )
        constraints = Meeting.Meta.constraints

    def get_absolute_url(self) -> str:
        return reverse("announcements:media-event", args=[self.reference])

    @property
    def ledger_name(self) -> str:
        return f"media-event:{self.reference}"


class MediaInvitation(models.Model):
    """Of one group to one event. It is the group's: a later leader can answer it. `leader` was sent
    it; None while the group had no leader."""

    event = models.ForeignKey(
        MediaEvent, models.PROTECT, related_name="invitations", db_index=False
    )
    group = models.ForeignKey(Group, models.PROTECT, related_name="+", db_index=False)
    leader = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", db_index=False)
    answer = models.CharField(max_length=20, choices=InvitationAnswer, blank=True)
    # Who comes for the group, in the words of its leader.
    representative = models.CharField(max_length=200, blank=True)
    answered_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", db_index=False
    )

    objects = RecordedQuerySet["MediaInvitation"].as_manager()
    history = AuditRecords()

    class Meta:
        ordering = ("group__name",)
        indexes = (models.Index(fields=["group", "event"], name="mediainvitation_group"),)
        constraints = (
            models.UniqueConstraint(fields=["event", "group"], name="mediainvitation_once"),
            models.CheckConstraint(
                name="mediainvitation_answered_by_someone",
                condition=Q(answer="") | Q(answered_by__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"Invitation of {self.group_id} to {self.event_id}"
