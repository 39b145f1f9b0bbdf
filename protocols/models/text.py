"""Clauses and routes of a version."""

from django.db import models
from django.db.models import Q

from foundation.history import AuditRecords, RecordedQuerySet
from protocols import routes
from protocols.choices import Handling, RouteKind, Side
from protocols.models import fixed
from protocols.models.protocol import Protocol
from protocols.sources.behaviours import BehaviourRow, known_behaviours
from protocols.words import cited_number, clause_anchor

OFFICES = [(office.value, office.value) for office in routes.OF_COMPLAINTS]


class Clause(models.Model):
    """A clause of the source in our own words. `behaviour` is the key of what serves it.

    `screens` lists values of Screen where its guidance is said, to one `side` or to both.
    """

    protocol = models.ForeignKey(Protocol, models.PROTECT, related_name="clauses")
    position = models.PositiveSmallIntegerField(help_text="Its place in the document")
    number = models.CharField(max_length=40)
    own_number = models.CharField(
        max_length=40, blank=True, default="", db_default="", help_text="In the council’s document"
    )
    heading = models.CharField(max_length=200)
    summary = models.TextField()
    handled = models.CharField(max_length=10, choices=Handling, default=Handling.NONE)
    behaviour = models.CharField(max_length=50, blank=True)
    side = models.CharField(max_length=10, choices=Side, blank=True, help_text="Empty: both sides")
    screens = models.JSONField(default=list, blank=True)
    guidance = models.TextField(blank=True, help_text="Said on those screens; empty: the summary")
    note = models.TextField(blank=True, help_text="What overrides or qualifies it")
    before_poll = models.TextField(
        blank=True, default="", help_text="Said in its place in an election period"
    )

    objects = RecordedQuerySet.as_manager()
    history = AuditRecords()

    class Meta:
        ordering = ("protocol", "position")
        triggers = fixed.version_row_triggers()
        constraints = (
            models.UniqueConstraint(name="clause_once", fields=["protocol", "number"]),
            models.CheckConstraint(
                name="clause_handled_names_the_behaviour",
                condition=Q(handled=Handling.NONE, behaviour="")
                | ~Q(handled=Handling.NONE) & ~Q(behaviour=""),
            ),
        )

    def __str__(self) -> str:
        return f"{self.cited_as} {self.heading}"

    @property
    def cited_as(self) -> str:
        """The bare number: one clause may hold several duties, each a row."""
        return cited_number(self.number)

    @property
    def anchor(self) -> str:
        """Its place on the protocol page."""
        return clause_anchor(self.number)

    @property
    def says(self) -> str:
        """What it asks, to the reader's face where the version has words for that."""
        return self.guidance or self.summary

    @property
    def serves(self) -> BehaviourRow | None:
        """What the portal does about it today, built or planned; None for mere context."""
        return known_behaviours().get(self.behaviour)


class Route(models.Model):
    """To which offices a matter goes. `silent` says that it is the portal's own way.

    `to` and `fallback` list values of `protocols.routes.Office`; several in `to` are a choice.
    """

    protocol = models.ForeignKey(Protocol, models.PROTECT, related_name="routes")
    kind = models.CharField(max_length=20, choices=RouteKind)
    by = models.CharField(max_length=20, blank=True)
    about = models.CharField(max_length=30, blank=True)
    to = models.JSONField()
    fallback = models.JSONField(default=list, blank=True)
    first_step = models.CharField(max_length=200, blank=True)
    first_must = models.BooleanField(default=False)
    first_office = models.CharField(max_length=30, blank=True, choices=OFFICES)
    clause = models.CharField(max_length=20, blank=True)
    silent = models.BooleanField(default=False)

    objects = RecordedQuerySet.as_manager()
    history = AuditRecords()

    class Meta:
        ordering = ("pk",)
        triggers = fixed.version_row_triggers()
        constraints = (
            models.UniqueConstraint(
                name="route_one_for_a_matter", fields=["protocol", "kind", "by", "about"]
            ),
            models.CheckConstraint(name="route_has_an_end", condition=~Q(to=[])),
            models.CheckConstraint(
                name="route_of_a_complaint_says_by_and_about_whom",
                condition=Q(kind=RouteKind.COMPLAINT) & ~Q(by="") & ~Q(about="")
                | ~Q(kind=RouteKind.COMPLAINT) & Q(by="", about=""),
            ),
        )

    def __str__(self) -> str:
        matter = f"{self.get_kind_display()} by {self.by} about {self.about}"
        whose = matter if self.by else str(self.get_kind_display())
        return f"{whose}: {', '.join(self.to)}"

    def as_route(self) -> routes.Route:
        """As `resolve_route` takes it."""
        first = routes.FirstStep(self.first_step, self.first_must, self.first_office)
        return routes.Route(
            kind=self.kind,
            to=tuple(self.to),
            by=self.by,
            about=self.about,
            clause=self.clause,
            silent=self.silent,
            first=first if self.first_step else None,
            fallback=tuple(self.fallback),
        )
