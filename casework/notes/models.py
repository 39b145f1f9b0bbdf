"""Abstract model of private notes: a note on a case, or the striking out of one, and who sees it.

Nothing of a note is in the row of its case, in its history or in any search index.
"""

import uuid
from typing import Any, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from foundation.chain import Chained
from foundation.history import append_only
from people.models import User

AnyNote = Any  # a row of either app's own model of notes


class NoteQuerySet(models.QuerySet[AnyNote]):
    def visible_to(self, user: User) -> Self:
        """Staff who can see the case. Never a councillor or an assistant, nor the councillor of
        the case once they have left office, whatever post they hold then."""
        if user.reads_as_councillor:
            return self.none()
        cases = self.model._meta.get_field("case").related_model._default_manager
        return self.filter(case__in=cases.visible_to(user)).exclude(case__member=user)

    def only_notes(self) -> Self:
        """Without the rows that strike one out, which `with_people` brings along."""
        return self.filter(strikes=None)

    def with_people(self) -> Self:
        return self.select_related("author", "struck_out_by")


class Note(models.Model):
    """One private note: never changed, never removed. `told` are the keys of the colleagues who
    were told about it.

    A row with `strikes` strikes out that note of the same author, and its `body` is the reason.
    """

    no_history = "a note is append-only itself: the database refuses to change or remove it"
    chain = Chained(record="case_id")

    key = models.UUIDField(default=uuid.uuid4, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False
    )
    body = models.TextField()
    told = ArrayField(models.BigIntegerField(), default=list)
    written_at = models.DateTimeField()
    strikes = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="struck_out_by", db_index=False
    )

    objects = NoteQuerySet.as_manager()

    class Meta:
        abstract = True
        triggers = append_only()
        indexes = (models.Index(fields=["case", "-written_at", "-id"], name="%(class)s_of_case"),)
        constraints = (models.UniqueConstraint(fields=["case", "key"], name="%(class)s_once"),)

    def __str__(self) -> str:
        return f"Note on {self.case_id}"  # type: ignore[attr-defined]

    @property
    def is_struck_out(self) -> bool:
        return hasattr(self, "struck_out_by")
