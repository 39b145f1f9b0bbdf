"""Confirmations: expectations acknowledged, and restrictions of a post read."""

from django.conf import settings
from django.db import models

from foundation.chain import Chained
from foundation.history import append_only
from protocols.choices import Side
from protocols.models.protocol import Protocol


class Acknowledgement(models.Model):
    """One person's confirmation of one version, as what they were then: councillor or officer.

    `ticked` lists the clauses that were confirmed with a tick of their own.
    """

    no_history = "it is append-only itself: the database refuses to change or remove it"
    chain = Chained(record="person_id")

    protocol = models.ForeignKey(Protocol, models.PROTECT, related_name="acknowledgements")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    side = models.CharField(max_length=10, choices=Side)
    ticked = models.JSONField(default=list, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")
        triggers = append_only()
        constraints = (
            models.UniqueConstraint(
                name="acknowledged_once", fields=["protocol", "person", "side"]
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}, {self.protocol}"


class RestrictionRead(models.Model):
    """One officer's confirmation, each year, of what their politically restricted post forbids."""

    no_history = "it is append-only itself: the database refuses to change or remove it"
    chain = Chained(record="person_id")

    protocol = models.ForeignKey(Protocol, models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.person}, {self.at:%d/%m/%Y}"
