"""Consultation before speaking to the media: its three recipients, states and who sees it."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from casework.models import Case
from foundation.history import AuditRecords, RecordedQuerySet
from people.models import Committee, User
from people.roles import Role


class Consulted(models.TextChoices):
    """Who is consulted: one of two offices, or the chairman of a committee."""

    CHIEF_EXECUTIVE = Role.CHIEF_EXECUTIVE.value, "Chief Executive"
    CHIEF_OPERATING_OFFICER = Role.CHIEF_OPERATING_OFFICER.value, "Chief Operating Officer"
    COMMITTEE_CHAIR = Role.COMMITTEE_CHAIR.value, "Chairman of the relevant committee"


class ConsultationState(models.TextChoices):
    SENT = "sent", "Sent"
    ANSWERED = "answered", "Answered"
    WITHDRAWN = "withdrawn", "Withdrawn"


class ConsultationVerb(models.TextChoices):
    """Reasons of its history, as a sentence goes on after a name."""

    CONSULTED = "consulted", "consulted before speaking to the media"
    ANSWERED = "answered", "answered"
    WITHDREW = "withdrew", "withdrew the consultation"


S, V = ConsultationState, ConsultationVerb


def consultations_read_by(user: User) -> Q:
    """Of consultations: those sent to an office or a committee for which this person acts today."""
    if not user.is_member:
        return Q(consulted__in=sorted(user.offices))
    chaired = {p.committee_id for p in user.posts_today if p.role == Role.COMMITTEE_CHAIR}
    return Q(consulted=Consulted.COMMITTEE_CHAIR, committee__in=sorted(filter(None, chaired)))


class MediaConsultationQuerySet(RecordedQuerySet["MediaConsultation"]):
    def visible_to(self, user: User) -> Self:
        """The one rule: the councillor who consults, and who is consulted."""
        if not user.is_active:
            return self.none()
        own = Q(member=user) if user.is_member else Q(pk=None)
        return self.filter(own | consultations_read_by(user))

    def with_people(self) -> Self:
        return self.select_related("member", "committee", "answered_by")


class MediaConsultation(Case):
    """`title` is what the councillor wants to speak about; `received_at` is when it was sent."""

    MOVES: ClassVar[dict[str, dict[str, tuple[str, ...]]]] = {
        S.SENT: {S.ANSWERED: (V.ANSWERED,), S.WITHDRAWN: (V.WITHDREW,)},
        S.ANSWERED: {},
        S.WITHDRAWN: {},
    }
    WAITING_FOR: ClassVar[dict[str, str]] = {S.SENT: "consulted", S.ANSWERED: "", S.WITHDRAWN: ""}

    status = models.CharField(max_length=20, choices=ConsultationState)
    member = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    consulted = models.CharField(max_length=30, choices=Consulted)
    committee = models.ForeignKey(
        Committee, models.PROTECT, null=True, related_name="+", db_index=False
    )
    text = models.TextField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", db_index=False
    )
    answered_at = models.DateTimeField(null=True)

    objects = MediaConsultationQuerySet.as_manager()
    history = AuditRecords(excluded_fields=["key"])

    class Meta:
        indexes = (
            models.Index(fields=["member", "received_at", "id"], name="mediaconsult_member"),
            models.Index(
                fields=["consulted", "committee", "received_at", "id"], name="mediaconsult_to"
            ),
        )
        constraints = (
            models.CheckConstraint(
                name="mediaconsultation_has_committee",
                condition=Q(consulted="committee-chair", committee__isnull=False)
                | ~Q(consulted="committee-chair") & Q(committee=None),
            ),
            models.CheckConstraint(
                name="mediaconsultation_answered_says_when",
                condition=~Q(status="answered")
                | Q(answered_at__isnull=False, answered_by__isnull=False),
            ),
        )

    def get_absolute_url(self) -> str:
        return reverse("announcements:media-consultation", args=[self.reference])

    @property
    def ledger_name(self) -> str:
        return f"media-consultation:{self.reference}"
