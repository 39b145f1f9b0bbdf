"""Protocol: one version of the rules with its settings, and the version in force on a day."""

import re
from datetime import date, time
from typing import TYPE_CHECKING, NamedTuple, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from foundation.history import AuditRecords, RecordedQuerySet
from people.models import User
from people.roles import Permission
from protocols.behaviours import Behaviour
from protocols.choices import Division, PromiseKind, RouteKind, Status, every_stage
from protocols.models import fixed
from protocols.models.meeting_settings import MeetingSettings
from protocols.routes import Route
from protocols.words import cited_number, clause_anchor

if TYPE_CHECKING:
    from protocols.models.rules import PromiseRule
    from protocols.models.text import Clause


class Citation(NamedTuple):
    """A clause as pages cite it: its name, and the address where it can be read."""

    name: str
    url: str


OFFERED = "offered"  # in the history of a draft that is ready to be adopted


class ProtocolQuerySet(RecordedQuerySet["Protocol"]):
    def adopted(self) -> Self:
        return self.filter(status=Status.ADOPTED)

    def visible_to(self, user: User) -> Self:
        """Adopted versions are everybody's; drafts are for those who draft or adopt."""
        if user.may(Permission.DRAFT_PROTOCOL) or user.may(Permission.ADOPT_PROTOCOL):
            return self.all()
        return self.adopted()

    def offered(self) -> Self:
        """Drafts that are said to be ready, as they stand now."""
        said = Protocol.history.filter(
            history_change_reason=OFFERED, id=OuterRef("pk"), revision=OuterRef("revision")
        )
        return self.filter(Exists(said), status=Status.DRAFT)

    def numbered(self, number: str) -> "Protocol | None":
        """The version of this number, as an address gives it; None for anything else."""
        if not re.fullmatch(r"[0-9]{1,9}", number):
            return None
        version: Protocol | None = self.filter(number=int(number)).first()
        return version

    def in_force(self, on: date | None = None) -> "Protocol":
        """The version in force on a local date (today unless told), in one query.

        Raises Protocol.DoesNotExist before the first adopted version takes effect.
        """
        version = self.in_force_or_none(on)
        if version is None:
            day = on or timezone.localdate()
            raise Protocol.DoesNotExist(f"No protocol was in force on {day:%-d %B %Y}.")
        return version

    def in_force_or_none(self, on: date | None = None) -> "Protocol | None":
        """The same; None before the first adopted version takes effect."""
        adopted = self.adopted().filter(effective_from__lte=on or timezone.localdate())
        version: Protocol | None = adopted.order_by("-effective_from").first()
        return version


