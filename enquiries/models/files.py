"""Files on the letters of an enquiry, and the record of who opened them."""

from typing import ClassVar, Self

from django.db import models
from django.urls import reverse

from casework.files.models import ERASABLE_OF_FILE, Opening, StoredFile
from enquiries.models.enquiry import Enquiry
from enquiries.models.letters import EnquiryLetter
from foundation.history import AuditRecords, RecordedQuerySet
from people.models import User


class EnquiryFileQuerySet(RecordedQuerySet["EnquiryFile"]):
    def visible_to(self, user: User) -> Self:
        """Everyone who can see the enquiry and read the letter, and no one else."""
        rows = self.filter(case__in=Enquiry.objects.visible_to(user))
        if user.reads_as_councillor:
            return rows.filter(letter__in=EnquiryLetter.objects.readable_by(user))
        return rows


class EnquiryFile(StoredFile):
    ERASABLE: ClassVar = ERASABLE_OF_FILE

    case = models.ForeignKey(Enquiry, models.PROTECT, related_name="files", db_index=False)
    letter = models.ForeignKey(EnquiryLetter, models.PROTECT, related_name="files")

    objects = EnquiryFileQuerySet.as_manager()
    history = AuditRecords()

    def get_absolute_url(self) -> str:
        return reverse("enquiries:file", args=[self.case_id, self.key])


class EnquiryFileOpening(Opening):
    file = models.ForeignKey(EnquiryFile, models.PROTECT, related_name="openings", db_index=False)
