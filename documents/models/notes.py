"""Private notes on document requests, which only staff read."""

from django.db import models

from casework.notes.models import Note


class DocumentNote(Note):
    case = models.ForeignKey(
        "documents.DocumentRequest", models.PROTECT, related_name="notes", db_index=False
    )
