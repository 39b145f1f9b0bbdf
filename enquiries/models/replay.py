"""A year of enquiries counted again under a draft, kept so that the page need not wait."""

from datetime import timedelta

from django.db import models
from django.utils import timezone

from protocols.models import Protocol


class ReplayQuerySet(models.QuerySet["Replay"]):
    def not_begun(self) -> "ReplayQuerySet":
        return self.filter(done=0, finished_at=None)

    def claim(self, key: int) -> bool:
        """Whether the count is now the caller's: of several at once, one is told so."""
        return self.not_begun().filter(pk=key).update(done=1) > 0


class Replay(models.Model):
    """A year of enquiries counted under a draft and the version in force, or how far that is.

    `since` and `until` are local dates, both counted; `result` is empty until it is done.
    """

    no_history = "a sum that can be done again at any time, and goes within a day"
    FRESH_FOR = timedelta(hours=1)
    MOST = timedelta(minutes=5)
    PATIENCE = timedelta(seconds=15)  # for a worker to begin; the page then counts for itself

    draft = models.ForeignKey(Protocol, models.CASCADE, related_name="+")
    against = models.ForeignKey(Protocol, models.CASCADE, related_name="+")
    revision = models.PositiveIntegerField(help_text="Of the draft when it was counted")
    since = models.DateField()
    until = models.DateField()
    total = models.PositiveIntegerField()
    done = models.PositiveIntegerField(default=0)
    result = models.JSONField(null=True)
    begun_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    objects = ReplayQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=["draft", "-begun_at"], name="replay_latest"),)

    def __str__(self) -> str:
        return f"{self.draft} against {self.against}"

    @property
    def is_done(self) -> bool:
        return self.result is not None

    @property
    def is_left_lying(self) -> bool:
        """Whether no worker has begun it in good time."""
        return not self.is_done and not self.done and self.begun_at < timezone.now() - self.PATIENCE

    @property
    def is_given_up(self) -> bool:
        """Whether the worker that began it is gone: no task lasts so long."""
        return not self.is_done and self.begun_at < timezone.now() - self.MOST

    @property
    def percent(self) -> int:
        return 100 * self.done // self.total if self.total else 0
