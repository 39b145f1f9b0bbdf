"""Promises, letters, decisions, released files, sharing and drafts of a document request."""

from typing import Self

from django.db import models
from django.db.models import Q

from casework.drafts import UnsentDraft
from casework.files.models import Opening, StoredFile
from casework.models import Letter, Promise
from documents.models.choices import OFFICE_ADVICE_KINDS, LetterKind, Outcome
from documents.models.law import GROUNDS, grounds_in_words
from documents.models.request import DocumentRequest
from foundation.history import AuditRecords, RecordedQuerySet
from people.models import User


class DocumentPromise(Promise):
    case = models.ForeignKey(
        DocumentRequest, models.PROTECT, related_name="promises", db_index=False
    )
    history = AuditRecords(excluded_fields=["nudge_at"], verbs="document_promise_verbs")

    class Meta(Promise.Meta):
        indexes = [
            *Promise.Meta.indexes,
            models.Index(fields=["case", "due_at"], name="document_promises"),
        ]


class DocumentLetterQuerySet(models.QuerySet["DocumentLetter"]):
    def visible_to(self, user: User) -> Self:
        """On requests that this person sees; a view only for its author and the deciding offices,
        who get it as advice."""
        mine = self.filter(case__in=DocumentRequest.objects.visible_to(user))
        offices = sorted(user.offices)
        office = Q(case__office__in=offices) | Q(case__consulted__in=offices)
        return mine.filter(~Q(kind__in=OFFICE_ADVICE_KINDS) | Q(author=user) | office)


class DocumentLetter(Letter):
    case = models.ForeignKey(
        DocumentRequest, models.PROTECT, related_name="letters", db_index=False
    )
    kind = models.CharField(max_length=20, choices=LetterKind)
    # The officer who was away, if its author covered for them. Only officers see it.
    acted_for = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", db_index=False)

    objects = DocumentLetterQuerySet.as_manager()

    class Meta(Letter.Meta):
        indexes = (models.Index(fields=["case", "sent_at"], name="document_letters"),)


class DecisionQuerySet(RecordedQuerySet["Decision"]):
    def visible_to(self, user: User) -> Self:
        """Those on requests that this person sees."""
        return self.filter(case__in=DocumentRequest.objects.visible_to(user))


class Decision(models.Model):
    """What was decided, for which grounds and on which conditions; its reasons are its letter.

    `is_public` and `is_lawful` answer the check of another's data; None where it was not asked.
    """

    case = models.ForeignKey(
        DocumentRequest, models.PROTECT, related_name="decisions", db_index=False
    )
    letter = models.OneToOneField(DocumentLetter, models.PROTECT, related_name="decision")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    outcome = models.CharField(max_length=20, choices=Outcome)
    is_final = models.BooleanField(default=False)
    decided_at = models.DateTimeField()
    grounds = models.JSONField(default=list)
    left_out = models.TextField(blank=True)
    conditions = models.TextField(blank=True)
    expires_on = models.DateField(null=True)
    is_exempt = models.BooleanField(default=False)
    is_public = models.BooleanField(null=True)
    is_lawful = models.BooleanField(null=True)
    need_met = models.BooleanField(null=True)
    # Whether it is a report, and then who answers for it; None where it was not asked.
    is_report = models.BooleanField(null=True)
    answered_for_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", db_index=False
    )

    objects = DecisionQuerySet.as_manager()
    history = AuditRecords()

    class Meta:
        ordering = ("-decided_at", "-pk")
        indexes = (
            models.Index(fields=["case", "-decided_at"], name="document_decisions"),
            models.Index(fields=["by", "-decided_at"], name="document_decided_by"),
        )
        constraints = (
            models.CheckConstraint(
                name="document_refusal_has_ground",
                condition=~Q(outcome__in=("refuse", "part")) | ~Q(grounds=[]),
            ),
            models.CheckConstraint(
                name="document_release_ends",
                condition=Q(outcome="refuse") | Q(expires_on__isnull=False),
            ),
            models.CheckConstraint(
                name="document_report_has_author",
                condition=~Q(is_report=True) | Q(answered_for_by__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_outcome_display()} ({self.case_id})"

    @property
    def grounds_said(self) -> list[str]:
        return grounds_in_words(self.grounds)

    @property
    def ground_names(self) -> str:
        return "; ".join(GROUNDS[key].name for key in self.grounds if key in GROUNDS)


class ReleasedFileQuerySet(RecordedQuerySet["ReleasedFile"]):
    def visible_to(self, user: User) -> Self:
        """Files of requests that this person sees, or of one shared with them. Confidential files
        only for named people: the councillor, the person who released them, and the offices of
        the final decision.

        `documents.policy.can_open` says whether a file can be opened.
        """
        seen = DocumentRequest.objects.visible_to(user)
        shared = seen.exclude(shared_from=None).values("shared_from")
        held = Q(is_held=True, case__member=user)
        offices = sorted(user.offices)
        named = Q(case__member=user) | Q(added_by=user)
        named |= Q(case__office__in=offices) | Q(case__consulted__in=offices)
        return self.filter(
            Q(case__in=seen) & ~held & (Q(is_confidential=False) | named)
            | Q(case__in=shared, is_held=False),
        )


class ReleasedFile(StoredFile):
    """A file that was released; one that `is_held` is only for the people who decide."""

    case = models.ForeignKey(DocumentRequest, models.PROTECT, related_name="files", db_index=False)
    is_held = models.BooleanField(default=False)
    is_confidential = models.BooleanField(default=False)

    objects = ReleasedFileQuerySet.as_manager()
    history = AuditRecords()

    class Meta(StoredFile.Meta):
        indexes = [
            *StoredFile.Meta.indexes,
            models.Index(fields=["case"], name="released_file"),
        ]


class ReleasedFileOpening(Opening):
    file = models.ForeignKey(ReleasedFile, models.PROTECT, related_name="openings", db_index=False)

    class Meta(Opening.Meta):
        pass


class Sharing(models.Model):
    """A councillor’s request to share a released document with another (Section C 4.5)."""

    case = models.ForeignKey(
        DocumentRequest, models.PROTECT, related_name="sharings", db_index=False
    )
    to = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    asked_at = models.DateTimeField()
    # Who allows it to be passed on, or which law requires it (Knutsford 10.7); "" where not asked.
    consent = models.CharField(max_length=500, blank=True)
    agreed = models.BooleanField(null=True)
    decided_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", db_index=False
    )
    decided_at = models.DateTimeField(null=True)

    objects = RecordedQuerySet.as_manager()
    history = AuditRecords()

    class Meta:
        ordering = ("asked_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["case"], name="sharing_one_open", condition=Q(decided_at=None)
            ),
            models.CheckConstraint(
                name="sharing_decided_says_how",
                condition=Q(decided_at=None, agreed=None)
                | Q(decided_at__isnull=False, agreed__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"Sharing of {self.case_id}"


class DocumentDraft(UnsentDraft):
    """A request that a councillor has typed but not sent. Only its writer ever sees it."""

    writer = models.ForeignKey(User, models.CASCADE, related_name="document_drafts")

    @classmethod
    def sent_by(cls, writer: User) -> models.QuerySet[DocumentRequest]:
        return DocumentRequest.objects.visible_to(writer).filter(member=writer)
