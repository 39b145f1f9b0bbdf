"""Decisions of officers under delegated powers: the record, who was consulted, and questions."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from announcements.models.announcements import Announcement
from enquiries.models import Enquiry
from foundation.history import AuditRecords, RecordedQuerySet
from people.models import Committee, User


class DelegatedDecisionQuerySet(RecordedQuerySet["DelegatedDecision"]):
    def visible_to(self, user: User) -> Self:
        """Anyone who sees its announcement, and the officer it names, who confirms it."""
        seen = Q(announcement__in=Announcement.objects.visible_to(user))
        if user.is_active and user.side == "officer":
            seen |= Q(decided_by=user)
        return self.filter(seen)

    def with_people(self) -> Self:
        people = ("decided_by", "chair", "committee")
        return self.select_related("announcement__author", "announcement__service", *people)


class DelegatedDecision(models.Model):
    """One decision. Its announcement has the subject, the decision and the receipts. `decided_on`
    and `chair_consulted_on` are local dates."""

    announcement = models.OneToOneField(Announcement, models.PROTECT, related_name="decision")
    # The delegation relied upon, in the words of the scheme or the resolution.
    delegation = models.TextField(blank=True)
    decided_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    decided_on = models.DateField()
    # Between meetings: the committee that authorised it, and its chair, who was consulted.
    committee = models.ForeignKey(Committee, models.PROTECT, null=True, related_name="+")
    resolution = models.CharField(max_length=200, blank=True)
    chair = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    chair_consulted_on = models.DateField(null=True)

    objects = DelegatedDecisionQuerySet.as_manager()
    history = AuditRecords()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="decision_between_meetings_is_whole",
                condition=Q(committee=None, resolution="", chair=None, chair_consulted_on=None)
                | Q(committee__isnull=False, chair__isnull=False, chair_consulted_on__isnull=False)
                & ~Q(resolution=""),
            ),
        )

    def __str__(self) -> str:
        return f"Decision of {self.announcement_id}"

    def get_absolute_url(self) -> str:
        return reverse("announcements:decision", args=[self.announcement.reference])

    @property
    def is_between_meetings(self) -> bool:
        return self.committee_id is not None


class ConsultedMember(models.Model):
    """A councillor who was consulted before a decision, and the local date."""

    decision = models.ForeignKey(DelegatedDecision, models.PROTECT, related_name="consulted")
    member = models.ForeignKey(User, models.PROTECT, related_name="+")
    consulted_on = models.DateField()

    objects = RecordedQuerySet.as_manager()
    history = AuditRecords()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["decision", "member"], name="consulted_once"),
        )

    def __str__(self) -> str:
        return f"Consulted on {self.decision_id}"


class DecisionQuestion(models.Model):
    """An enquiry that a councillor raised from the page of a decision."""

    decision = models.ForeignKey(DelegatedDecision, models.PROTECT, related_name="questions")
    enquiry = models.OneToOneField(Enquiry, models.PROTECT, related_name="+")

    objects = RecordedQuerySet.as_manager()
    history = AuditRecords()

    def __str__(self) -> str:
        return f"Question about {self.decision_id}"
