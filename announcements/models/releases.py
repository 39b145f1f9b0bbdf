"""Release to the media: its text, quotes and meeting, its states and who sees it."""

from hashlib import sha256
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from announcements.models.media_team import in_media_team
from announcements.models.release_words import Quote, ReleaseState, ReleaseVerb, Timing
from casework.models import Case
from foundation.history import AuditRecords, RecordedQuerySet
from people.models import Service, User
from people.roles import Role

S, V = ReleaseState, ReleaseVerb
WORKED_ON = (
    *(V.EDITED, V.QUOTED, V.UNQUOTED, V.GUIDED, V.RECOMMENDED, V.ADVISED),
    *(V.GIVEN, V.UNGUIDED),
)
RELEASE_WRITTEN = (S.DRAFT, S.DISPUTED)


class ReleaseQuerySet(RecordedQuerySet["Release"]):
    def visible_to(self, user: User) -> Self:
        """The one rule: the media team, the Chief Executive, and who leads the service that is
        concerned. Councillors hear of a release from its announcement."""
        if user.side != "officer":
            return self.none()
        if in_media_team(user) or Role.CHIEF_EXECUTIVE in user.offices:
            return self.all()
        return self.filter(service__in=user.led_services)

    def with_people(self) -> Self:
        """With the service and the people that a page names."""
        people = ("author", "guided_by", "recommended_by", "advised_by", "disputed_by")
        return self.select_related("service", "approved_by", "announcement", *people)


class Release(Case):
    """A release to the media, from its draft until it is issued. `title` is its headline."""

    MOVES: ClassVar[dict[str, dict[str, tuple[str, ...]]]] = {
        S.DRAFT: {
            S.DRAFT: WORKED_ON,
            S.DISPUTED: (V.DISPUTED,),
            S.APPROVED: (V.APPROVED,),
            S.WITHDRAWN: (V.WITHDREW,),
        },
        S.DISPUTED: {
            S.DISPUTED: WORKED_ON,
            S.APPROVED: (V.APPROVED,),
            S.WITHDRAWN: (V.WITHDREW,),
        },
        S.APPROVED: {S.APPROVED: (V.GIVEN,), S.ISSUED: (V.ISSUED,), S.WITHDRAWN: (V.WITHDREW,)},
        S.ISSUED: {},
        S.WITHDRAWN: {},
    }
    WAITING_FOR: ClassVar[dict[str, str]] = {
        S.DRAFT: "media-team",
        S.DISPUTED: "chief-executive",
        S.APPROVED: "media-team",
        S.ISSUED: "",
        S.WITHDRAWN: "",
    }

    status = models.CharField(max_length=20, choices=ReleaseState)
    author = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    text = models.TextField()
    is_controversial = models.BooleanField(default=False)
    # The service concerned, whose director or head recommends when to issue it.
    service = models.ForeignKey(
        Service, models.PROTECT, null=True, related_name="+", db_index=False
    )
    # The wards concerned by key, and what is quoted: see `Quote`.
    wards = models.JSONField(default=list)
    quotes_given = models.JSONField(default=list)
    # The councillor who guides when it comes out, and their choice.
    guided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", db_index=False)
    timing = models.CharField(max_length=20, choices=Timing, blank=True)
    meeting = models.CharField(max_length=200, blank=True)
    meets_on = models.DateField(null=True)
    items = models.JSONField(default=list)
    recommendation = models.TextField(blank=True)
    recommended_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", db_index=False
    )
    recommended_at = models.DateTimeField(null=True)
    advice = models.TextField(blank=True)
    advised_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", db_index=False
    )
    advised_at = models.DateTimeField(null=True)
    dispute = models.TextField(blank=True)
    disputed_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", db_index=False
    )
    approved_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", db_index=False
    )
    approved_at = models.DateTimeField(null=True)
    # Whether who approved it confirmed that it promotes no political group.
    no_party = models.BooleanField(default=False)
    # By which the councillors of its wards are told, if it concerns any.
    announcement = models.OneToOneField(
        "announcements.Announcement", models.PROTECT, null=True, related_name="release"
    )

    objects = ReleaseQuerySet.as_manager()
    history = AuditRecords(excluded_fields=["key"])

    class Meta:
        indexes = (
            models.Index(fields=["service", "received_at", "id"], name="release_service"),
            models.Index(fields=["received_at", "id"], name="release_received"),
        )
        constraints = (
            models.CheckConstraint(
                name="release_approved_says_when",
                condition=~Q(status__in=("approved", "issued"))
                | Q(approved_at__isnull=False, approved_by__isnull=False),
            ),
            models.CheckConstraint(
                name="release_disputed_says_why",
                condition=~Q(status="disputed") | Q(disputed_by__isnull=False) & ~Q(dispute=""),
            ),
            models.CheckConstraint(
                name="release_meeting_has_a_day",
                condition=~Q(timing__in=("before", "after")) | Q(meets_on__isnull=False),
            ),
        )

    def get_absolute_url(self) -> str:
        return reverse("announcements:press-release", args=[self.reference])

    @property
    def ledger_name(self) -> str:
        return f"release:{self.reference}"

    @property
    def quotes(self) -> list[Quote]:
        return [Quote(**given) for given in self.quotes_given]

    @property
    def whole_text(self) -> str:
        """As the media read it: the text, then each quote."""
        return "\n\n".join([self.text, *(quote.sentence for quote in self.quotes)])

    @property
    def as_shown(self) -> str:
        """Names what a page shows of it: another text, quote or ward makes another name."""
        shown = [self.title, self.whole_text, self.is_controversial, self.service_id, self.wards]
        return sha256(repr(shown).encode()).hexdigest()[:16]
