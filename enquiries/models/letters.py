"""Letters of an enquiry, the resident it is about, first reports and unsent drafts."""

from typing import ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, Q

from casework.drafts import UnsentDraft
from casework.models import Letter
from enquiries.models.choices import Basis, HoldingReason, Intent, LetterKind
from enquiries.models.enquiry import Enquiry
from enquiries.models.sharing import EnquiryHandover
from foundation.chain import Chained
from foundation.history import AuditRecords, RecordedQuerySet, append_only
from people.models import User


class EnquiryLetterQuerySet(models.QuerySet["EnquiryLetter"]):
    def readable_by(self, user: User) -> Self:
        """Of an enquiry this person can see. From a councillor, and from those they share it with,
        a handover can have kept back what was written before it. What is confidential is read by
        the councillor it was sent to, and by no other councillor or assistant."""
        if not user.reads_as_councillor:
            return self
        mine = self.filter(Q(confidential_to=None) | Q(confidential_to=user))
        handovers = EnquiryHandover.objects
        every = Exists(handovers.that_keep_back_every_letter())
        # The enquiry itself is the councillor’s own, even if someone typed it on their behalf.
        others = Exists(handovers.that_keep_back_letters_of_others()) & ~Q(kind=LetterKind.QUESTION)
        return mine.exclude((every | others) & ~Q(case__informed=user))

    def visible_to(self, user: User) -> Self:
        return self.filter(case__in=Enquiry.objects.visible_to(user)).readable_by(user)


ERASABLE = ("body", "signed", "missing", "why", "for_resident")


class EnquiryLetter(Letter):
    ERASABLE: ClassVar = ERASABLE

    case = models.ForeignKey(Enquiry, models.PROTECT, related_name="letters", db_index=False)
    kind = models.CharField(max_length=20, choices=LetterKind)
    reason = models.CharField(max_length=20, choices=HoldingReason, blank=True)
    promised_on = models.DateField(null=True)
    # What a letter says about itself, if the protocol asks for it.
    clause = models.CharField(max_length=40, blank=True, default="", db_default="")
    advice = models.BooleanField(default=False, db_default=False)
    missing = models.CharField(max_length=500, blank=True, default="", db_default="")
    intent = models.CharField(max_length=20, choices=Intent, blank=True, default="", db_default="")
    accepted = models.BooleanField(null=True)
    # The answer that a correction or an added file belongs to, and why it had to be corrected.
    amends = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="amendments", db_index=False
    )
    why = models.CharField(max_length=500, blank=True, default="", db_default="")
    # What its author also wrote for the resident, in the words of a letter to them.
    for_resident = models.TextField(blank=True, default="", db_default="")
    # The contributions it rests on, by key. Only officers see which.
    contributions = ArrayField(models.BigIntegerField(), default=list, db_default=[])
    # The officer who was away, if its author covered for them. Only officers see it.
    acted_for = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", db_index=False)
    # The councillor it was sent to in confidence, who opens it on a page of its own.
    confidential_to = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", db_index=False
    )

    objects = EnquiryLetterQuerySet.as_manager()

    class Meta(Letter.Meta):
        triggers = append_only(*ERASABLE)
        indexes = (
            models.Index(fields=["case", "sent_at"], name="enquiry_letters"),
            models.Index(
                fields=["sent_at", "id"], name="enquiry_declined", condition=Q(kind="decline")
            ),
        )

    @property
    def can_be_copied(self) -> bool:
        return self.confidential_to_id is None


class LetterOpening(models.Model):
    """When the councillor opened a letter that was sent to them in confidence, or somebody outside
    the enquiry one that was shared with them."""

    no_history = "it is the record of openings: the database refuses to change or remove it"
    chain = Chained(record="case_id")

    case = models.ForeignKey(Enquiry, models.PROTECT, related_name="+", db_index=False)
    letter = models.ForeignKey(
        EnquiryLetter, models.PROTECT, related_name="openings", db_index=False
    )
    reader = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        triggers = append_only()
        indexes = (models.Index(fields=["letter", "-at", "-id"], name="letter_openings"),)

    def __str__(self) -> str:
        return f"Opening of {self.letter_id}"


class Resident(models.Model):
    """The resident an enquiry is about, kept apart, with the reason we can hold the details."""

    ERASABLE: ClassVar = ("name", "address", "contact")

    enquiry = models.OneToOneField(Enquiry, models.PROTECT, related_name="resident")
    name = models.CharField(max_length=200)
    address = models.CharField(max_length=300, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    basis = models.CharField(max_length=20, choices=Basis)

    objects = RecordedQuerySet.as_manager()
    history = AuditRecords()

    def __str__(self) -> str:
        return f"Resident of {self.enquiry_id}"


class FirstReport(models.Model):
    """A councillor's note of what the contact centre was told first; no enquiry (Section C 3.1)."""

    member = models.ForeignKey(User, models.PROTECT, related_name="first_reports")
    contact_centre_reference = models.CharField(max_length=100)
    noted_at = models.DateTimeField()

    objects = RecordedQuerySet.as_manager()
    history = AuditRecords()

    class Meta:
        indexes = (models.Index(fields=["member", "-noted_at"], name="first_report_member"),)

    def __str__(self) -> str:
        return self.contact_centre_reference


class Draft(UnsentDraft):
    """An enquiry somebody has started and not yet sent. Only its writer ever sees it."""

    writer = models.ForeignKey(User, models.CASCADE, related_name="enquiry_drafts")

    @classmethod
    def sent_by(cls, writer: User) -> models.QuerySet[Enquiry]:
        return Enquiry.objects.visible_to(writer).filter(raised_by=writer)
