"""Private notes on enquiries, which only staff read."""

from django.db import models

from casework.notes.models import Note


class EnquiryNote(Note):
    case = models.ForeignKey(
        "enquiries.Enquiry", models.PROTECT, related_name="notes", db_index=False
    )
