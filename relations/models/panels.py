"""Recruitment panels: the post, who sits on one, the candidates, whose names are encrypted, and the
outcome."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse

from casework.models import Case
from casework.sealing import keys
from casework.sealing.contents import SealedContents, opened_as
from casework.sealing.field import SealedField
from casework.sealing.keys import blind_tag
from casework.sealing.row_tags import RowTag
from foundation.history import AuditRecords, RecordedQuerySet
from people.models import Service, User
from people.roles import Role
from relations.models.meetings import Meeting


class PanelState(models.TextChoices):
    OPEN = "open", "Open"
    DECIDED = "decided", "Outcome recorded"
    CANCELLED = "cancelled", "Cancelled"


class PanelVerb(models.TextChoices):
    """Reasons of the history of a panel, its seats and its candidates. However someone leaves a
    panel, it is the same one."""

    SET_UP = "set-up", "set up the panel"
    MOVED = "moved", "changed the time of the panel"
    DECIDED = "decided", "recorded the outcome"
    CANCELLED = "cancelled", "cancelled the panel"
    ADDED = "added", "added to the panel"
    CONFIRMED = "confirmed", "confirmed to judge on merit"
    DECLARED = "declared", "declared no connection to a candidate"
    LEFT = "left", "is no longer on the panel"


@dataclass(frozen=True, repr=False)
class CandidateDetails(SealedContents):
    """The name of a candidate, and the key of the officer if they work for the council."""

    name: str = ""
    officer: int | None = None


@dataclass(frozen=True, repr=False)
class PanelDeclaration(SealedContents):
    """The keys of the candidates that a member was asked about, and of those with a connection to
    them; `text` is the member's own words."""

    asked_about: tuple[str, ...] = ()
    connected: tuple[str, ...] = ()
    text: str = ""
    at: datetime | None = None


@dataclass(frozen=True, repr=False)
class PanelOutcome(SealedContents):
    """Who was appointed, "" if no one; why; and the names of the councillors who decided."""

    appointed: str = ""
    reasons: str = ""
    members: tuple[str, ...] = ()
    recorded_by: str = ""
    at: datetime | None = None


def candidate_tag(person: int) -> str:
    return blind_tag("candidate", person)


def reads_every_panel(user: User) -> bool:
    """Human resources, and the Monitoring Officer, who alone reads declared connections."""
    return user.holds(Role.HUMAN_RESOURCES) or Role.MONITORING_OFFICER in user.offices


class PanelQuerySet(RecordedQuerySet["RecruitmentPanel"]):
    def visible_to(self, user: User) -> Self:
        """The one rule: human resources, the Monitoring Officer, and those who sit on the panel
        today; never a candidate. Without the keys nobody can tell who is one."""
        if not user.is_active or not keys.can_seal():
            return self.none()
        seen = self if reads_every_panel(user) else self.sat_on_by(user)
        standing = PanelCandidate.objects.filter(panel=OuterRef("pk"))
        tag = RowTag(candidate_tag(user.pk), F("key"))
        return seen.exclude(Exists(standing.filter(officer=tag)))

    def sat_on_by(self, user: User) -> Self:
        """A councillor's, or those that an officer supports, while they hold a post today."""
        seats = PanelSeat.objects.filter(person=user, left_at=None, is_member=user.is_member)
        return self.filter(pk__in=seats.values("panel")) if user.side else self.none()


S, V = PanelState, PanelVerb


class RecruitmentPanel(Meeting, Case):
    """A panel that meets once to choose among candidates. `title` is the post they apply for."""

    MOVES: ClassVar[dict[str, dict[str, tuple[str, ...]]]] = {
        S.OPEN: {S.OPEN: (V.MOVED,), S.DECIDED: (V.DECIDED,), S.CANCELLED: (V.CANCELLED,)},
        S.DECIDED: {},
        S.CANCELLED: {},
    }
    WAITING_FOR: ClassVar[dict[str, str]] = {
        S.OPEN: "human resources",
        S.DECIDED: "",
        S.CANCELLED: "",
    }

    status = models.CharField(max_length=20, choices=PanelState)
    service = models.ForeignKey(Service, models.PROTECT, related_name="+", db_index=False)
    outcome = SealedField(table="recruitment panel", null=True)

    objects = PanelQuerySet.as_manager()
    history = AuditRecords(excluded_fields=["key"])

    class Meta:
        indexes = (
            models.Index(fields=["-starts_at", "-id"], name="panel_newest"),
            models.Index(
                fields=["ends_at", "id"], name="panel_open", condition=Q(status=PanelState.OPEN)
            ),
        )
        constraints = (
            *Meeting.Meta.constraints,
            models.CheckConstraint(
                name="panel_decided_has_outcome",
                condition=~Q(status="decided") | Q(outcome__isnull=False),
            ),
        )

    def get_absolute_url(self) -> str:
        return reverse("relations:panel", args=[self.reference])

    @property
    def ledger_name(self) -> str:
        return f"panel:{self.reference}"

    @cached_property
    def all_seats(self) -> "list[PanelSeat]":
        """Those of people who have left too, in the order in which they were added."""
        return list(self.seats.select_related("person").order_by("pk"))

    @property
    def seated(self) -> "list[PanelSeat]":
        return [seat for seat in self.all_seats if seat.left_at is None]

    @cached_property
    def all_candidates(self) -> "list[PanelCandidate]":
        return list(self.candidates.order_by("pk"))

    @property
    def recorded_outcome(self) -> PanelOutcome:
        """What was decided, decrypted; empty until then."""
        return opened_as(PanelOutcome, self, "outcome") if self.outcome else PanelOutcome()

    def seat_of(self, user: User) -> "PanelSeat | None":
        """The seat that this person has today, as a councillor or as an officer."""
        own = (seat for seat in self.seated if seat.person_id == user.pk)
        return next((seat for seat in own if user.side and seat.is_member == user.is_member), None)


class PanelSeat(models.Model):
    """A councillor on a panel, or an officer who supports it. Who has left is not added again."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    panel = models.ForeignKey(
        RecruitmentPanel, models.PROTECT, related_name="seats", db_index=False
    )
    person = models.ForeignKey(User, models.PROTECT, related_name="+")
    is_member = models.BooleanField()
    merit_confirmed_at = models.DateTimeField(null=True)
    declared = SealedField(table="panel seat", null=True)
    left_at = models.DateTimeField(null=True)

    objects = RecordedQuerySet["PanelSeat"].as_manager()
    history = AuditRecords(excluded_fields=["key"])

    class Meta:
        constraints = (models.UniqueConstraint(fields=["panel", "person"], name="panel_seat_once"),)

    def __str__(self) -> str:
        return str(self.key)

    @property
    def declaration(self) -> PanelDeclaration:
        """What the member declared, decrypted; empty until then."""
        if self.declared is None:
            return PanelDeclaration()
        return opened_as(PanelDeclaration, self, "declared")


class PanelCandidate(models.Model):
    """A candidate. `officer` is a tag, empty for someone who does not work for the council."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    panel = models.ForeignKey(RecruitmentPanel, models.PROTECT, related_name="candidates")
    officer = models.CharField(max_length=32, blank=True)
    said = SealedField(table="panel candidate")

    objects = RecordedQuerySet["PanelCandidate"].as_manager()
    history = AuditRecords()

    def __str__(self) -> str:
        return str(self.key)

    @property
    def details(self) -> CandidateDetails:
        return opened_as(CandidateDetails, self, "said")
