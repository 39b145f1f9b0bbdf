"""Receipt: one member who is told about one announcement, and when they first opened it."""

from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Q

from foundation.chain import Chained
from foundation.triggers import Protect, ReadOnly
from people.models import User


class ReceiptQuerySet(models.QuerySet["Receipt"]):
    def visible_to(self, user: User) -> Self:
        """A councillor’s own, while they are one. Others see receipts on the page of what they
        answer for."""
        return self.filter(member=user) if user.is_member else self.none()

    def unread_first(self) -> Self:
        """Those not opened yet, then the others, the newest first."""
        is_opened = models.Case(models.When(opened_at=None, then=0), default=1)
        return self.order_by(is_opened, "-written_at", "-pk")

    def to_read(self) -> Self:
        """Those not opened yet and not withdrawn since."""
        return self.filter(opened_at=None).exclude(announcement__status="withdrawn")


class Receipt(models.Model):
    """Written in the transaction that tells. When the email was accepted the ledger of notices
    says; the member is told by that or by the first opening, whichever came first."""

    no_history = "a receipt is a record itself: written once, then marked as opened once"
    chain = Chained(record="id")

    announcement = models.ForeignKey(
        "announcements.Announcement", models.PROTECT, related_name="receipts", db_index=False
    )
    member = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    written_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)

    objects = ReceiptQuerySet.as_manager()

    class Meta:
        triggers = (
            Protect(name="never_removed", operation=pgtrigger.Delete),
            Protect(
                name="opened_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__opened_at__isnull=False),
            ),
            ReadOnly(name="written_once", fields=["announcement", "member", "written_at"]),
        )
        indexes = (
            models.Index(fields=["member", "-written_at", "-id"], name="receipt_member"),
            models.Index(
                fields=["member", "-written_at"],
                name="receipt_unopened",
                condition=Q(opened_at=None),
            ),
        )
        constraints = (
            models.UniqueConstraint(fields=["announcement", "member"], name="receipt_once"),
        )

    def __str__(self) -> str:
        return f"Receipt of {self.announcement_id} by {self.member_id}"
