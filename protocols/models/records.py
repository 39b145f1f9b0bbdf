"""Rulings on clauses, and reviews of the protocol.

Both are records: the database refuses to change or remove one. A later one is added next to it.
"""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from foundation.chain import Chained
from foundation.history import append_only
from protocols.models.protocol import Protocol
from protocols.words import full_day

NO_HISTORY = "it is append-only itself: the database refuses to change or remove it"


class Ruling(models.Model):
    """What the Monitoring Officer says that a clause means, after the Chief Executive was asked.

    It is shown next to the clause of this number in every version from the same source.
    `consulted_on` and `ruled_on` are local dates; `signed` is who ruled, with their post then.
    """

    no_history = NO_HISTORY
    chain = Chained(record="id")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    protocol = models.ForeignKey(Protocol, models.PROTECT, related_name="rulings")
    number = models.CharField(max_length=40, help_text="Of the clause")
    question = models.CharField(max_length=300)
    says = models.TextField()
    consulted_on = models.DateField()
    ruled_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    signed = models.CharField(max_length=400)

    class Meta:
        ordering = ("-ruled_on", "-pk")
        triggers = append_only()
        constraints = (
            models.CheckConstraint(
                name="ruling_after_consulting", condition=Q(consulted_on__lte=F("ruled_on"))
            ),
        )

    def __str__(self) -> str:
        return f"{self.protocol.clause_name(self.number)}, {self.ruled_on}"

    @property
    def standing(self) -> str:
        """When, by whom and after whom, in a sentence."""
        chief = self.protocol.title("chief-executive")
        return (
            f"Ruled on {full_day(self.ruled_on)} by {self.signed}, under version"
            f" {self.protocol.number}, after consulting the {chief} on"
            f" {full_day(self.consulted_on)}."
        )


class Review(models.Model):
    """What the Monitoring Officer found of how well the protocol works, from and to local dates.

    `figures` are the numbers as they stood on the page: label to what was shown.
    """

    no_history = NO_HISTORY
    chain = Chained(record="id")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    protocol = models.ForeignKey(Protocol, models.PROTECT, related_name="reviews")
    since = models.DateField()
    until = models.DateField()
    reviewed_on = models.DateField()
    figures = models.JSONField(default=list)
    found = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    signed = models.CharField(max_length=400)

    class Meta:
        ordering = ("-reviewed_on", "-pk")
        triggers = append_only()
        constraints = (
            models.CheckConstraint(
                name="review_of_days_in_order", condition=Q(since__lte=F("until"))
            ),
        )

    def __str__(self) -> str:
        return f"{self.protocol}, {self.reviewed_on}"
