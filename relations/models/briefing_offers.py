"""Offers of a briefing to the other groups, which say the policy area and nothing another asked."""

import uuid
from typing import Self

from django.db import models
from django.urls import reverse

from foundation.chain import Chained
from foundation.history import append_only
from people.models import Group, User
from relations.models.group_meetings import GroupMeeting, groups_led_by


class BriefingOfferQuerySet(models.QuerySet["BriefingOffer"]):
    def visible_to(self, user: User) -> Self:
        """Today’s leader of the group it was made to, and those who see the meeting it comes from
        as an officer. The leader of the group that asked never sees what others do with it."""
        mine = self.filter(group__in=groups_led_by(user))
        if user.side != "officer":
            return mine
        return self.filter(case__in=GroupMeeting.objects.visible_to(user))


class BriefingOffer(models.Model):
    """A briefing on a policy area by an officer, offered to one group until a local date."""

    no_history = "an offer is append-only itself: the database refuses to change or remove it"
    chain = Chained(record="case_id")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    reference = models.CharField(max_length=20, unique=True)
    case = models.ForeignKey(GroupMeeting, models.PROTECT, related_name="offers", db_index=False)
    group = models.ForeignKey(Group, models.PROTECT, related_name="+", db_index=False)
    area = models.CharField(max_length=200)
    officer = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    offered_at = models.DateTimeField()
    until = models.DateField()

    objects = BriefingOfferQuerySet.as_manager()

    class Meta:
        triggers = append_only()
        indexes = (models.Index(fields=["group", "-offered_at", "-id"], name="offers_to_group"),)
        constraints = (
            models.UniqueConstraint(fields=["case", "group"], name="offer_once_to_a_group"),
        )

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        return reverse("relations:briefing-offer", args=[self.reference])

    # What the ledger of notices asks of what a notice is about. Never the meeting it comes from.
    @property
    def ledger_name(self) -> str:
        return f"briefing-offer:{self.reference}"

    @property
    def is_sealed(self) -> bool:
        return False
