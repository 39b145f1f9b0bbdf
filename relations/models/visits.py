"""Premises of the council, and a councillor's visit to one: its row, its states and who sees it."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from casework.models import Case
from foundation.history import AuditRecords, RecordedQuerySet
from people.models import Service, User, Ward
from people.models.holders import acts_in_service
from people.models.organisation import Named, NamedQuerySet
from people.roles import Role
from protocols.choices import VisitAnswerer
from relations.models.meetings import Meeting


class PremisesQuerySet(NamedQuerySet["Premises"]):
    def visible_to(self, user: User) -> Self:
        """Those still in use, for a councillor, who can visit any of them."""
        return self.offered() if user.is_member else self.none()

    def called(self, words: str) -> Self:
        """Those whose name or ward has each of these words; all of them without words."""
        found = self
        for word in words.split():
            found = found.filter(Q(name__icontains=word) | Q(ward__name__icontains=word))
        return found


class Premises(Named):
    """A place of the council where people work or are looked after."""

    ward = models.ForeignKey(Ward, models.PROTECT, related_name="+")
    service = models.ForeignKey(Service, models.PROTECT, related_name="+")
    manager = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The officer in charge. Without one, the head of the service answers.",
    )
    rules = models.TextField(
        "rules for visitors",
        blank=True,
        help_text="Health and safety, security and workplace rules, one a line.",
    )
    is_school = models.BooleanField("school", default=False)
    for_vulnerable_people = models.BooleanField("for vulnerable people", default=False)

    objects = PremisesQuerySet.as_manager()
    history = AuditRecords()

    class Meta(Named.Meta):
        verbose_name_plural = "premises"

    @property
    def needs_care(self) -> bool:
        return self.is_school or self.for_vulnerable_people

    @property
    def rule_lines(self) -> list[str]:
        return [line.strip() for line in self.rules.split("\n") if line.strip()]


class VisitState(models.TextChoices):
    ANNOUNCED = "announced", "With the manager"
    OTHER_TIME = "other-time", "Another time offered"
    CONFIRMED = "confirmed", "Confirmed"
    WITHDRAWN = "withdrawn", "Withdrawn"


class VisitVerb(models.TextChoices):
    """Reasons of its history, as a sentence goes on after a name."""

    ANNOUNCED = "announced", "announced a visit"
    CONFIRMED = "confirmed", "confirmed the visit"
    OFFERED = "offered", "offered another time"
    ACCEPTED = "accepted", "accepted the other time"
    WITHDREW = "withdrew", "withdrew the visit"


S, V = VisitState, VisitVerb
LEADERS = (Role.HEAD_OF_SERVICE, Role.CHIEF_OFFICER)
VISITS_OPEN = (S.ANNOUNCED, S.OTHER_TIME, S.CONFIRMED)


def premises_answered_for(user: User) -> Q:
    """Of visits: those whose premises this officer manages, or whose service they lead today."""
    if user.side != "officer":
        return Q(pk=None)
    led = [post.service_id for post in user.posts_today if post.role in LEADERS]
    return Q(premises__manager=user) | Q(premises__service__in=filter(None, led))


def visits_answered_by(user: User) -> Q:
    """Of visits: those that this officer answers today, by the version that each was announced
    under."""
    if user.side != "officer":
        return Q(pk=None)
    answered = Q(protocol__visit_answerer=VisitAnswerer.MANAGER) & premises_answered_for(user)
    for role in LEADERS:
        acts = acts_in_service(user, role, "premises__service")
        answered |= Q(protocol__visit_answerer=role) & acts
    if Role.CHIEF_EXECUTIVE in user.offices:
        answered |= Q(protocol__visit_answerer=VisitAnswerer.CHIEF_EXECUTIVE)
    return answered


class VisitQuerySet(RecordedQuerySet["Visit"]):
    def visible_to(self, user: User) -> Self:
        """The one rule: the visitor, the manager and the heads of the service of the premises, who
        answers it, and today's councillors of its ward, if they were told about it."""
        if not user.is_active:
            return self.none()
        seen = Q(member=user) | premises_answered_for(user)
        if Role.CHIEF_EXECUTIVE in user.offices:  # everyone else who answers is among the leaders
            seen |= visits_answered_by(user)
        if user.ward:
            seen |= Q(ward_is_told=True, premises__ward=user.ward)
        return self.filter(seen)

    def with_people(self) -> Self:
        """With the premises and the people that a list or a page names."""
        places = ("premises__ward", "premises__service", "premises__manager")
        return self.select_related("member", *places)


class Visit(Meeting, Case):
    """A visit as an individual. `title` is the name of the premises on that day."""

    MOVES: ClassVar[dict[str, dict[str, tuple[str, ...]]]] = {
        S.ANNOUNCED: {
            S.CONFIRMED: (V.CONFIRMED,),
            S.OTHER_TIME: (V.OFFERED,),
            S.WITHDRAWN: (V.WITHDREW,),
        },
        S.OTHER_TIME: {S.CONFIRMED: (V.ACCEPTED,), S.WITHDRAWN: (V.WITHDREW,)},
        S.CONFIRMED: {S.WITHDRAWN: (V.WITHDREW,)},
        S.WITHDRAWN: {},
    }
    WAITING_FOR: ClassVar[dict[str, str]] = {
        S.ANNOUNCED: "manager",
        S.OTHER_TIME: "member",
        S.CONFIRMED: "",
        S.WITHDRAWN: "",
    }

    status = models.CharField(max_length=20, choices=VisitState)
    premises = models.ForeignKey(Premises, models.PROTECT, related_name="visits", db_index=False)
    member = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    purpose = models.TextField()
    # Why there was no time to arrange it before; the rules as the visitor accepted them.
    late_reason = models.TextField(blank=True)
    rules = models.TextField(blank=True)
    rules_accepted_at = models.DateTimeField(null=True)
    # Whether the councillors of the ward hear of it, and the names of those who have been told.
    ward_is_told = models.BooleanField(default=False)
    told = models.JSONField(default=list)
    other_starts_at = models.DateTimeField(null=True)
    other_ends_at = models.DateTimeField(null=True)
    other_reason = models.TextField(blank=True)

    objects = VisitQuerySet.as_manager()
    history = AuditRecords(excluded_fields=["key"])

    class Meta:
        indexes = (
            models.Index(fields=["member", "starts_at", "id"], name="visit_member"),
            models.Index(fields=["premises", "starts_at", "id"], name="visit_premises"),
            models.Index(fields=["starts_at", "id"], name="visit_starts"),
        )
        constraints = (
            *Meeting.Meta.constraints,
            models.CheckConstraint(
                name="visit_other_time_has_reason",
                condition=Q(other_starts_at=None, other_ends_at=None)
                | Q(other_starts_at__isnull=False, other_ends_at__isnull=False)
                & ~Q(other_reason=""),
            ),
        )

    def get_absolute_url(self) -> str:
        return reverse("relations:visit", args=[self.reference])

    @property
    def ledger_name(self) -> str:
        return f"visit:{self.reference}"
