"""Unsent drafts: what somebody has typed and not yet sent, each under a key of its own."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Self, TypeVar

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import Http404
from django.utils import timezone

from casework.models import Case
from foundation.statements import Parameter
from foundation.turns import wait_for_turn
from foundation.types import StoredJson, Untyped
from people.models import User

D = TypeVar("D", bound="UnsentDraft")
Stored = dict[str, StoredJson]
MOST_DRAFTS = 20  # of one person and kind
TOO_MANY = (
    f"You have {MOST_DRAFTS} drafts, and you cannot have more. Send or delete one of them, then "
    "start again."
)


class AlreadySent(Exception):
    """The draft of this key has become a case of its writer's."""

    def __init__(self, case: Case) -> None:
        super().__init__(case.pk)
        self.case = case


class DraftQuerySet(models.QuerySet[D]):
    def of(self, writer: User | Parameter) -> Self:
        return self.filter(writer=writer).order_by("-changed_at", "-pk")

    def at(self, writer: User, key: uuid.UUID, *, begins: bool = False) -> D:
        """The writer's draft of this key; at the page where a journey `begins`, a new one, which
        is not stored before there is something in it.

        Raises AlreadySent, and Http404 for a key that is not this person's.
        """
        draft = self.filter(key=key).first()
        if draft is not None:
            if draft.writer_id != writer.pk:
                raise Http404
            return draft
        self.refuse_sent(writer, key)
        if not begins:
            raise Http404
        if self.of(writer).count() >= MOST_DRAFTS:
            raise PermissionDenied(TOO_MANY)
        return self.model(writer=writer, key=key)

    def refuse_sent(self, writer: User, key: uuid.UUID) -> None:
        """Raise what says that the key is that of a case: the writer's own, or not found."""
        sent = self.model.sent_by(writer)
        if case := sent.filter(key=key).first():
            raise AlreadySent(case)
        if sent.model._base_manager.filter(key=key).exists():
            raise Http404

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
    """A journey that was started and not sent; nobody but its writer ever sees it (ADR 034)."""

    no_history = "what is typed is no record until it is sent; the row goes when it is"
    KEPT_FOR = timedelta(days=30)

    writer: models.ForeignKey[User, User]
    writer_id: int
    key = models.UUIDField(default=uuid.uuid4, unique=True)
    answers = models.JSONField(default=dict)
    changed_at = models.DateTimeField(auto_now=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"Draft of {self.writer}"

    @classmethod
    def sent_by(cls, writer: User) -> models.QuerySet[Untyped]:
        """The cases that this person has sent and may see; each has the key of its draft."""
        raise NotImplementedError

    @transaction.atomic
    def save_answers(self, change: Callable[[Stored], Stored]) -> None:
        """Change the answers as they are now, whatever another tab has saved, sent or deleted
        since this one was opened. Raises what `at` raises."""
        wait_for_turn("drafts", self._meta.label, self.writer_id)
        rows = type(self).objects.select_for_update()
        now = rows.at(self.writer, self.key, begins=self._state.adding)
        if now._state.adding:
            now.answers = self.answers
        now.answers = change(now.answers)
        now.save()
        self.pk, self._state.adding, self.answers = now.pk, False, now.answers
