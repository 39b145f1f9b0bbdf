"""Employment cases: a disciplinary matter or a grievance that councillors decide. All that a case
says is encrypted, with those who decide it; everyone else finds no trace."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from operator import attrgetter
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from casework.sealing import keys
from casework.sealing.contents import SealedContents, opened_as
from casework.sealing.field import SealedField
from casework.sealing.keys import blind_tag
from casework.sealing.row_tags import RowTag
from foundation.chain import Chained
from foundation.history import AuditRecords, DatedByDay, RecordedQuerySet, append_only
from people.models import User
from people.roles import Role
from protocols.models import Protocol
from protocols.version_cache import cached_version
from relations.models.connections import AccessDetails
from relations.models.meetings import MeetingTime


class EmploymentKind(models.TextChoices):
    DISCIPLINARY = "disciplinary", "Disciplinary matter"
    GRIEVANCE = "grievance", "Grievance"


class EmploymentState(models.TextChoices):
    OPEN = "open", "Open"
    FACTS = "facts", "Facts found"
    DECIDED = "decided", "Decided"


class CaseDeed(models.TextChoices):
    """What is recorded of a case, in its history and in its access record."""

    STARTED = "started", "started this case"
    READ = "read", "opened this case"
    APPOINTED = "appointed", "appointed a councillor"
    ENDED = "ended", "ended the appointment of a councillor"
    ARRANGED = "arranged", "set the time of the meeting"
    CONFIRMED = "confirmed", "confirmed to decide without influence"
    FOUND = "found", "recorded the findings of fact"
    DECIDED = "decided", "recorded the outcome"


@dataclass(frozen=True, repr=False)
class EmploymentMatter(SealedContents):
    """What the case is about, as it was started; `officer` is the key of the officer it concerns,
    with the name and post of that day."""

    officer: int
    officer_name: str
    kind: str
    text: str
    started_by: str
    started_at: datetime


@dataclass(frozen=True, repr=False, kw_only=True)
class CaseHandling(SealedContents):
    """What is recorded later. `keys` are of the forms that were sent, so that each counts once;
    `members` are the names of the councillors who decided. Of the committee's meeting there are
    its place and its two aware times, or none of them."""

    keys: tuple[str, ...] = ()
    place: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    findings: str = ""
    duties: str = ""
    found_at: datetime | None = None
    found_by: str = ""
    outcome: str = ""
    members: tuple[str, ...] = ()
    decided_at: datetime | None = None
    recorded_by: str = ""

    @property
    def meeting(self) -> MeetingTime | None:
        """When and where the committee meets, as it was arranged last."""
        if self.starts_at is None or self.ends_at is None:
            return None
        return MeetingTime(self.starts_at, self.ends_at, self.place)


@dataclass(frozen=True, repr=False)
class SeatDetails(SealedContents):
    """A councillor who was appointed, and when they confirmed to decide without influence."""

    member: int
    name: str
    confirmed_at: datetime | None = None


def concerned_tag(person: int) -> str:
    return blind_tag("concerned by an employment case", person)


def deciding_tag(person: int) -> str:
    return blind_tag("decides an employment case", person)


def keeps_employment_cases(user: User) -> bool:
    """Human resources and the Monitoring Officer."""
    return user.holds(Role.HUMAN_RESOURCES) or Role.MONITORING_OFFICER in user.offices


class EmploymentCaseQuerySet(RecordedQuerySet["EmploymentCase"]):
    def visible_to(self, user: User) -> Self:
        """The one rule: human resources, the Monitoring Officer and the councillors appointed to
        it, while they are councillors; never the officer it concerns."""
        if not user.is_active or not keys.can_seal():
            return self.none()
        concerned = Q(concerned=RowTag(concerned_tag(user.pk), F("key")))
        if keeps_employment_cases(user):
            return self.exclude(concerned)
        if not user.is_member:
            return self.none()
        tag = RowTag(deciding_tag(user.pk), F("key"))
        seats = EmploymentSeat.objects.filter(has_ended=False, member=tag)
        return self.filter(pk__in=seats.values("case")).exclude(concerned)


class EmploymentCase(DatedByDay, models.Model):
    """Plain text says the day, the state and the version of the protocol, and the local date of the
    committee's meeting. `concerned` is a tag."""

    chain = Chained(record="id", sealed=True)

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    protocol = models.ForeignKey(Protocol, models.PROTECT, related_name="+", db_index=False)
    started_at = models.DateTimeField()
    state = models.CharField(max_length=20, choices=EmploymentState)
    held_on = models.DateField(null=True)
    concerned = models.CharField(max_length=32)
    said = SealedField(table="employment case")
    notes = SealedField(table="employment case")

    objects = EmploymentCaseQuerySet.as_manager()
    history = AuditRecords()

    class Meta:
        indexes = (
            models.Index(fields=["-started_at", "-id"], name="employment_case_newest"),
            models.Index(
                fields=["held_on"], name="employment_case_held", condition=Q(held_on__isnull=False)
            ),
        )

    def __str__(self) -> str:
        return str(self.key)

    def get_absolute_url(self) -> str:
        return reverse("relations:employment-case", args=[self.key])

    @property
    def version(self) -> Protocol:
        return cached_version(self.protocol_id)

    @property
    def matter(self) -> EmploymentMatter:
        return opened_as(EmploymentMatter, self, "said")

    @property
    def handling(self) -> CaseHandling:
        return opened_as(CaseHandling, self, "notes")

    @cached_property
    def seats_today(self) -> "list[EmploymentSeat]":
        """Those that have not ended, in the order of appointment."""
        rows = sorted(self.seats.all(), key=attrgetter("pk"))
        return [seat for seat in rows if not seat.has_ended]


class EmploymentSeat(DatedByDay, models.Model):
    """A councillor appointed to a case. `member` is a tag."""

    chain = Chained(record="id", sealed=True)

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(EmploymentCase, models.PROTECT, related_name="seats")
    member = models.CharField(max_length=32)
    has_ended = models.BooleanField(default=False)
    said = SealedField(table="employment seat")

    objects = RecordedQuerySet["EmploymentSeat"].as_manager()
    history = AuditRecords()

    def __str__(self) -> str:
        return str(self.key)

    @property
    def details(self) -> SeatDetails:
        return opened_as(SeatDetails, self, "said")


class EmploymentAccess(models.Model):
    """One line of what was done with a case: opened, appointed to, decided."""

    no_history = "it is the record of looks and acts: the database refuses to change or remove it"
    chain = Chained(record="case_id", sealed=True)

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(EmploymentCase, models.PROTECT, related_name="access", db_index=False)
    at = models.DateTimeField()
    said = SealedField(table="employment access")

    class Meta:
        triggers = append_only()
        indexes = (models.Index(fields=["case", "at", "id"], name="employment_access"),)

    def __str__(self) -> str:
        return str(self.key)

    @property
    def details(self) -> AccessDetails:
        return opened_as(AccessDetails, self, "said")
