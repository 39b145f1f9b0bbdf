"""PeopleImport: a file of members or officers, from its upload to what it did, which can be undone.

What was in the file is kept only until it can no longer be undone. Its lines are what the page
shows before anything is saved: the problems of a file, or each change in words.
"""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

import pgtrigger
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from foundation.history import AuditRecords, RecordedQuerySet
from foundation.triggers import Trigger
from people.roles import Permission

if TYPE_CHECKING:
    from people.models.user import User


class ImportKind(models.TextChoices):
    MEMBERS = "members", "Councillors"
    OFFICERS = "officers", "Officers"


class ImportState(models.TextChoices):
    CHECKING = "checking", "Being checked"
    PROBLEMS = "problems", "Has problems"
    READY = "ready", "Ready to save"
    SAVING = "saving", "Being saved"
    DONE = "done", "Saved"
    UNDOING = "undoing", "Being undone"
    UNDONE = "undone", "Undone"
    LAPSED = "lapsed", "Not saved"


AT_WORK = (ImportState.CHECKING, ImportState.SAVING, ImportState.UNDOING)
NOT_SAVED = (ImportState.CHECKING, ImportState.PROBLEMS, ImportState.READY)
KEPT_UNSAVED = timedelta(days=1)  # how long a file waits to be saved
GIVEN_UP = timedelta(minutes=15)  # after which the worker that began it is taken to be gone
# What says what was in the file, and how far it is: none of it is a record.
NO_RECORD = ("rows", "checked", "counts", "done", "mark", "begun_at")


class PeopleImportQuerySet(RecordedQuerySet["PeopleImport"]):
    def visible_to(self, user: "User") -> Self:
        """All of them to people administrators, none to anyone else."""
        return self if user.may(Permission.ADMINISTER_PEOPLE) else self.none()

    def to_work_on(self, now: datetime) -> Self:
        """Those that wait for a worker, or whose worker is gone."""
        free = Q(begun_at=None) | Q(begun_at__lt=now - GIVEN_UP)
        return self.filter(free, state__in=AT_WORK).order_by("made_at", "pk")

    def to_forget(self, now: datetime) -> Self:
        """Those that still have what was in the file, although nobody can use it any more."""
        late = Q(state__in=NOT_SAVED, made_at__lt=now - KEPT_UNSAVED)
        over = Q(state__in=(ImportState.DONE, ImportState.UNDONE), undo_until__lt=now)
        return self.filter(late | over).exclude(rows=[])


class PeopleImport(models.Model):
    """`others_end_on` is the last day of those who are not in the file, if they end. `mark` is that
    of the changes on the page; `done` is by person, by their key, what was changed and how it was
    before; `begun_at` is when a worker began."""

    key = models.UUIDField(unique=True)
    kind = models.CharField(max_length=8, choices=ImportKind)
    file_name = models.CharField(max_length=200)
    others_end_on = models.DateField(null=True)
    rows = models.JSONField(default=list)
    total = models.PositiveIntegerField()
    checked = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=8, choices=ImportState, default=ImportState.CHECKING)
    mark = models.CharField(max_length=64, blank=True)
    counts = models.JSONField(default=dict)
    made_by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    undo_until = models.DateTimeField(null=True)
    done = models.JSONField(default=dict)
    undone_by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)

    objects = PeopleImportQuerySet.as_manager()
    history = AuditRecords(excluded_fields=list(NO_RECORD))

    class Meta:
        indexes = (models.Index(fields=["-made_at", "-id"], name="people_import_newest"),)
        constraints = (
            models.CheckConstraint(
                name="people_import_done_has_times",
                condition=~Q(state__in=("done", "undoing", "undone"))
                | Q(done_at__isnull=False, undo_until__isnull=False),
            ),
            models.CheckConstraint(
                name="people_import_undone_has_person",
                condition=~Q(state__in=("undoing", "undone")) | Q(undone_by__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.file_name}, {timezone.localtime(self.made_at):%-d %B %Y}"

    def get_absolute_url(self) -> str:
        return reverse("imports:import", args=[self.pk])

    @property
    def is_at_work(self) -> bool:
        return self.state in AT_WORK

    @property
    def percent(self) -> int:
        """Rows that are saved are compared once more first, so they count twice."""
        whole = self.total * (2 if self.state == ImportState.SAVING else 1)
        return min(100, 100 * self.checked // whole) if whole else 0


def goes_with_its_import() -> Trigger:
    """For posts and seats: one is removed only while the file that began it is undone."""
    return Trigger(
        name="goes_with_its_import",
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Delete,
        func="""
            PERFORM 1 FROM people_peopleimport
                WHERE id = OLD.people_import_id AND state = 'undoing';
            IF NOT FOUND THEN
                RAISE EXCEPTION 'A post ends: only a file that is undone removes one';
            END IF;
            RETURN OLD;
        """,
    )


class LineKind(models.TextChoices):
    PROBLEM = "problem", "Problem"
    CHANGE = "change", "Change"
    NOTE = "note", "Note"


class ImportLine(models.Model):
    """One sentence of the page of a file; `row` is that of the file, 0 if it is about none."""

    no_history = "what a page shows before anything is saved; it goes when the file does"

    people_import = models.ForeignKey(
        PeopleImport, models.CASCADE, related_name="lines", db_index=False
    )
    kind = models.CharField(max_length=7, choices=LineKind)
    number = models.PositiveIntegerField()
    row = models.PositiveIntegerField()
    column = models.CharField(max_length=20, blank=True)
    sentence = models.CharField(max_length=1000)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["people_import", "kind", "number"], name="import_line_number"
            ),
        )

    def __str__(self) -> str:
        return f"{self.people_import}: row {self.row}"
