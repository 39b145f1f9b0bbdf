"""Advice of an officer, a councillor's view apart from it: its row, its states and who sees it."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from casework.models import Case
from foundation.history import AuditRecords, RecordedQuerySet
from people.models import Service, User


class AdviceState(models.TextChoices):
    OPEN = "open", "Can be changed"
    FINISHED = "finished", "Finished"


class AdviceVerb(models.TextChoices):
    """Reasons of its history, as a sentence goes on after a name."""

    RECORDED = "recorded", "recorded the advice"
    CORRECTED = "corrected", "corrected the councillor’s view"
    RECOMMENDED = "recommended", "changed the recommendation"
    FINISHED = "finished", "finished the advice"


S, V = AdviceState, AdviceVerb


class AdviceRecordQuerySet(RecordedQuerySet["AdviceRecord"]):
    def visible_to(self, user: User) -> Self:
        """The one rule: the author, and today's officers of the service. No councillor."""
        if not user.is_active or user.side != "officer":
            return self.none()
        return self.filter(Q(author=user) | Q(service__in=list(user.services)))

    def with_people(self) -> Self:
        return self.select_related("author", "member", "service")


class AdviceRecord(Case):
    """`title` is what the advice is about."""

    MOVES: ClassVar[dict[str, dict[str, tuple[str, ...]]]] = {
        S.OPEN: {S.OPEN: (V.CORRECTED, V.RECOMMENDED), S.FINISHED: (V.FINISHED,)},
        S.FINISHED: {},
    }
    WAITING_FOR: ClassVar[dict[str, str]] = {S.OPEN: "officer", S.FINISHED: ""}

    status = models.CharField(max_length=20, choices=AdviceState)
    author = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    member = models.ForeignKey(User, models.PROTECT, related_name="+")
    service = models.ForeignKey(Service, models.PROTECT, related_name="+", db_index=False)
    member_view = models.TextField()
    recommendation = models.TextField()

    objects = AdviceRecordQuerySet.as_manager()
    history = AuditRecords(excluded_fields=["key"])

    class Meta:
        indexes = (
            models.Index(fields=["author", "received_at", "id"], name="advice_author"),
            models.Index(fields=["service", "received_at", "id"], name="advice_service"),
        )

    def get_absolute_url(self) -> str:
        return reverse("relations:advice-record", args=[self.reference])

    @property
    def ledger_name(self) -> str:
        return f"advice:{self.reference}"
