"""The agenda of a meeting to come, on which the leader or a chair is consulted: its row, its states
and who sees it."""

from datetime import date, timedelta
from typing import ClassVar, Self

from django.db import models
from django.db.models import ExpressionWrapper, F, Q, Value
from django.urls import reverse
from django.utils import timezone

from casework.models import Case
from foundation.history import AuditRecords, RecordedQuerySet
from people.models import Committee, User
from people.roles import Role
from protocols.sources.load import FURTHEST
from relations.models.meetings import Meeting

BOARD = "Board"
# Calendar days before a meeting, from which a version can have the coordinators reminded.
LONGEST_REMINDER = timedelta(days=FURTHEST)


class AgendaState(models.TextChoices):
    PLANNED = "planned", "Not consulted yet"
    CONSULTED = "consulted", "With the councillor"
    ANSWERED = "answered", "Answered"
    CANCELLED = "cancelled", "Meeting cancelled"


class AgendaVerb(models.TextChoices):
    """Reasons of its history, as a sentence goes on after a name."""

    PLANNED = "planned", "recorded the meeting"
    CONSULTED = "consulted", "consulted on the agenda"
    ANSWERED = "answered", "answered about the agenda"
    CANCELLED = "cancelled", "recorded that the meeting is cancelled"


S, V = AgendaState, AgendaVerb


class AgendaConsultationQuerySet(RecordedQuerySet["AgendaConsultation"]):
    def visible_to(self, user: User) -> Self:
        """The one rule: coordinators, and the councillor who is consulted."""
        if not user.is_active:
            return self.none()
        return self.all() if user.holds(Role.COORDINATOR) else self.filter(consulted=user)

    def with_people(self) -> Self:
        return self.select_related("committee", "consulted")

    def to_consult_on(self, today: date) -> Self:
        """Meetings to come, not consulted on, from as many days before each as its version has the
        coordinators reminded."""
        days = F("protocol__agenda_reminder_days")
        last = ExpressionWrapper(Value(today) + days, output_field=models.DateField())
        rows = self.filter(status=S.PLANNED, starts_at__gt=timezone.now())
        soon = rows.filter(starts_at__date__lte=today + LONGEST_REMINDER)
        return soon.filter(starts_at__date__lte=last)


class AgendaConsultation(Meeting, Case):
    """`title` is the name of the body that meets. Without a committee it is the Board."""

    MOVES: ClassVar[dict[str, dict[str, tuple[str, ...]]]] = {
        S.PLANNED: {S.CONSULTED: (V.CONSULTED,), S.CANCELLED: (V.CANCELLED,)},
        S.CONSULTED: {
            S.CONSULTED: (V.CONSULTED,),
            S.ANSWERED: (V.ANSWERED,),
            S.CANCELLED: (V.CANCELLED,),
        },
        S.ANSWERED: {S.CANCELLED: (V.CANCELLED,)},
        S.CANCELLED: {},
    }
    WAITING_FOR: ClassVar[dict[str, str]] = {
        S.PLANNED: "coordinator",
        S.CONSULTED: "member",
        S.ANSWERED: "",
        S.CANCELLED: "",
    }

    status = models.CharField(max_length=20, choices=AgendaState)
    committee = models.ForeignKey(Committee, models.PROTECT, null=True, related_name="+")
    consulted = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", db_index=False)
    consulted_at = models.DateTimeField(null=True)
    agenda = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)

    objects = AgendaConsultationQuerySet.as_manager()
    history = AuditRecords(excluded_fields=["key"])

    class Meta:
        indexes = (
            models.Index(fields=["consulted", "starts_at", "id"], name="agenda_consulted"),
            models.Index(fields=["starts_at", "id"], name="agenda_starts"),
        )
        constraints = (
            *Meeting.Meta.constraints,
            models.CheckConstraint(
                name="agenda_consulted_has_a_time",
                condition=Q(consulted=None, consulted_at=None)
                | Q(consulted__isnull=False, consulted_at__isnull=False),
            ),
        )

    def get_absolute_url(self) -> str:
        return reverse("relations:agenda", args=[self.reference])

    @property
    def ledger_name(self) -> str:
        return f"agenda:{self.reference}"

    def keeps_from_cover(self, person: User) -> bool:
        """Coordinators read it in any case; no one else does."""
        return True

    @property
    def late_on(self) -> date:
        """The day from which a meeting without consultation is late."""
        return self.held_on - timedelta(days=self.version.agenda_days)

    @property
    def is_late(self) -> bool:
        """Whether no one was consulted before that day ended, or no one has been by now."""
        if self.consulted_at is not None:
            return timezone.localdate(self.consulted_at) > self.late_on
        return self.status == AgendaState.PLANNED and timezone.localdate() >= self.late_on
