"""Unsent drafts: what somebody has typed and not yet sent."""

import uuid
from datetime import timedelta
from typing import Self, TypeVar

from django.db import models
from django.utils import timezone

from foundation.types import StoredJson
from people.models import User

D = TypeVar("D", bound="UnsentDraft")


class DraftQuerySet(models.QuerySet[D]):
    def taken(self, writer: User, key: uuid.UUID) -> D | None:
        """The draft, removed in one statement: of two presses of Send one gets it, one waits.

        None when there is none under this key.
        """
        table = self.model._meta.db_table  # a name of ours, never typed by anybody
        gone = f"DELETE FROM {table} WHERE writer_id = %s AND key = %s RETURNING *"  # noqa: S608
        return next(iter(self.raw(gone, [writer.pk, key])), None)

    def forgotten(self) -> Self:
        """Drafts untouched for so long that they are removed, as they may name a resident."""
        return self.filter(changed_at__lt=timezone.now() - self.model.KEPT_FOR)


class UnsentDraft(models.Model):
    """One for each writer, who adds that relation; nobody else ever sees it (ADR 010)."""

    no_history = "what is typed is no record until it is sent; the row goes when it is"
    KEPT_FOR = timedelta(days=30)

    writer: models.OneToOneField[User, User]
    key = models.UUIDField(default=uuid.uuid4)
    answers = models.JSONField(default=dict)
    changed_at = models.DateTimeField(auto_now=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"Draft of {self.writer}"

    def save_answers(self, answers: dict[str, StoredJson]) -> None:
        self.answers = answers
        self.save(update_fields=["answers", "changed_at"])