class Protocol(MeetingSettings):
    """One version of the rules.

    An adopted version is in force from `effective_from` until the day before the next one's, so
    on any day since the first there is exactly one: the dates cannot overlap or leave a gap.
    """

    number = models.PositiveIntegerField("version", unique=True)
    name = models.CharField(max_length=200)
    preset = models.CharField(max_length=50, help_text="The file that the draft started from")
    source = models.CharField(max_length=100, help_text="How its clauses are cited")
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    # Of the form that started it: a second press finds the same draft.
    key = models.UUIDField(unique=True, null=True, editable=False)
    revision = models.PositiveIntegerField(default=0, help_text="Counts the changes of a draft")
    effective_from = models.DateField(null=True, blank=True, help_text="Local date")
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="protocols_drafted"
    )
    adopted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="protocols_adopted",
    )
    minute = models.CharField("minute reference", max_length=200, blank=True)

    division = models.CharField(max_length=20, choices=Division, default=Division.ENGLAND_AND_WALES)
    cut_off = models.TimeField(
        null=True, blank=True, default=time(17), help_text="Local time; later counts as next day"
    )
    roll = models.BooleanField(default=True, help_text="Moves a due date off a non-working day")
    follow_up_days = models.PositiveSmallIntegerField(default=5, help_text="Working days")
    holding_cap = models.PositiveSmallIntegerField(
        null=True, blank=True, default=20, help_text="Working days"
    )
    holding_limit = models.PositiveSmallIntegerField(default=1, help_text="Per enquiry")
    pause_while_waiting = models.BooleanField(default=False)
    clearance = models.JSONField(
        default=list, db_default=[], blank=True, help_text="Letters that a second officer approves"
    )
    contact_centre_name = models.CharField(max_length=100, default="contact centre")
    contact_centre_phone = models.CharField(max_length=50, blank=True)
    contact_centre_url = models.URLField(blank=True)
    complaint_stages = models.JSONField(default=every_stage, help_text="In their order")
    procedures = models.JSONField(default=dict, blank=True, help_text="Procedure to its address")
    acknowledgement = models.BooleanField(
        default=False, help_text="Whether both sides confirm that they have read what is expected"
    )
    links = models.JSONField(default=dict, blank=True, help_text="What is linked, to its address")
    more_links = models.TextField(
        blank=True, default="", help_text="A title and a web address, one per line"
    )
    source_dates = models.TextField(
        blank=True, help_text="When it was adopted and revised, one per line"
    )
    approved_on = models.DateField(null=True, blank=True, help_text="Local date")
    review_on = models.DateField(null=True, blank=True, help_text="Local date")
    media_contacts = models.TextField(blank=True, help_text="Who to ask, one per line")
    media_hours = models.PositiveSmallIntegerField(
        default=8, db_default=8, help_text="Hours while the offices are open"
    )
    office_hours = models.CharField(max_length=100, blank=True)
    support_offers = models.TextField(blank=True, help_text="Support available, one per line")
    request_services = models.JSONField(
        default=dict, blank=True, help_text="What is asked for, to the service that has it"
    )
    titles = models.JSONField(default=dict, blank=True, help_text="Office to what it is called")
    citations = models.JSONField(default=dict, blank=True, help_text="Setting to its clause")

    objects = ProtocolQuerySet.as_manager()
    history = AuditRecords()

    class Meta:
        ordering = ("number",)
        triggers = fixed.version_triggers()
        constraints = (
            models.UniqueConstraint(
                name="protocol_one_in_force_on_a_day",
                fields=["effective_from"],
                condition=Q(status=Status.ADOPTED),
                violation_error_message="Another version takes effect on that day.",
            ),
            models.CheckConstraint(
                name="protocol_adopted_says_when_and_by_whom",
                condition=Q(
                    status=Status.ADOPTED, effective_from__isnull=False, adopted_by__isnull=False
                )
                & ~Q(minute="")
                | Q(status=Status.DRAFT, adopted_by__isnull=True),
            ),
            models.CheckConstraint(
                name="protocol_adopted_by_another",
                condition=Q(adopted_by__isnull=True) | ~Q(adopted_by=F("drafted_by")),
                violation_error_message="Someone other than the drafter must adopt it.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name}, version {self.number}"

    def get_absolute_url(self) -> str:
        return f"{reverse('protocols:in_force')}?version={self.number}"

    def clause_url(self, number: str) -> str:
        """Where a clause of this very version can be read."""
        return f"{self.get_absolute_url()}#{clause_anchor(number)}"

    @property
    def called(self) -> str:
        return f"Version {self.number}"

    @property
    def is_adopted(self) -> bool:
        return self.status == Status.ADOPTED

    @cached_property
    def rules_by_kind(self) -> dict[str, "PromiseRule"]:
        """The promises by kind, nudges with them: two queries, once for each loaded version."""
        rules = self.rules.select_related(None).prefetch_related("nudges")
        return {rule.kind: rule for rule in rules}

    @cached_property
    def guidance(self) -> list["Clause"]:
        """The clauses that are said on some screen: one query, once for each loaded version."""
        return list(self.clauses.exclude(screens=[]))

    def rule(self, kind: str) -> "PromiseRule | None":
        """The promise of this kind; None where this protocol has none."""
        return self.rules_by_kind.get(kind)

    def clause_name(self, number: str) -> str:
        """How a clause is cited: "Oxford 23.5"; one that was taken from another protocol names its
        source itself, "Section C 3.5". Nothing for no number."""
        if number[:1].isupper():
            return number
        return f"{self.source} {number}" if number else ""

    @cached_property
    def own_numbers(self) -> dict[str, str]:
        """What the council's own document calls a clause, by the number of the source: one query,
        once for each loaded version. Of several duties of one clause, the first that says it."""
        rows = self.clauses.exclude(own_number="").order_by("-position")
        return {
            cited_number(number): own for number, own in rows.values_list("number", "own_number")
        }

    def own_clause_name(self, number: str) -> str:
        """How the council's own document cites a clause, "Clause 4.2"; else as `clause_name`."""
        own = self.own_numbers.get(cited_number(number))
        return f"Clause {own}" if own else self.clause_name(number)

    def cite(self, number: str) -> Citation | None:
        """The clause of this number: its name, and where it can be read; None for no number."""
        return Citation(self.clause_name(number), self.clause_url(number)) if number else None

    def cite_duty(self, number: str) -> Citation | None:
        """The same for one duty of a clause, at its own place under the name of the clause:
        "Oxford 23.5" for "23.5-p2"."""
        name = self.clause_name(cited_number(number))
        return Citation(name, self.clause_url(number)) if number else None

    @cached_property
    def routes_by_kind(self) -> dict[str, Route]:
        """Where matters go that are no complaints: one query, once for each loaded version."""
        rows = self.routes.exclude(kind=RouteKind.COMPLAINT)
        return {row.kind: row.as_route() for row in rows}

    def route(self, kind: str) -> Route | None:
        """Where a matter of this kind goes; None where this protocol sends it nowhere special."""
        return self.routes_by_kind.get(kind)

    @cached_property
    def clauses_by_behaviour(self) -> dict[str, str]:
        """What its clauses ask the portal for, by key, and the first that does: one query, once for
        each loaded version."""
        rows = self.clauses.exclude(behaviour="").order_by("-position")
        return {
            behaviour: cited_number(number)
            for behaviour, number in rows.values_list("behaviour", "number")
        }

    def clause_for(self, *behaviours: Behaviour) -> str:
        """The clause that asks the portal for this, or for the first of these that one asks for;
        "" where none does, so that it is not done."""
        asked_for = (one for one in behaviours if one in self.clauses_by_behaviour)
        return self.clauses_by_behaviour.get(next(asked_for, ""), "")

    def cite_for(self, *behaviours: Behaviour) -> Citation | None:
        """The clause of `clause_for`, to be cited; None where there is none."""
        return self.cite(self.clause_for(*behaviours))

    def clause_of(self, kind: str) -> str:
        """The number of the clause behind a promise, or behind the chase; "" where silent."""
        rule = self.rule(kind)
        clause = rule.clause if rule else ""
        chased = self.route(RouteKind.CHASE) if kind == PromiseKind.CHASE_ANSWER else None
        return clause or (chased.clause if chased else "")

    def cites(self, setting: str) -> str:
        """The clause behind a setting, such as "cut_off"; "" where the source is silent."""
        return str(self.citations.get(setting, ""))

    def title(self, office: str) -> str:
        """What this council calls an office: "Town Clerk" for "chief-executive"."""
        named = self.titles.get(office) or office.replace("-", " ").title()
        return str(named).replace(" Of ", " of ")

    def status_on(self, day: date) -> Status:
        """Draft, adopted, or superseded when a later version was in force on that local date."""
        if self.is_adopted and self.effective_from:
            later = Protocol.objects.adopted().filter(
                effective_from__gt=self.effective_from, effective_from__lte=day
            )
            return Status.SUPERSEDED if later.exists() else Status.ADOPTED
        return Status.DRAFT
