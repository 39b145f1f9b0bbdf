"""Private notes on enquiries, which only staff read."""

from typing import ClassVar

from django.db import models

from casework.notes.models import Note
from foundation.history import append_only


class EnquiryNote(Note):
    ERASABLE: ClassVar = ("body",)

    case = models.ForeignKey(
        "enquiries.Enquiry", models.PROTECT, related_name="notes", db_index=False
    )

    class Meta(Note.Meta):
        triggers = append_only("body")
