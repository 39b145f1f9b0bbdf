"""SetAside: a row that a sweep could not deal with, tried again apart from the others."""

from typing import Self

from django.db import models

from casework.set_aside import policy
from people.models import User


class SetAsideQuerySet(models.QuerySet["SetAside"]):
    def shown(self) -> Self:
        """Those that a page can show: a row about a complaint is in the worker's log only."""
        return self.filter(sealed=False).order_by("failed_at", "pk")

    def visible_to(self, user: User) -> Self:
        return self.shown() if policy.can_see_set_aside(user) else self.none()


class SetAside(models.Model):
    """It is removed when the row is dealt with, or when there is nothing left to do for it.

    `sweep` and `row` say which: "reminders of enquiries" and the key of a promise. `error` is the
    kind of exception and its place in the code, without anything that it quotes.
    """

    no_history = "of no case: it goes when the row is dealt with, and the log has said it"

    sweep = models.CharField(max_length=60)
    row = models.CharField(max_length=40)
    sealed = models.BooleanField(default=False)
    error = models.CharField(max_length=300)
    attempts = models.PositiveSmallIntegerField(default=1)
    failed_at = models.DateTimeField()
    again_at = models.DateTimeField()

    objects = SetAsideQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["sweep", "row"], name="set_aside_once"),)

    def __str__(self) -> str:
        return f"{self.sweep}: {self.row}"
