"""Monthly summary: how many enquiries a service had open."""

from typing import Self

from django.db import models

from foundation.chain import Chained
from people.models import Service, User
from people.roles import Role


class SummaryQuerySet(models.QuerySet["Summary"]):
    def visible_to(self, user: User) -> Self:
        """Summaries of the services they head, and of those in their portfolio."""
        headed = [post.service_id for post in user.posts_today if post.role == Role.HEAD_OF_SERVICE]
        return self.filter(service__in=[*headed, *user.portfolio])


class Summary(models.Model):
    """Only numbers, as on the local day `made_on`: open by kind, and how many were late.

    `month` is its first day. The numbers never change, because one that goes up while somebody
    looks would reveal an enquiry.
    """

    no_history = "a sum that is made once and never changed"
    chain = Chained(record="service_id")

    service = models.ForeignKey(Service, models.PROTECT, related_name="+", db_index=False)
    month = models.DateField()
    made_on = models.DateField()
    kinds = models.JSONField(default=dict, help_text="Kind to how many are open")
    late = models.PositiveIntegerField(default=0)

    objects = SummaryQuerySet.as_manager()

    class Meta:
        ordering = ("-month", "service")
        constraints = (
            models.UniqueConstraint(fields=["service", "month"], name="summary_once_a_month"),
        )

    def __str__(self) -> str:
        return f"{self.service}, {self.month:%B %Y}"

    @property
    def open(self) -> int:
        return sum(self.kinds.values())
