"""Abstract models of every case (Case, Promise, Letter), and tables of counters and sent mail."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from casework.exports.models import Export as Export  # tables of this app
from casework.files.models import PendingUpload as PendingUpload
from casework.news.models import CalendarFeed as CalendarFeed
from casework.news.models import MailSays as MailSays
from casework.news.models import MailSetting as MailSetting
from casework.news.models import NewsPreference as NewsPreference
from casework.news.models import NewsWhen as NewsWhen
from casework.notices.models import UNSENT as UNSENT
from casework.notices.models import Notice as Notice
from casework.notices.models import NoticeQuerySet as NoticeQuerySet
from casework.notices.models import NoticeState as NoticeState
from casework.sealing.sealed_notice import SealedNotice as SealedNotice
from casework.set_aside.models import SetAside as SetAside
from foundation.chain import Chained
from foundation.history import (
    RecordedQuerySet,
    append_only,
    start_of_day,
    update_without_history,
)
from people.models import User
from protocols.deadlines.clock import Pauses
from protocols.models import PromiseKind, PromiseRule, Protocol
from protocols.version_cache import cached_version

# Rows of any app's own model of a case, a promise and a letter, with the relations it adds.
AnyCase = Any
AnyPromise = Any
AnyLetter = Any


class Case(models.Model):
    """One matter between two sides, under the version of the protocol in force when it came.

    `due_at` is the earliest open promise of an answer, kept on the row by the
    writer so that every list is one indexed read; it is empty when nothing is due.
    """

    MOVES: ClassVar[dict[str, dict[str, tuple[str, ...]]]]
    WAITING_FOR: ClassVar[dict[str, str]]
    # Whether only its parties can know that one exists. No page then names or counts it.
    SEALED: ClassVar[bool] = False

    reference = models.CharField(max_length=20, unique=True)
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(max_length=200)
    protocol = models.ForeignKey(Protocol, models.PROTECT, related_name="+", db_index=False)
    received_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    due_kind = models.CharField(max_length=20, choices=PromiseKind, blank=True)
    due_unit = models.CharField(max_length=20, blank=True)

    # Read by simple-history when a row is saved; only `foundation.history.write` sets it.
    _history_user: User | None
    _change_reason: str

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.reference

    def can_move_to(self, status: str, verb: str) -> bool:
        """Whether `MOVES` leads to that state from this one, by that verb."""
        return verb in self.MOVES[self.status].get(status, ())  # type: ignore[attr-defined]

    @property
    def version(self) -> Protocol:
        """The version of the protocol that this case is under, from memory."""
        return cached_version(self.protocol_id)

    @property
    def ledger_name(self) -> str:
        """How the ledger of notices names this case: enquiry:17."""
        return f"{self._meta.model_name}:{self.pk}"

    @property
    def is_sealed(self) -> bool:
        """Whether mail about it names no case."""
        return self.SEALED

    def keeps_from_cover(self, person: User) -> bool:
        """Whether nothing of it goes to this person because they cover for someone who is away."""
        return self.is_sealed

    def time_told(self, at: datetime) -> datetime:
        """A time as its rows have it: a sealed case tells the day and not the hour."""
        return start_of_day(at) if self.SEALED else at

    @property
    def is_overdue(self) -> bool:
        return self.due_at is not None and self.due_at < timezone.now()

    def rule_for(self, kind: str) -> PromiseRule | None:
        """What the version says of a promise on this very case; None where it promises nothing."""
        return self.version.rule(kind)

    def fields_with(self, promise: "Promise") -> dict[str, object]:
        """What else the row keeps of a promise whose date has moved, besides `due_at`."""
        return {}


def missed_by(now: datetime, *, ends: Sequence[str] = ("ended_at",)) -> Q:
    """The rule of a missed promise: it ended, or is open, after it was due. `ends` are the fields
    that say when its clock stopped, the first that is set counting."""
    return Q(due_at__lt=Coalesce(*ends, Value(now)))


class PromiseQuerySet(RecordedQuerySet[AnyPromise]):
    def open(self) -> Self:
        return self.filter(ended_at=None)

    def missed(self, now: datetime) -> Self:
        """What was not done when it was due. It stays missed when it is no longer due later."""
        return self.filter(missed_by(now))

    def running(self) -> Self:
        """Those whose clock does not stand still."""
        return self

    def to_nudge(self, now: datetime) -> Self:
        return self.open().filter(nudge_at__lte=now).order_by("nudge_at", "pk")

    def schedule(self, promises: "Sequence[Promise]") -> None:
        """Store when each is next reminded. The sweep's own bookkeeping, so no history."""
        update_without_history(promises, ["nudge_at"])


