"""Request of the media team for information: its states, when it is due and who sees it."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from announcements.models.media_team import in_media_team
from casework.models import Case
from foundation.history import AuditRecords, RecordedQuerySet
from people.models import Service, User


class InformationState(models.TextChoices):
    ASKED = "asked", "With the service"
    ANSWERED = "answered", "Answered"
    WITHDRAWN = "withdrawn", "Withdrawn"


class InformationVerb(models.TextChoices):
    """Reasons of its history, as a sentence goes on after a name."""

    ASKED = "asked", "asked for information"
    ANSWERED = "answered", "answered"
    REMINDED = "reminded", "reminded the service"
    WITHDREW = "withdrew", "withdrew the request"
    GIVEN = "given", "passed the request to another officer"


S, V = InformationState, InformationVerb


class InformationRequestQuerySet(RecordedQuerySet["InformationRequest"]):
    def visible_to(self, user: User) -> Self:
        """The one rule: the media team, and the officers of the service that is asked."""
        if user.side != "officer":
            return self.none()
        if in_media_team(user):
            return self.all()
        return self.filter(service__in=list(user.services))

    def with_people(self) -> Self:
        return self.select_related("author", "service", "answered_by")

    def open_of(self, user: User) -> Self:
        """Those that the services of this officer have not answered."""
        return self.filter(service__in=list(user.services), status=S.ASKED)

    def to_remind(self, now: datetime) -> Self:
        return self.filter(status=S.ASKED, remind_at__lte=now)


class InformationRequest(Case):
    """`title` is what the media ask about. `due_at` is in hours while the offices are open."""

    MOVES: ClassVar[dict[str, dict[str, tuple[str, ...]]]] = {
        S.ASKED: {
            S.ASKED: (V.REMINDED, V.GIVEN),
            S.ANSWERED: (V.ANSWERED,),
            S.WITHDRAWN: (V.WITHDREW,),
        },
        S.ANSWERED: {},
        S.WITHDRAWN: {},
    }
    WAITING_FOR: ClassVar[dict[str, str]] = {S.ASKED: "service", S.ANSWERED: "", S.WITHDRAWN: ""}

    status = models.CharField(max_length=20, choices=InformationState)
    author = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    service = models.ForeignKey(Service, models.PROTECT, related_name="+", db_index=False)
    text = models.TextField()
    # When the service is next reminded: once before it is due, and once its head when it is late.
    remind_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", db_index=False
    )
    answered_at = models.DateTimeField(null=True)

    objects = InformationRequestQuerySet.as_manager()
    history = AuditRecords(excluded_fields=["key"])

    class Meta:
        indexes = (
            models.Index(fields=["service", "received_at", "id"], name="information_service"),
            models.Index(fields=["received_at", "id"], name="information_received"),
            models.Index(
                fields=["remind_at"], name="information_to_remind", condition=Q(status="asked")
            ),
        )
        constraints = (
            models.CheckConstraint(
                name="information_has_a_due_time", condition=Q(due_at__isnull=False)
            ),
            models.CheckConstraint(
                name="information_answered_says_when",
                condition=~Q(status="answered")
                | Q(answered_at__isnull=False, answered_by__isnull=False),
            ),
        )

    def get_absolute_url(self) -> str:
        return reverse("announcements:information-request", args=[self.reference])

    @property
    def ledger_name(self) -> str:
        return f"information-request:{self.reference}"

    @property
    def is_late(self) -> bool:
        """Whether it is open after it was due, or was answered after that."""
        if self.answered_at and self.due_at:
            return self.answered_at > self.due_at
        return self.status == InformationState.ASKED and self.is_overdue
