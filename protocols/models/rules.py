"""Promises of a version, and the reminders before and after they are due."""

from django.db import models
from django.db.models import Q

from foundation.history import AuditRecords, RecordedQuerySet
from protocols.choices import Addressee, NudgeTemplate, PromiseKind
from protocols.deadlines.terms import Terms, Unit
from protocols.models import fixed
from protocols.models.protocol import Protocol
from protocols.words import amount_of

UNITS = [(unit.value, unit.value) for unit in Unit]
ASKS = {
    PromiseKind.ACKNOWLEDGE: "Say who has the enquiry",
    PromiseKind.REPLY: "Answer",
    PromiseKind.SUPPORT: "Answer a request for support",
    PromiseKind.MEMBER_REPLY: "Councillor replies",
    PromiseKind.CHASE_ANSWER: "Answer a chased enquiry",
    PromiseKind.DOCUMENT_DECISION: "Decide on a document",
    PromiseKind.DETERMINATION: "Make a final decision on a document",
    PromiseKind.ATTENDANCE_DECISION: "Decide whether an officer attends a group meeting",
    PromiseKind.COMPLAINT_RECEIPT: "Acknowledge a complaint",
    PromiseKind.COMPLAINT_UPDATE: "Update a complainant",
    PromiseKind.COMPLAINT_OUTCOME: "Tell a complainant the outcome",
}


class PromiseRule(models.Model):
    """What one version promises. The amount is empty where the officer promises the date;
    `silent` says that the figure is the portal's own, as the source gives none."""

    protocol = models.ForeignKey(Protocol, models.PROTECT, related_name="rules")
    kind = models.CharField(max_length=20, choices=PromiseKind)
    clause = models.CharField(max_length=20, blank=True)
    amount = models.PositiveSmallIntegerField(null=True, blank=True)
    unit = models.CharField(max_length=20, default=Unit.WORKING_DAYS.value, choices=UNITS)
    silent = models.BooleanField(default=False)

    objects = RecordedQuerySet.as_manager()
    history = AuditRecords()

    class Meta:
        ordering = ("pk",)
        triggers = fixed.version_row_triggers()
        constraints = (
            models.UniqueConstraint(name="rule_one_of_a_kind", fields=["protocol", "kind"]),
            models.CheckConstraint(
                name="rule_amount_is_at_least_one",
                condition=Q(amount__isnull=True) | Q(amount__gte=1),
            ),
        )

    def __str__(self) -> str:
        return self.in_words()

    @property
    def has_figure(self) -> bool:
        return self.amount is not None

    @property
    def words(self) -> str:
        """How long it gives, as "five working days"; "" without a figure."""
        return amount_of(self.amount, self.unit) if self.amount is not None else ""

    def in_words(self) -> str:
        """The promise as a sentence without its full stop: "Answer within five working days"."""
        if self.kind == PromiseKind.FULL_REPLY:
            return "Answer by the date promised in the holding reply"
        if self.kind == PromiseKind.WATCH:
            return (
                f"Remind officers after {self.words} of what has no time limit, which is no promise"
            )
        return f"{ASKS[PromiseKind(self.kind)]} within {self.words}"

    @property
    def clause_name(self) -> str:
        return self.protocol.clause_name(self.clause)

    def terms(self) -> Terms:
        """For the clock; ValueError where the officer promises the date."""
        if self.amount is None:
            raise ValueError(
                f"{self.get_kind_display()}: there is no figure, the date is promised."
            )
        return Terms(self.amount, Unit(self.unit), self.protocol.cut_off, self.protocol.roll)


class Nudge(models.Model):
    """Who is told, and how many working days after the due date (negative: before it)."""

    rule = models.ForeignKey(PromiseRule, models.PROTECT, related_name="nudges")
    offset = models.SmallIntegerField()
    addressee = models.CharField(max_length=20, choices=Addressee)
    template = models.CharField(max_length=20, choices=NudgeTemplate)

    objects = RecordedQuerySet.as_manager()
    history = AuditRecords()

    class Meta:
        ordering = ("rule", "offset", "pk")
        triggers = fixed.nudge_triggers()
        constraints = (
            models.UniqueConstraint(
                name="nudge_told_once_a_day", fields=["rule", "offset", "addressee"]
            ),
        )

    def __str__(self) -> str:
        who = self.get_addressee_display()
        return f"{self.when.capitalize()}: {who if who == 'Chief Executive' else who.lower()}"

    @property
    def when(self) -> str:
        """On the day, or how far from it: "one working day before"."""
        if self.offset == 0:
            return "on the day"
        distance = amount_of(abs(self.offset), Unit.WORKING_DAYS)
        return f"{distance} {'before' if self.offset < 0 else 'after'}"
