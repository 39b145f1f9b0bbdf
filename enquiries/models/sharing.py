"""Sharing and handing over: who was shown an enquiry, and whose it was before."""

import uuid
from typing import NamedTuple, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from enquiries.models.choices import SEALED
from foundation.history import AuditRecords, RecordedQuerySet
from foundation.statements import Parameter, Statement
from foundation.types import Untyped
from people.models import User, assists, councillor_posts


class Reader(NamedTuple):
    """Someone who reads an enquiry today because its councillor shared it."""

    key: str
    person: User
    with_resident: bool
    is_assistant: bool  # of its councillor, and not a colleague of the ward


class EnquiryShareQuerySet(RecordedQuerySet["EnquiryShare"]):
    def open(self) -> Self:
        """Those that no one has ended, whether or not they still show anything."""
        return self.filter(ended_at=None)

    def in_force(self) -> Self:
        """Those by which someone reads an enquiry today. The councillor it belongs to and the
        colleague must both be in office, and of one ward: the enquiry’s, or the councillor’s own;
        or they are that councillor’s assistant.
        """
        seats = councillor_posts().filter(person=OuterRef(OuterRef("given_by")))
        same_ward = Q(ward=OuterRef("case__ward")) | Q(ward__in=seats.values("ward"))
        reader = councillor_posts().filter(same_ward, person=OuterRef("person"))
        giver = councillor_posts().filter(person=OuterRef("given_by"))
        rows = self.open().exclude(case__kind__in=SEALED).filter(given_by=F("case__member"))
        is_reader = Exists(reader) | assists("person", "given_by")
        return rows.filter(Exists(giver), is_reader)

    def visible_to(self, user: User) -> Self:
        """The councillor who shares an enquiry, and the colleague or assistant."""
        return self.filter(Q(given_by=user) | Q(person=user))

    def readers(self) -> list[Reader]:
        """Who reads by these shares, in the order in which they were given."""
        rows: Untyped = self.select_related("person")
        rows = rows.annotate(is_assistants=assists("person", "given_by"))
        return [
            Reader(str(share.key), share.person, share.with_resident, share.is_assistants)
            for share in rows.order_by("given_at", "pk")
        ]


# Whether anyone was shown an enquiry by a share that no one has ended.
SHARES_OF_CASE = Statement(
    lambda: (
        EnquiryShare.objects.open()
        .filter(case=Parameter("case", models.BigIntegerField()))
        .values_list("pk")[:1]
    )
)


class EnquiryShare(models.Model):
    """One person the councillor lets read an enquiry, and nothing more than read.

    `with_resident` says whether they read the resident’s details too.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey("enquiries.Enquiry", models.PROTECT, related_name="shares")
    person = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    given_by = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    given_at = models.DateTimeField()
    with_resident = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True)

    objects = EnquiryShareQuerySet.as_manager()
    history = AuditRecords()

    class Meta:
        indexes = (
            models.Index(
                fields=["person", "case"], name="enquiry_share_open", condition=Q(ended_at=None)
            ),
        )
        constraints = (
            models.UniqueConstraint(
                name="enquiry_share_one_open",
                fields=["case", "person"],
                condition=Q(ended_at=None),
            ),
            models.CheckConstraint(
                name="enquiry_share_with_another", condition=~Q(person=F("given_by"))
            ),
        )

    def __str__(self) -> str:
        return f"Share of {self.case_id}"


class LettersShown(models.TextChoices):
    """What the new councillor of an enquiry reads of the letters from before the handover."""

    ALL = "all", "Every letter"
    OWN = "own", "The letters of the councillor before, and new letters"
    NEW = "new", "Only new letters"


class EnquiryHandoverQuerySet(RecordedQuerySet["EnquiryHandover"]):
    def after_letter(self) -> Self:
        """Of a query of letters: those since the letter was sent."""
        return self.filter(case=OuterRef("case"), at__gt=OuterRef("sent_at"))

    def that_keep_back_every_letter(self) -> Self:
        return self.after_letter().filter(letters=LettersShown.NEW)

    def that_keep_back_letters_of_others(self) -> Self:
        """Of a query of letters not written by the councillor before."""
        rows = self.after_letter().filter(letters=LettersShown.OWN)
        return rows.exclude(from_member=OuterRef("author"))

    def that_keep_back_resident(self) -> Self:
        """Of a query of enquiries: those that left the resident’s details behind."""
        return self.filter(case=OuterRef("pk"), with_resident=False)


class EnquiryHandover(models.Model):
    """An enquiry that passed from one councillor to another, and what the new one reads of it."""

    case = models.ForeignKey("enquiries.Enquiry", models.PROTECT, related_name="handovers")
    from_member = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    to_member = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    letters = models.CharField(max_length=10, choices=LettersShown)
    with_resident = models.BooleanField(default=False)

    objects = EnquiryHandoverQuerySet.as_manager()
    history = AuditRecords()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="enquiry_handover_to_another", condition=~Q(to_member=F("from_member"))
            ),
        )

    def __str__(self) -> str:
        return f"Handover of {self.case_id}"
