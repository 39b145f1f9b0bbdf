"""SealedNotice: a notice whose row tells neither who it is for nor when it is due."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import models

from casework.sealing import keys
from casework.sealing.contents import SealedContents, opened_as
from casework.sealing.field import SealedField, sealed_values


@dataclass(frozen=True, repr=False)
class SealedNoticeDetails(SealedContents):
    """Who is sent it, from which moment on, and how often that was tried. `claimed_at` is when it
    was handed to the mail server, while its answer is not known."""

    who: int
    due_at: datetime
    attempts: int = 0
    claimed_at: datetime | None = None
    times_uncertain: int = 0
    times_refused: int = 0
    promise: int = 0  # of a reminder: the promise of the complaint


class SealedNotice(models.Model):
    """A notice about a complaint. Only the worker opens it, and sending removes it.

    Its key is random and there is no number, so that no order is told either.
    """

    # No links either: they would tell how many there were and when.
    no_history = "it is removed when it is sent; the complaint itself records what it is about"
    sealed_to = keys.NOTICES

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    contents = SealedField(table="notice")

    def __str__(self) -> str:
        return str(self.key)

    @property
    def details(self) -> SealedNoticeDetails:
        """What it says; CannotOpen everywhere but in the worker."""
        return opened_as(SealedNoticeDetails, self, "contents")

    def seal(self, details: SealedNoticeDetails) -> None:
        self.contents = sealed_values(self, contents=details.to_json())["contents"]
