"""The briefing of the leader, deputy leader, chairs and vice-chairs on the agenda of a meeting: its
row, its states, who sees it, and which posts are still unbriefed."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from casework.models import Case
from foundation.history import AuditRecords, RecordedQuerySet
from people.models import Appointment, User
from people.models.appointment import AppointmentQuerySet
from people.roles import Role
from relations.models.agendas import AgendaConsultation, AgendaState
from relations.models.meetings import Meeting

# The posts that are briefed on the agenda of the Board, and of a committee (Oxford 23.13(a)).
BRIEFED_FOR_BOARD = (Role.LEADER, Role.DEPUTY_LEADER)
BRIEFED_FOR_COMMITTEE = (Role.COMMITTEE_CHAIR, Role.VICE_CHAIR)


class BriefingState(models.TextChoices):
    PLANNED = "planned", "Planned"
    HELD = "held", "Held"
    CANCELLED = "cancelled", "Cancelled"


class BriefingVerb(models.TextChoices):
    """Reasons of its history, as a sentence goes on after a name."""

    PLANNED = "planned", "planned the briefing"
    HELD = "held", "recorded who was briefed"
    CANCELLED = "cancelled", "cancelled the briefing"
    GIVEN = "given", "passed the briefing to another officer"


S, V = BriefingState, BriefingVerb


def bodies_briefed_on(user: User) -> Q:
    """Of briefings: those for a body whose entitled post this councillor holds today."""
    if not user.is_member:
        return Q(pk=None)
    of_committee = BRIEFED_FOR_COMMITTEE
    chaired = {post.committee_id for post in user.posts_today if post.role in of_committee}
    seen = Q(meeting__committee__in=sorted(filter(None, chaired)))
    if user.holds(*BRIEFED_FOR_BOARD):
        seen |= Q(meeting__committee=None)
    return seen


class AgendaBriefingQuerySet(RecordedQuerySet["AgendaBriefing"]):
    def visible_to(self, user: User) -> Self:
        """The one rule: coordinators, the officer who briefs, and today's holders of the posts that
        are entitled to it."""
        if not user.is_active:
            return self.none()
        if user.holds(Role.COORDINATOR):
            return self.all()
        return self.filter(Q(officer=user) | bodies_briefed_on(user))

    def with_people(self) -> Self:
        return self.select_related("meeting__committee", "officer")


class AgendaBriefing(Meeting, Case):
    """`title` is the name of the body. `briefed` are the keys of the posts that were there."""

    MOVES: ClassVar[dict[str, dict[str, tuple[str, ...]]]] = {
        S.PLANNED: {S.PLANNED: (V.GIVEN,), S.HELD: (V.HELD,), S.CANCELLED: (V.CANCELLED,)},
        S.HELD: {},
        S.CANCELLED: {},
    }
    WAITING_FOR: ClassVar[dict[str, str]] = {S.PLANNED: "officer", S.HELD: "", S.CANCELLED: ""}

    status = models.CharField(max_length=20, choices=BriefingState)
    meeting = models.ForeignKey(AgendaConsultation, models.PROTECT, related_name="briefings")
    officer = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    briefed = models.JSONField(default=list)

    objects = AgendaBriefingQuerySet.as_manager()
    history = AuditRecords(excluded_fields=["key"])

    class Meta:
        indexes = (
            models.Index(fields=["officer", "starts_at", "id"], name="briefing_officer"),
            models.Index(fields=["starts_at", "id"], name="briefing_starts"),
        )
        constraints = (*Meeting.Meta.constraints,)

    def get_absolute_url(self) -> str:
        return reverse("relations:briefing", args=[self.reference])

    @property
    def ledger_name(self) -> str:
        return f"briefing:{self.reference}"

    def keeps_from_cover(self, person: User) -> bool:
        """Anyone who covers for the officer neither briefs nor reads about it."""
        return True


def meetings_to_brief_on() -> models.QuerySet[AgendaConsultation]:
    """Meetings of the Board and of committees that are still to come."""
    rows = AgendaConsultation.objects.exclude(status=AgendaState.CANCELLED)
    return rows.filter(starts_at__gt=timezone.now()).order_by("starts_at", "pk")


def posts_to_brief(meeting: AgendaConsultation) -> AppointmentQuerySet:
    """Today's posts that are entitled to a briefing on its agenda, with who holds each."""
    roles = BRIEFED_FOR_COMMITTEE if meeting.committee_id else BRIEFED_FOR_BOARD
    posts = Appointment.objects.current().of_people_who_can_sign_in()
    rows = posts.filter(role__in=roles, committee=meeting.committee_id)
    ordered: AppointmentQuerySet = rows.select_related("person", "committee")
    return ordered.order_by("starts_on", "pk")


def unbriefed_posts(meeting: AgendaConsultation) -> list[Appointment]:
    """Those of them that no briefing on this agenda has reached."""
    held = meeting.briefings.filter(status=BriefingState.HELD).values_list("briefed", flat=True)
    briefed = {key for keys in held for key in keys}
    return [post for post in posts_to_brief(meeting) if post.pk not in briefed]
