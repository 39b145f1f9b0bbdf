"""Heartbeats of the clock, the worker and the rarer jobs, visits to the home page, and leavers."""

from datetime import datetime

from django.db import models

from foundation.chain import Chained
from foundation.history import append_only
from people.models import User
from portal.leavers.models import LeaverChoice as LeaverChoice  # tables of this app
from portal.leavers.models import PostEnd as PostEnd


class HeartbeatQuerySet(models.QuerySet["Heartbeat"]):
    def record(self, name: str, at: datetime) -> None:
        self.bulk_create(
            [Heartbeat(name=name, at=at)],
            update_conflicts=True,
            unique_fields=["name"],
            update_fields=["at"],
        )

    def last_seen(self) -> dict[str, datetime]:
        return dict(self.values_list("name", "at"))


class Heartbeat(models.Model):
    """The clock writes its own row; that of the worker is written by a task, so that it shows the
    whole way from clock to database. A job's row says when the clock last sent it off."""

    no_history = "overwritten every few seconds, and says nothing that would be missed"

    name = models.CharField(max_length=60, primary_key=True)
    at = models.DateTimeField()

    objects = HeartbeatQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name


class HomeVisit(models.Model):
    """A councillor's latest visit to their home page, and when the one before it ended."""

    no_history = "overwritten at each visit, and says nothing that would be missed"

    person = models.OneToOneField(User, models.CASCADE, primary_key=True, related_name="+")
    seen_at = models.DateTimeField()
    previous_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"Home page of {self.person}"


class DownloadedList(models.TextChoices):
    EVERYTHING = "everything", "Everything a councillor raised"
    QUEUE = "queue", "The queue of officers"


class ListDownload(models.Model):
    """A list saved as a file, by a councillor or an officer: who, when, how many cases, and how it
    was narrowed. The words searched for are not here, because they may name a resident."""

    no_history = "it is append-only itself: the database refuses to change or remove it"
    chain = Chained(record="person_id")

    person = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=20, blank=True)
    kind = models.CharField(max_length=20, blank=True)
    year = models.CharField(max_length=10, blank=True)
    by_words = models.BooleanField()
    of = models.CharField(
        max_length=20,
        choices=DownloadedList,
        default=DownloadedList.EVERYTHING,
        db_default=DownloadedList.EVERYTHING,
    )
    file = models.CharField(max_length=4, default="csv", db_default="csv")
    # Filters of the queue, as its address has them.
    filters = models.CharField(max_length=300, blank=True, default="", db_default="")

    class Meta:
        ordering = ("at", "pk")
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.person}, {self.at:%d/%m/%Y}"
