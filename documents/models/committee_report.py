"""Reports and advice that the Town Clerk presents to a committee. They are kept as they are."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from foundation.chain import Chained
from foundation.history import append_only
from people.models import Committee, Seat, User
from people.roles import Role

# The office that the protocol gives the right to: Knutsford’s Town Clerk.
PRESENTING_OFFICE = Role.CHIEF_EXECUTIVE.value


class PaperKind(models.TextChoices):
    REPORT = "report", "Report"
    ADVICE = "advice", "Advice"


class CommitteeReportQuerySet(models.QuerySet["CommitteeReport"]):
    def visible_to(self, user: User) -> Self:
        """All of them for the office that presents them; for a councillor, those to committees on
        which they have a seat today or which they chair. No one else."""
        if PRESENTING_OFFICE in user.offices:
            return self
        seen = Q(pk__in=())
        if user.is_member:
            seats = Seat.objects.current().filter(person=user)
            chaired = [
                post.committee_id for post in user.posts_today if post.role == Role.COMMITTEE_CHAIR
            ]
            seen = Q(committee__in=seats.values("committee")) | Q(committee__in=chaired)
        return self.filter(seen)


class CommitteeReport(models.Model):
    """A report or advice, presented at a meeting on a local date. `signed` is how its author stood
    then."""

    no_history = "a report is append-only itself: the database refuses to change or remove it"
    chain = Chained(record="committee_id")

    key = models.UUIDField(unique=True, editable=False)
    committee = models.ForeignKey(Committee, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=PaperKind)
    title = models.CharField(max_length=200)
    text = models.TextField()
    presented_on = models.DateField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    signed = models.CharField(max_length=400)
    recorded_at = models.DateTimeField()

    objects = CommitteeReportQuerySet.as_manager()

    class Meta:
        ordering = ("-presented_on", "-pk")
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.get_kind_display()} to {self.committee}, {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("documents:paper", args=[self.key])
