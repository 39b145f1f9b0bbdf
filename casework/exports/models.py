"""Exports: who took which list as a file, how many rows it had, and what became of the file."""

import io
import uuid
from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.exports.kinds import FileKind
from casework.files import cipher
from foundation.history import AuditRecords, RecordedQuerySet
from people.models import User
from people.roles import Role

# What says how far a file is and what was asked for: none of it is a record. What was asked for
# may name a resident, so it is encrypted, and gone once the file is made.
NO_RECORD = ("sealed_query", "file_key", "total", "done", "seen_at", "attempts", "reach")


class ExportState(models.TextChoices):
    AT_ONCE = "at-once", "Downloaded at once"
    WAITING = "waiting", "Being made"
    READY = "ready", "Ready to download"
    FETCHED = "fetched", "Downloaded"
    EXPIRED = "expired", "Deleted before it was downloaded"
    FAILED = "failed", "Could not be made"


class Verb(models.TextChoices):
    DOWNLOADED = "downloaded", "downloaded it"
    ASKED = "asked for", "asked for it"
    MADE = "made", "was made"
    FETCHED = "fetched", "downloaded it"
    EXPIRED = "expired", "was deleted"
    FAILED = "failed", "could not be made"


class ExportQuerySet(RecordedQuerySet["Export"]):
    def visible_to(self, user: User) -> Self:
        """All of them to the auditor, and to everyone else their own."""
        return self if user.holds(Role.AUDITOR) else self.own_of(user)

    def own_of(self, user: User) -> Self:
        return self.filter(person=user)

    def with_worker(self) -> Self:
        """Those that stand on the page of their person: asked for, and made by a worker."""
        return self.exclude(state=ExportState.AT_ONCE)

    def unfetched(self) -> Self:
        return self.filter(state__in=(ExportState.WAITING, ExportState.READY))

    def to_make(self, now: datetime) -> Self:
        """Those that wait for a worker, or whose worker is gone, the longest waiting first."""
        free = Q(seen_at=None) | Q(seen_at__lt=now - Export.GIVEN_UP)
        return self.filter(free, state=ExportState.WAITING).order_by("asked_at", "pk")

    def being_made(self, now: datetime) -> Self:
        since = now - Export.GIVEN_UP
        return self.filter(state=ExportState.WAITING, seen_at__gte=since)

    def past_their_time(self, now: datetime) -> Self:
        """Made and never downloaded, or never made."""
        waited = Q(state=ExportState.WAITING, asked_at__lt=now - Export.KEPT_FOR)
        return self.filter(waited | Q(state=ExportState.READY, expires_at__lte=now))


class Export(models.Model):
    """`reach` is what the rights of its person rested on when its rows were read; `file_key` names
    the file on the disk, a new one for each attempt; `seen_at` is when a worker last said that it
    was still at work on it."""

    KEPT_FOR: ClassVar[timedelta] = timedelta(hours=24)
    GIVEN_UP: ClassVar[timedelta] = timedelta(minutes=2)
    MOST_ATTEMPTS: ClassVar[int] = 3

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False
    )
    of = models.CharField(max_length=40)
    title = models.CharField(max_length=100)
    file = models.CharField(max_length=4, choices=FileKind)
    filters = models.CharField(max_length=500, blank=True)
    by_words = models.BooleanField()
    state = models.CharField(max_length=10, choices=ExportState)
    rows = models.PositiveIntegerField(null=True)
    asked_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True)
    fetched_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=200, blank=True)

    sealed_query = models.BinaryField(default=b"")
    file_key = models.UUIDField(null=True)
    total = models.PositiveIntegerField(null=True)
    done = models.PositiveIntegerField(default=0)
    seen_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    reach = models.JSONField(default=list)

    objects = ExportQuerySet.as_manager()
    history = AuditRecords(excluded_fields=list(NO_RECORD))

    class Meta:
        ordering = ("-asked_at", "-pk")
        indexes = (
            models.Index(fields=["-asked_at", "-id"], name="export_newest"),
            models.Index(fields=["person", "-asked_at", "-id"], name="export_of_person"),
            models.Index(
                fields=["asked_at", "id"],
                name="export_at_work",
                condition=Q(state__in=(ExportState.WAITING, ExportState.READY)),
            ),
        )
        constraints = (
            models.CheckConstraint(
                name="export_made_has_rows",
                condition=~Q(state__in=("at-once", "ready", "fetched", "expired"))
                | Q(rows__isnull=False, made_at__isnull=False),
            ),
            models.CheckConstraint(
                name="export_ready_has_file",
                condition=~Q(state=ExportState.READY)
                | Q(file_key__isnull=False, expires_at__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.title}, {self.asked_at:%d/%m/%Y}"

    @property
    def query(self) -> str:
        """What the address asked for. Raises Unreadable when no key opens it."""
        return b"".join(
            cipher.decrypted_pieces(self.key, io.BytesIO(bytes(self.sealed_query)))
        ).decode()

    @query.setter
    def query(self, query: str) -> None:
        self.sealed_query = b"".join(cipher.encrypted_pieces(self.key, query.encode()))

    @property
    def percent(self) -> int | None:
        """None where nobody has counted."""
        return min(99, 100 * self.done // self.total) if self.total else None

    @property
    def is_waiting(self) -> bool:
        return self.state == ExportState.WAITING

    @property
    def is_ready(self) -> bool:
        return self.state == ExportState.READY
