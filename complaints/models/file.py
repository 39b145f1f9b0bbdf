"""Rows of a complaint: letters, grants of access, exclusions, evidence, access record, drafts."""

import uuid
from datetime import timedelta

import pgtrigger
from django.db import models
from django.db.models import Q

from casework.sealing.contents import opened_as
from casework.sealing.field import SealedField
from complaints.models.complaint import Complaint
from complaints.models.details import (
    FileDetails,
    GrantDetails,
    LetterDetails,
    OpeningDetails,
    RecordDetails,
)
from foundation.chain import Chained
from foundation.history import AuditRecords, DatedByDay, RecordedQuerySet, append_only
from foundation.triggers import Protect


class Keyed(models.Model):
    """A row with sealed fields: its key is sealed in with them. Its times are midnights, for a day,
    and the hour is in what is sealed."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.key)


class ComplaintLetter(Keyed):
    """One message between complainant and office, or a note on the case file."""

    no_history = "a letter is append-only itself: the database refuses to change or remove it"
    chain = Chained(record="case_id")

    case = models.ForeignKey(Complaint, models.PROTECT, related_name="letters", db_index=False)
    sent_at = models.DateTimeField()
    body = SealedField(table="letter")

    class Meta:
        ordering = ("sent_at", "pk")
        triggers = append_only()
        indexes = (models.Index(fields=["case", "sent_at"], name="complaint_letters"),)

    @property
    def details(self) -> LetterDetails:
        return opened_as(LetterDetails, self, "body")


class Exclusion(models.Model):
    """A person who must not learn of a complaint, as a tag: complained about, or in conflict."""

    no_history = "it is added, never changed and never removed: the database refuses it"
    chain = Chained(record="case_id")

    case = models.ForeignKey(Complaint, models.PROTECT, related_name="exclusions", db_index=False)
    person = models.CharField(max_length=32)

    class Meta:
        triggers = append_only()
        constraints = (models.UniqueConstraint(fields=["case", "person"], name="exclusion_once"),)

    def __str__(self) -> str:
        return f"Kept out of {self.case_id}"


class Grant(DatedByDay, Keyed):
    """Access for one person to one file, until it ends."""

    case = models.ForeignKey(Complaint, models.PROTECT, related_name="grants", db_index=False)
    reader = models.CharField(max_length=32)
    said = SealedField(table="grant")
    given_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = RecordedQuerySet.as_manager()
    history = AuditRecords()

    class Meta:
        ordering = ("given_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["case", "reader"], name="grant_one_open", condition=Q(ended_at=None)
            ),
        )

    @property
    def details(self) -> GrantDetails:
        return opened_as(GrantDetails, self, "said")


class Record(Keyed):
    """What was done with a file and who looked: kept by its reference as a tag, for ever.

    A refused attempt is kept like any other, also for a reference that there is none of,
    so that neither the page nor the time that it takes tells the two apart.
    """

    no_history = "it is the record of looks and acts: the database refuses to change or remove it"
    chain = Chained(record="about")

    about = models.CharField(max_length=32)
    at = models.DateTimeField()
    said = SealedField(table="record")

    class Meta:
        triggers = append_only()
        indexes = (models.Index(fields=["about", "at", "id"], name="complaint_record"),)

    @property
    def details(self) -> RecordDetails:
        return opened_as(RecordDetails, self, "said")


class Evidence(Keyed):
    """A file: of a draft, then of the complaint. What it is and what is in it are both sealed."""

    no_history = "once it is sent the database refuses to change or remove it"
    chain = Chained(record="case_id")
    MOST = 10  # of one draft
    MOST_OF_CASE = 100

    draft = models.CharField(max_length=32, blank=True)
    case = models.ForeignKey(
        Complaint, models.PROTECT, null=True, related_name="evidence", db_index=False
    )
    added_at = models.DateTimeField()
    said = SealedField(table="evidence")
    content = SealedField(table="evidence")

    class Meta:
        ordering = ("added_at", "pk")
        triggers = [
            Protect(
                name="sent_stays",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__case__isnull=False),
            )
        ]
        indexes = (
            models.Index(fields=["case"], name="complaint_evidence"),
            models.Index(fields=["draft"], name="complaint_draft_evidence"),
        )
        constraints = (
            models.CheckConstraint(
                name="evidence_of_draft_or_case",
                condition=Q(draft="", case__isnull=False) | ~Q(draft="") & Q(case=None),
            ),
        )

    @property
    def is_draft(self) -> bool:
        """Read only by its writer, and encrypted for them."""
        return self.case_id is None

    @property
    def details(self) -> FileDetails:
        return opened_as(FileDetails, self, "said")


class Draft(Keyed):
    """What a person has typed of a complaint and not sent. Only they ever see it."""

    no_history = "what is typed is no record until it is sent; the row goes when it is"
    is_draft = True
    KEPT_FOR = timedelta(days=30)

    writer = models.CharField(max_length=32, unique=True)
    answers = SealedField(table="draft")
    changed_at = models.DateTimeField()


class Opening(DatedByDay, Keyed):
    """Two people open what is addressed to an office that has long been vacant: one asks,
    another agrees. It is in history for ever."""

    said = SealedField(table="opening")
    asked_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True)

    objects = RecordedQuerySet.as_manager()
    history = AuditRecords()

    class Meta:
        ordering = ("-asked_at", "-pk")

    @property
    def details(self) -> OpeningDetails:
        return opened_as(OpeningDetails, self, "said")
