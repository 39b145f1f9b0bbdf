"""Scrutiny bodies, and their requests for an officer: rows, topics, states and who sees them."""

from collections.abc import Iterable
from typing import ClassVar, NamedTuple, Self

from django.core.validators import MaxValueValidator, URLValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from casework.models import Case, Promise
from foundation.history import AuditRecords, RecordedQuerySet
from people.models import Committee, Seat, Service, User
from people.models.holders import acts_in_service
from people.models.organisation import Named, NamedQuerySet
from people.roles import Role
from protocols.models import Protocol
from relations.models.meetings import Meeting


def committees_of(user: User) -> list[int]:
    """The committees that this councillor chairs or sits on today, by key."""
    if not user.is_member:
        return []
    chaired = (post.committee_id for post in user.posts_today if post.role == Role.COMMITTEE_CHAIR)
    seats = Seat.objects.current().filter(person=user).values_list("committee", flat=True)
    return sorted({*filter(None, chaired), *seats})


class ScrutinyBodyQuerySet(NamedQuerySet["ScrutinyBody"]):
    def visible_to(self, user: User) -> Self:
        """Those of today that this councillor chairs or sits on, and can ask for."""
        return self.offered().filter(committee__in=committees_of(user)).order_by("name", "pk")


class ScrutinyBody(Named):
    """A committee that examines decisions and services, with its notice, rules and guidance."""

    committee = models.ForeignKey(Committee, models.PROTECT, related_name="+")
    notice_days = models.PositiveSmallIntegerField(
        "working days of notice",
        default=0,
        validators=[MaxValueValidator(90)],
        help_text="Only if this body gives more notice than the protocol asks for. Otherwise 0.",
    )
    rules_url = models.URLField(
        "scrutiny rules in the constitution",
        blank=True,
        validators=[URLValidator(schemes=["https", "http"])],
        help_text="The address of the page. It is shown to the councillors and officers.",
    )
    guidance = models.TextField(
        "guidance of this body",
        blank=True,
        help_text="One note a line, consistent with the protocol.",
    )
    guidance_on = models.DateField("date of the guidance", null=True, blank=True)

    objects = ScrutinyBodyQuerySet.as_manager()
    history = AuditRecords()

    class Meta(Named.Meta):
        verbose_name_plural = "scrutiny bodies"
        constraints = (
            models.CheckConstraint(
                name="scrutiny_guidance_is_dated",
                condition=Q(guidance="") | Q(guidance_on__isnull=False),
                violation_error_message="Enter the date of the guidance.",
            ),
        )

    def notice_under(self, version: Protocol) -> int:
        """Working days of notice: those of the version, or more if this body gives more."""
        return max(version.scrutiny_notice_days, self.notice_days)

    @property
    def guidance_lines(self) -> list[str]:
        return [line.strip() for line in self.guidance.split("\n") if line.strip()]


class ScrutinyState(models.TextChoices):
    ASKED = "asked", "With the Director"
    AGREED = "agreed", "Officer named"
    DECLINED = "declined", "Declined"
    WITHDRAWN = "withdrawn", "Withdrawn"


class ScrutinyVerb(models.TextChoices):
    """Reasons of its history, as a sentence goes on after a name."""

    ASKED = "asked", "asked for an officer"
    NAMED = "named", "named the officer who attends"
    DECLINED = "declined", "declined the request"
    LEFT_TOPIC = "left-topic", "withdrew from a topic"
    WITHDREW = "withdrew", "withdrew the request"
    PASSED = "passed", "passed the request to the chair"


class Topic(NamedTuple):
    """One area of discussion as the invitation has it. `left` says why the officer withdrew."""

    number: int
    words: str
    left: str


S, V = ScrutinyState, ScrutinyVerb
SCRUTINY_OPEN = (S.ASKED, S.AGREED)
# Who can be asked to decide for a service: its Director or, where the protocol does not say so, its
# head.
DECIDERS = (Role.CHIEF_OFFICER, Role.HEAD_OF_SERVICE)


def scrutiny_decided_by(user: User) -> Q:
    """Of requests: those that this officer decides today. The Chief Executive stands in for a
    service without a Director, or without a head."""
    if user.side != "officer":
        return Q(pk=None)
    decided = Q(pk=None)
    for role in DECIDERS:
        decided |= Q(decider=role) & acts_in_service(user, role, "service")
    return decided


