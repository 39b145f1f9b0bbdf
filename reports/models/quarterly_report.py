"""Reports to committee, one a quarter: each a draft until the Monitoring Officer signs it off."""

from datetime import date
from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Q
from django.urls import reverse

from foundation.history import AuditRecords, RecordedQuerySet
from foundation.triggers import Protect
from people.models import User
from people.roles import Role

READ_EVERYTHING = (Role.CHIEF_EXECUTIVE, Role.MONITORING_OFFICER)


def reads_all_figures(user: User) -> bool:
    """Whether somebody reads the figures of the whole council, and so drafts of the report."""
    return user.holds(Role.COORDINATOR) or not user.offices.isdisjoint(READ_EVERYTHING)


class ReportVerb(models.TextChoices):
    """Reasons of its history, as a sentence goes on after a name."""

    MADE = "made", "made the report"
    RENEWED = "renewed", "made the report again from newer figures"
    WROTE = "wrote", "changed the words of the report"
    SIGNED_OFF = "signed off", "signed off the report"
    DELETED = "deleted", "deleted the draft"


class QuarterlyReportQuerySet(RecordedQuerySet["QuarterlyReport"]):
    def signed_off(self) -> Self:
        return self.filter(signed_off_at__isnull=False)

    def visible_to(self, user: User) -> Self:
        """Everyone with a post reads what has been signed off; drafts are for those who read the
        figures of the whole council."""
        if not user.posts_today:
            return self.none()
        return self.all() if reads_all_figures(user) else self.signed_off()


class QuarterlyReport(models.Model):
    """`quarter` is its first day. `figures` are what is published of it, as they were at
    `figures_at`; `introduction` and `comments`, by section, are the Monitoring Officer’s words.
    `content` is all of this as one text, from the moment it is signed off: every file is drawn from
    that text alone.
    """

    quarter = models.DateField(unique=True)
    figures = models.JSONField()
    figures_at = models.DateTimeField()
    introduction = models.TextField(blank=True)
    comments = models.JSONField(default=dict)
    content = models.TextField(blank=True)
    signed_off_at = models.DateTimeField(null=True)
    signed_off_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", db_index=False
    )

    objects = QuarterlyReportQuerySet.as_manager()
    history = AuditRecords()

    class Meta:
        triggers = [
            Protect(
                name="signed_off_stays",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__signed_off_at__isnull=False),
            )
        ]
        constraints = (
            models.CheckConstraint(
                name="quarterly_report_signed_off_has_content",
                condition=Q(signed_off_at=None, signed_off_by=None, content="")
                | Q(signed_off_at__isnull=False, signed_off_by__isnull=False) & ~Q(content=""),
            ),
        )

    def __str__(self) -> str:
        return f"Report on {self.name}"

    def get_absolute_url(self) -> str:
        return reverse("committee:report", args=[self.name])

    @property
    def name(self) -> str:
        """The name of its quarter in addresses: 2026-4."""
        return quarter_name(self.quarter)

    @property
    def is_draft(self) -> bool:
        return self.signed_off_at is None

    @property
    def has_words(self) -> bool:
        return bool(self.introduction or any(self.comments.values()))


def quarter_name(first: date) -> str:
    return f"{first.year}-{(first.month - 1) // 3 + 1}"
