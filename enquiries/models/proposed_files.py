"""Files of a letter that waits for approval. They are apart from those of the enquiry, which its
councillor reads."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from casework.files.models import ERASABLE_OF_FILE, Opening, StoredFile
from enquiries.models.contentious import Proposal
from foundation.history import AuditRecords, RecordedQuerySet
from people.models import User


class ProposedFileQuerySet(RecordedQuerySet["ProposedFile"]):
    def visible_to(self, user: User) -> Self:
        """The author of the letter, who can approve it while it waits, and who decided about it.
        Never a councillor."""
        if user.reads_as_councillor:
            return self.none()
        theirs = Q(by=user) | Q(decided_by=user)
        decided = Proposal.objects.visible_to(user).filter(theirs)
        waiting = Proposal.objects.waiting_for(user)
        return self.filter(Q(proposal__in=decided) | Q(proposal__in=waiting))


class ProposedFile(StoredFile):
    """A file that goes with a letter once it is approved. `proposal` is the last one it went with,
    because its author can send it again after the letter came back."""

    ERASABLE: ClassVar = ERASABLE_OF_FILE

    case = models.ForeignKey("enquiries.Enquiry", models.PROTECT, related_name="+", db_index=False)
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="files")

    objects = ProposedFileQuerySet.as_manager()
    history = AuditRecords()

    def get_absolute_url(self) -> str:
        return reverse("enquiries:proposed-file", args=[self.case_id, self.key])


class ProposedFileOpening(Opening):
    file = models.ForeignKey(ProposedFile, models.PROTECT, related_name="openings", db_index=False)
