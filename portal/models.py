"""Heartbeats: when the clock, the worker and the rarer jobs were last seen."""

from datetime import datetime

from django.db import models


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