class ScrutinyQuerySet(RecordedQuerySet["ScrutinyRequest"]):
    def visible_to(self, user: User) -> Self:
        """The one rule: the councillor who asked, today's councillors of the body, who decides, and
        the officer who was named to attend."""
        if not user.is_active:
            return self.none()
        if user.is_member:
            return self.filter(Q(member=user) | Q(body__committee__in=committees_of(user)))
        if user.side != "officer":
            return self.none()
        return self.filter(Q(officer=user) | scrutiny_decided_by(user))

    def with_people(self) -> Self:
        """With the body, the service and the people that a list or a page names."""
        people = ("member", "proposed", "officer", "decided_by")
        return self.select_related("body__committee", "service", *people)


class ScrutinyRequest(Meeting, Case):
    """A request of a scrutiny body for an officer. `title` is the name of the body on that day."""

    MOVES: ClassVar[dict[str, dict[str, tuple[str, ...]]]] = {
        S.ASKED: {
            S.ASKED: (V.PASSED,),
            S.AGREED: (V.NAMED,),
            S.DECLINED: (V.DECLINED,),
            S.WITHDRAWN: (V.WITHDREW,),
        },
        S.AGREED: {
            S.AGREED: (V.NAMED, V.LEFT_TOPIC, V.PASSED),
            S.WITHDRAWN: (V.WITHDREW,),
        },
        S.DECLINED: {},
        S.WITHDRAWN: {},
    }
    WAITING_FOR: ClassVar[dict[str, str]] = {
        S.ASKED: "director",
        S.AGREED: "",
        S.DECLINED: "",
        S.WITHDRAWN: "",
    }

    status = models.CharField(max_length=20, choices=ScrutinyState)
    body = models.ForeignKey(ScrutinyBody, models.PROTECT, related_name="+", db_index=False)
    service = models.ForeignKey(Service, models.PROTECT, related_name="+", db_index=False)
    member = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    # The post in the service that decides.
    decider = models.CharField(max_length=30)
    # The areas of discussion as they were sent; nothing changes them later.
    areas = models.JSONField(default=list)
    proposed = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", db_index=False)
    seniority_reason = models.TextField(blank=True)
    # Whether the Director has to agree to the date, because the notice was too short.
    is_short_notice = models.BooleanField(default=False)
    officer = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", db_index=False)
    decided_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", db_index=False
    )
    decided_at = models.DateTimeField(null=True)
    decline_reason = models.TextField(blank=True)
    # Why the officer withdrew, by the number of the topic.
    topics_left = models.JSONField(default=dict)

    objects = ScrutinyQuerySet.as_manager()
    history = AuditRecords(excluded_fields=["key"])

    class Meta:
        indexes = (
            models.Index(fields=["body", "starts_at", "id"], name="scrutiny_body"),
            models.Index(fields=["service", "starts_at", "id"], name="scrutiny_service"),
            models.Index(fields=["member", "starts_at", "id"], name="scrutiny_member"),
            models.Index(fields=["officer", "starts_at", "id"], name="scrutiny_officer"),
            models.Index(fields=["starts_at", "id"], name="scrutiny_starts"),
        )
        constraints = (
            *Meeting.Meta.constraints,
            models.CheckConstraint(
                name="scrutiny_agreed_has_officer",
                condition=~Q(status="agreed") | Q(officer__isnull=False),
            ),
            models.CheckConstraint(
                name="scrutiny_decided_says_when",
                condition=Q(status__in=("asked", "withdrawn"))
                | Q(decided_at__isnull=False, decided_by__isnull=False),
            ),
        )

    def get_absolute_url(self) -> str:
        return reverse("relations:scrutiny-request", args=[self.reference])

    @property
    def ledger_name(self) -> str:
        return f"scrutiny:{self.reference}"

    @property
    def topics(self) -> list[Topic]:
        left = self.topics_left
        return [
            Topic(number, words, left.get(str(number), ""))
            for number, words in enumerate(self.areas, 1)
        ]


class ScrutinyPromise(Promise):
    """The promise of an answer from those who decide."""

    case = models.ForeignKey(
        ScrutinyRequest, models.PROTECT, related_name="promises", db_index=False
    )
    history = AuditRecords(excluded_fields=["nudge_at"])

    @classmethod
    def owed_words(cls, kind: str) -> str:
        return "Answer to a scrutiny body"

    class Meta(Promise.Meta):
        indexes = [
            *Promise.Meta.indexes,
            models.Index(fields=["case", "due_at"], name="scrutiny_promises"),
        ]


def topics_still_open(request: ScrutinyRequest) -> Iterable[Topic]:
    """Those that the officer has not withdrawn from."""
    return (topic for topic in request.topics if not topic.left)
