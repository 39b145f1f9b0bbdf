"""An informal briefing that a chair, vice-chair or spokesperson of a committee asks senior officers
for: its row, its states and who sees it."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from casework.models import Case
from foundation.history import AuditRecords, RecordedQuerySet
from people.models import Appointment, Committee, Service, User
from people.roles import LEADS_OF_SERVICE, Role
from relations.models.meetings import Meeting


class InformalBriefingState(models.TextChoices):
    ASKED = "asked", "With senior officers"
    ARRANGED = "arranged", "Arranged"
    DECLINED = "declined", "Declined"
    WITHDRAWN = "withdrawn", "Withdrawn"


class InformalBriefingVerb(models.TextChoices):
    """Reasons of its history, as a sentence goes on after a name."""

    ASKED = "asked", "asked for an informal briefing"
    ARRANGED = "arranged", "arranged the briefing"
    DECLINED = "declined", "declined the briefing"
    WITHDREW = "withdrew", "withdrew the request"
    GIVEN = "given", "passed the briefing to another officer"


S, V = InformalBriefingState, InformalBriefingVerb
INFORMAL_BRIEFINGS_OPEN = (S.ASKED, S.ARRANGED)


def briefings_answered_by(user: User) -> Q:
    """Of informal briefings: those of the services that this officer leads today. The Chief
    Executive stands in for a service that no one leads."""
    if user.side != "officer":
        return Q(pk=None)
    led = {post.service_id for post in user.acting_posts if post.role in LEADS_OF_SERVICE}
    answered = Q(service__in=sorted(filter(None, led)))
    if Role.CHIEF_EXECUTIVE in user.offices:
        posts = Appointment.objects.current().of_people_who_can_sign_in()
        leads = posts.filter(role__in=sorted(LEADS_OF_SERVICE), service=OuterRef("service"))
        answered |= ~Q(Exists(leads))
    return answered


class InformalBriefingQuerySet(RecordedQuerySet["InformalBriefing"]):
    def visible_to(self, user: User) -> Self:
        """The one rule: the councillor who asks, and the senior officers of the service."""
        if not user.is_active:
            return self.none()
        return self.filter(Q(member=user) | briefings_answered_by(user))

    def with_people(self) -> Self:
        return self.select_related("member", "committee", "service", "officer")


class InformalBriefing(Meeting, Case):
    """`title` is the subject. Until it is arranged, the time and place are as they were asked for;
    `officer` is the one who arranged it."""

    MOVES: ClassVar[dict[str, dict[str, tuple[str, ...]]]] = {
        S.ASKED: {
            S.ARRANGED: (V.ARRANGED,),
            S.DECLINED: (V.DECLINED,),
            S.WITHDRAWN: (V.WITHDREW,),
        },
        S.ARRANGED: {
            S.ARRANGED: (V.ARRANGED, V.GIVEN),
            S.DECLINED: (V.DECLINED,),
            S.WITHDRAWN: (V.WITHDREW,),
        },
        S.DECLINED: {},
        S.WITHDRAWN: {},
    }
    WAITING_FOR: ClassVar[dict[str, str]] = {
        S.ASKED: "officer",
        S.ARRANGED: "",
        S.DECLINED: "",
        S.WITHDRAWN: "",
    }

    status = models.CharField(max_length=20, choices=InformalBriefingState)
    member = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    committee = models.ForeignKey(Committee, models.PROTECT, related_name="+", db_index=False)
    service = models.ForeignKey(Service, models.PROTECT, related_name="+", db_index=False)
    officer = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", db_index=False)
    decline_reason = models.TextField(blank=True)

    objects = InformalBriefingQuerySet.as_manager()
    history = AuditRecords(excluded_fields=["key"])

    class Meta:
        indexes = (
            models.Index(fields=["member", "starts_at", "id"], name="informal_member"),
            models.Index(fields=["service", "starts_at", "id"], name="informal_service"),
            models.Index(fields=["starts_at", "id"], name="informal_starts"),
        )
        constraints = (
            *Meeting.Meta.constraints,
            models.CheckConstraint(
                name="informal_arranged_has_officer",
                condition=~Q(status="arranged") | Q(officer__isnull=False),
            ),
        )

    def get_absolute_url(self) -> str:
        return reverse("relations:informal-briefing", args=[self.reference])

    @property
    def ledger_name(self) -> str:
        return f"informal-briefing:{self.reference}"
