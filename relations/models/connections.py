"""Declaration: a connection between a councillor and an officer, declared in confidence.

All that it says is encrypted. One office reads it, and its author; everyone else finds no trace.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from casework.sealing.contents import SealedContents, opened_as, stored_as
from casework.sealing.field import SealedField
from casework.sealing.keys import blind_tag
from casework.sealing.row_tags import RowTag
from foundation.chain import Chained
from foundation.history import AuditRecords, DatedByDay, RecordedQuerySet, append_only
from people.models import User


class ConnectionKind(models.TextChoices):
    FAMILY = "family", "Family"
    BUSINESS = "business", "Business"
    SOCIAL = "social", "Social"


class DeclarationState(models.TextChoices):
    DECLARED = "declared", "Declared"
    ACKNOWLEDGED = "acknowledged", "Acknowledged"
    ENDED = "ended", "Ended"


class Deed(models.TextChoices):
    """What is recorded of a declaration, in its history and in its access record."""

    DECLARED = "declared", "declared this connection"
    OPENED = "opened", "opened this declaration"
    ACKNOWLEDGED = "acknowledged", "acknowledged this declaration"
    ENDED = "ended", "recorded the end of this connection"
    ALERTED = "alerted", "told the office about an enquiry that the officer has"
    ASSIGNED = "assigned", "assigned an enquiry to the officer and gave a reason"


def author_tag(person: int) -> str:
    return blind_tag("author of a declaration", person)


def named_tag(person: int) -> str:
    """Of the person on the other side of the connection."""
    return blind_tag("named in a declaration", person)


def office_tag(office: str) -> str:
    return blind_tag("office of a declaration", office)


def pair_tag(member: int, officer: int) -> str:
    """Of two people. Unlike the others it is the same on each row, so that an index finds it. A
    copy of the database tells that two rows are about one pair, and not who they are."""
    return blind_tag("connection", member, officer)


@dataclass(frozen=True, repr=False)
class Connection(SealedContents):
    """What the author declared: `author` and `other` as on that day, `kind` a `ConnectionKind`. The
    month of the start is None if the author did not know it. `office` reads it."""

    author: int
    author_name: str
    other: int
    other_name: str
    kind: str
    text: str
    year: int
    month: int | None
    office: str
    declared_at: datetime


@dataclass(frozen=True, repr=False, kw_only=True)
class OfficeNotes(SealedContents):
    """What the office has recorded. `keys` are of the forms that were sent, so that each counts
    once."""

    keys: tuple[str, ...] = ()
    acknowledged_at: datetime | None = None
    acknowledged_by: str = ""
    ended_on: date | None = None
    ended_by: str = ""
    ended_why: str = field(default="", metadata=stored_as(left_out_if_empty=True))


@dataclass(frozen=True, repr=False)
class AccessDetails(SealedContents):
    """Who did what (a `Deed`) and when; `what` is a reference, or a reference and a reason."""

    name: str
    did: str
    what: str
    at: datetime


class DeclarationQuerySet(RecordedQuerySet["Declaration"]):
    def visible_to(self, user: User) -> Self:
        """The one rule: the author, and today's holders of the office that it was sent to, with a
        deputy while they act. Never the person on the other side."""
        if not user.is_active:
            return self.none()
        return self.filter(self.made_by(user) | self.of_offices(user.offices) & ~self.naming(user))

    @staticmethod
    def made_by(user: User) -> Q:
        return Q(author=RowTag(author_tag(user.pk), F("key")))

    @staticmethod
    def naming(user: User) -> Q:
        return Q(named=RowTag(named_tag(user.pk), F("key")))

    @staticmethod
    def of_offices(offices: Iterable[str]) -> Q:
        return Q(office__in=[RowTag(office_tag(one), F("key")) for one in sorted(offices)])

    def by(self, user: User) -> Self:
        return self.filter(self.made_by(user))

    def to_read(self, user: User) -> Self:
        """Those that this person reads for an office."""
        return self.visible_to(user).exclude(self.made_by(user))

    def between(self, pairs: Iterable[tuple[int, int]]) -> Self:
        """Of these councillors and officers, those whose connection has not ended."""
        return self.filter(pair__in=[pair_tag(*pair) for pair in pairs])


class Declaration(DatedByDay, models.Model):
    """Plain text says the day and the state. `author`, `named`, `office` and `pair` are tags, to be
    found by and not to be read; `pair` is empty once the connection has ended."""

    chain = Chained(record="id", sealed=True)

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    declared_at = models.DateTimeField()
    state = models.CharField(max_length=20, choices=DeclarationState)
    author = models.CharField(max_length=32)
    named = models.CharField(max_length=32)
    office = models.CharField(max_length=32)
    pair = models.CharField(max_length=32, blank=True)
    said = SealedField(table="declaration")
    notes = SealedField(table="declaration")

    objects = DeclarationQuerySet.as_manager()
    history = AuditRecords()

    class Meta:
        ordering = ("-declared_at", "-pk")
        indexes = (
            models.Index(fields=["pair"], name="declaration_pair", condition=~Q(pair="")),
            models.Index(fields=["-declared_at", "-id"], name="declaration_newest"),
        )

    def __str__(self) -> str:
        return str(self.key)

    def get_absolute_url(self) -> str:
        return reverse("relations:declaration", args=[self.key])

    @property
    def connection(self) -> Connection:
        """What was declared, decrypted."""
        return opened_as(Connection, self, "said")

    @property
    def noted(self) -> OfficeNotes:
        """What the office has recorded, decrypted."""
        return opened_as(OfficeNotes, self, "notes")


class DeclarationAccess(models.Model):
    """One line of what was done with a declaration: opened, acknowledged, given as a reason."""

    no_history = "it is the record of looks and acts: the database refuses to change or remove it"
    chain = Chained(record="declaration_id", sealed=True)

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    declaration = models.ForeignKey(
        Declaration, models.PROTECT, related_name="access", db_index=False
    )
    at = models.DateTimeField()
    said = SealedField(table="declaration access")

    class Meta:
        triggers = append_only()
        indexes = (models.Index(fields=["declaration", "at", "id"], name="declaration_access"),)

    def __str__(self) -> str:
        return str(self.key)

    @property
    def details(self) -> AccessDetails:
        return opened_as(AccessDetails, self, "said")
