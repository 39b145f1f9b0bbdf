"""LeftOut: a councillor that an announcement does not go to, where the protocol allows that, and
the person who brought them back."""

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef

from foundation.chain import Chained
from foundation.history import append_only
from people.models import User


class LeftOutQuerySet(models.QuerySet["LeftOut"]):
    def in_effect(self) -> Self:
        """Those whose councillor was not brought back since."""
        later = LeftOut.objects.filter(
            announcement=OuterRef("announcement"), member=OuterRef("member"), pk__gt=OuterRef("pk")
        )
        return self.filter(~Exists(later), is_back=False)


class LeftOut(models.Model):
    """Who was left out before it was sent, by which person and why. A later row with `is_back`
    brings the councillor back; it needs no reason."""

    no_history = "it is append-only itself: the database refuses to change or remove it"
    chain = Chained(record="announcement_id")

    announcement = models.ForeignKey(
        "announcements.Announcement", models.PROTECT, related_name="left_out", db_index=False
    )
    member = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    reason = models.TextField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    is_back = models.BooleanField(default=False, db_default=False)

    objects = LeftOutQuerySet.as_manager()

    class Meta:
        triggers = append_only()
        indexes = (models.Index(fields=["announcement", "member", "id"], name="left_out_of"),)

    def __str__(self) -> str:
        return f"{self.member_id} left out of {self.announcement_id}"
