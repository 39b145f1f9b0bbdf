"""Papers of a scrutiny request: earlier advice and decisions that the body attached, as files."""

from typing import Self

from django.db import models
from django.urls import reverse

from casework.files.models import Opening, StoredFile
from foundation.history import AuditRecords, RecordedQuerySet
from people.models import User
from relations.models.scrutiny import ScrutinyRequest


class ScrutinyPaperQuerySet(RecordedQuerySet["ScrutinyPaper"]):
    def visible_to(self, user: User) -> Self:
        """Everyone who can see the request, and no one else."""
        return self.filter(case__in=ScrutinyRequest.objects.visible_to(user))


class ScrutinyPaper(StoredFile):
    case = models.ForeignKey(ScrutinyRequest, models.PROTECT, related_name="papers")

    objects = ScrutinyPaperQuerySet.as_manager()
    history = AuditRecords()

    def get_absolute_url(self) -> str:
        return reverse("relations:scrutiny-paper", args=[self.case.reference, self.key])


class ScrutinyPaperOpening(Opening):
    file = models.ForeignKey(ScrutinyPaper, models.PROTECT, related_name="openings", db_index=False)