class Promise(models.Model):
    """One thing that the protocol makes somebody owe on one case.

    `working` is the explanation of `due_on` as `protocols.deadlines.clock` gives it;
    `kept_at` is when it was done, in time or not; `ended_at` is when it was
    kept or fell away (withdrawn, redirected).
    """

    rule = models.ForeignKey(PromiseRule, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=20, choices=PromiseKind)
    started_at = models.DateTimeField()
    due_on = models.DateField()
    due_at = models.DateTimeField()
    working = models.JSONField()
    kept_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    nudge_at = models.DateTimeField(null=True)

    objects = PromiseQuerySet.as_manager()

    class Meta:
        abstract = True
        indexes = [
            models.Index(
                fields=["nudge_at", "id"], name="%(class)s_to_nudge", condition=Q(ended_at=None)
            ),
        ]
        constraints = (
            models.CheckConstraint(
                name="%(class)s_kept_has_ended",
                condition=Q(kept_at=None) | Q(ended_at=models.F("kept_at")),
            ),
            models.UniqueConstraint(
                fields=["case", "kind"], name="%(class)s_one_open", condition=Q(ended_at=None)
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} by {self.due_on}"

    @property
    def kept_in_time(self) -> bool:
        return self.kept_at is not None and self.kept_at <= self.due_at

    @property
    def was_missed(self) -> bool:
        """The rule of `missed_by`, of one row."""
        return self.due_at < (self.ended_at or timezone.now())

    @property
    def is_stopped(self) -> bool:
        """Whether its clock stands still now, so that its date is worked out when it goes on."""
        return False

    @property
    def subject(self) -> AnyCase:
        """What its reminders are about: its case, or something on the case with a date of its
        own."""
        return self.case  # type: ignore[attr-defined]

    @classmethod
    def subject_model(cls) -> type[models.Model]:
        """The model of `subject`. Only a promise that is about its case dates it."""
        model: type[models.Model] = cls._meta.get_field("case").related_model  # type: ignore[assignment]
        return model

    @classmethod
    def owed_words(cls, kind: str) -> str:
        """What somebody owes by it, in a list of dates."""
        return str(PromiseKind(kind).label)

    @classmethod
    def pauses(cls, promises: Sequence[Self]) -> dict[int, Pauses]:
        """The local days [from, to) that did not count for some of these, by key."""
        return {}


class Letter(models.Model):
    """One message on a case: never changed, never removed, read by those the case names.

    `signed` is how the author stood when it was written ("Omar Haddad, Highways").
    """

    no_history = "a letter is append-only itself: the database refuses to change or remove it"
    chain = Chained(record="case_id")

    key = models.UUIDField(default=uuid.uuid4, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False
    )
    signed = models.CharField(max_length=400)
    body = models.TextField()
    sent_at = models.DateTimeField()

    class Meta:
        abstract = True
        ordering = ("sent_at", "pk")
        triggers = append_only()
        constraints = (models.UniqueConstraint(fields=["case", "key"], name="%(class)s_once"),)

    def __str__(self) -> str:
        return f"{self.signed}, {self.sent_at:%d/%m/%Y}"

    @property
    def can_be_copied(self) -> bool:
        """Whether its reader can take its words to another case."""
        return True


class Counter(models.Model):
    """The last number given out in a series such as E-2026."""

    no_history = "every number it gave out is on a case that has a history"

    series = models.CharField(max_length=20, primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.series}: {self.last}"


class SentMail(models.Model):
    """What the demo would have sent. Empty anywhere else."""

    no_history = "demo only"

    to = models.CharField(max_length=320)
    subject = models.CharField(max_length=300)
    body = models.TextField()
    sent_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.subject
