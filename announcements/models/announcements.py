"""Announcement: what the council says, for which members, when it is public, and who sees it."""

from collections.abc import Callable
from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper
from django.urls import reverse
from django.utils import timezone

from announcements.models.choices import AnnouncementKind, AnnouncementState, AnnouncementVerb
from announcements.models.receipts import Receipt
from casework.models import Case
from foundation.history import AuditRecords, RecordedQuerySet
from people.models import Service, User
from people.roles import Role

S, V = AnnouncementState, AnnouncementVerb
# Who reads all that members have been told.
READERS = (Role.COORDINATOR, Role.CHIEF_EXECUTIVE, Role.MONITORING_OFFICER)
# What else a kind asks before one of its own becomes public: the reason why not, or "".
HINDRANCES: dict[str, Callable[["Announcement"], str]] = {}


def answered_for_by(user: User) -> Q:
    """Of announcements: those that this person wrote, on the side on which they wrote; those of a
    service they lead; and all of officers’, for a coordinator."""
    if not user.side:
        return Q(pk=None)
    own = Q(author=user, by_member=user.is_member)
    if user.holds(Role.COORDINATOR):
        return own | Q(by_member=False)
    return own | Q(service__in=user.led_services, by_member=False)


class AnnouncementQuerySet(RecordedQuerySet["Announcement"]):
    def visible_to(self, user: User) -> Self:
        """The one rule. A draft: those who answer for it. What members have been told: also these
        members while they are councillors, officers of the service, and three offices. What is
        public: everyone."""
        if not user.is_active:
            return self.none()
        seen = Q(status=S.PUBLIC) | answered_for_by(user)
        if user.is_member:
            seen |= Q(pk__in=Receipt.objects.filter(member=user).values("announcement"))
        if user.side == "officer":
            seen |= Q(service__in=list(user.services)) & ~Q(status=S.DRAFT)
        if user.holds(*READERS):
            seen |= ~Q(status=S.DRAFT)
        return self.filter(seen)

    def public(self) -> Self:
        """What anyone can read without signing in."""
        return self.filter(status=S.PUBLIC)

    def telling(self) -> Self:
        """Those that members are told about and the public is not, yet."""
        return self.filter(status=S.TELLING)

    def with_people(self) -> Self:
        return self.select_related("author", "service", "no_party_by")


class Announcement(Case):
    """One thing that members hear first. `received_at` is when it was written.

    Its text is confidential until it is public. `wards` and `committees` are keys, so that each
    row of its history says who it was for. Without `public_from` it never becomes public.
    """

    MOVES: ClassVar[dict[str, dict[str, tuple[str, ...]]]] = {
        S.DRAFT: {S.TELLING: (V.TOLD,), S.WITHDRAWN: (V.WITHDREW,)},
        S.TELLING: {S.PUBLIC: (V.PUBLISHED,), S.WITHDRAWN: (V.WITHDREW,)},
        S.PUBLIC: {S.WITHDRAWN: (V.WITHDREW,)},
        S.WITHDRAWN: {},
    }
    WAITING_FOR: ClassVar[dict[str, str]] = {
        S.DRAFT: "author",
        S.TELLING: "",
        S.PUBLIC: "",
        S.WITHDRAWN: "",
    }

    kind = models.CharField(max_length=20, choices=AnnouncementKind)
    status = models.CharField(max_length=20, choices=AnnouncementState)
    text = models.TextField()
    author = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    by_member = models.BooleanField(default=False)
    signed = models.CharField(max_length=400)
    service = models.ForeignKey(
        Service, models.PROTECT, null=True, related_name="+", db_index=False
    )
    for_everyone = models.BooleanField(default=False)
    wards = ArrayField(models.BigIntegerField(), default=list)
    committees = ArrayField(models.BigIntegerField(), default=list)
    is_controversial = models.BooleanField(default=False)
    told_at = models.DateTimeField(null=True)
    public_from = models.DateTimeField(null=True)
    public_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.TextField(blank=True)
    # Who confirmed that it does not promote a political group, and when.
    no_party_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", db_index=False
    )
    no_party_at = models.DateTimeField(null=True)

    objects = AnnouncementQuerySet.as_manager()
    history = AuditRecords(excluded_fields=["key"])

    class Meta:
        indexes = (
            models.Index(fields=["author", "-received_at", "-id"], name="announcement_author"),
            models.Index(fields=["service", "-received_at", "-id"], name="announcement_service"),
            models.Index(fields=["-received_at", "-id"], name="announcement_newest"),
            models.Index(
                fields=["-public_at", "-id"],
                name="announcement_public",
                condition=Q(status="public"),
            ),
            models.Index(fields=["id"], name="announcement_telling", condition=Q(status="telling")),
            # For any part of what is searched, in small and capital letters.
            GinIndex(
                *(OpClass(Upper(name), "gin_trgm_ops") for name in ("title", "text", "reference")),
                name="announcement_words",
            ),
        )
        constraints = (
            models.CheckConstraint(
                name="announcement_is_for_someone",
                condition=Q(for_everyone=True, wards=[], committees=[])
                | (Q(for_everyone=False) & ~Q(wards=[], committees=[])),
            ),
            models.CheckConstraint(
                name="announcement_public_was_told_first",
                condition=~Q(status="public")
                | Q(told_at__isnull=False, public_at__gte=models.F("told_at")),
            ),
            models.CheckConstraint(
                name="announcement_withdrawn_has_time",
                condition=Q(status="withdrawn", withdrawn_at__isnull=False)
                | (~Q(status="withdrawn") & Q(withdrawn_at=None)),
            ),
            models.CheckConstraint(
                name="announcement_no_party_has_person",
                condition=Q(no_party_by=None, no_party_at=None)
                | Q(no_party_by__isnull=False, no_party_at__isnull=False),
            ),
        )

    def get_absolute_url(self) -> str:
        return reverse(f"announcements:{self.kind}", args=[self.reference])

    @property
    def is_due(self) -> bool:
        """Whether the time has come at which it is to become public."""
        return self.public_from is not None and self.public_from <= timezone.now()
