"""Forwarding: one letter that somebody outside its enquiry reads, if its author agrees."""

import uuid
from typing import ClassVar, Self

from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery

from enquiries.models.enquiry import Enquiry
from enquiries.models.letters import EnquiryLetter, LetterOpening
from foundation.history import AuditRecords, RecordedQuerySet
from people.models import User


class Consent(models.TextChoices):
    """What the author of a letter says to another person reading it."""

    ASKED = "asked", "Waiting for its author"
    AGREED = "agreed", "Its author has agreed"
    OWN = "own", "Its author asked for it"
    REFUSED = "refused", "Its author has not agreed"
    TAKEN_BACK = "taken-back", "Its author has taken back their consent"


# By these the reader sees the letter.
SHOWN = (Consent.AGREED, Consent.OWN)
# By these the reader sees nothing of it, and it can be asked for again.
ENDED = (Consent.REFUSED, Consent.TAKEN_BACK)


class ForwardingQuerySet(RecordedQuerySet["Forwarding"]):
    def visible_to(self, user: User) -> Self:
        """Those that wait for this person to agree, and those they read, while they hold a post."""
        return self.filter(Q(author=user) | Q(reader=user, consent__in=SHOWN)).for_posts_of(user)

    def read_by(self, user: User) -> Self:
        """Those by which this person reads a letter."""
        return self.shown().filter(reader=user).for_posts_of(user)

    def waiting_for(self, user: User) -> Self:
        return self.filter(author=user, consent=Consent.ASKED).for_posts_of(user)

    def for_posts_of(self, user: User) -> Self:
        """None for someone who is neither a councillor nor an officer today. No letter that was
        sent in confidence is among them, whatever was agreed."""
        rows = self.filter(letter__confidential_to=None)
        return rows if user.side else self.none()

    def with_openings(self) -> Self:
        """With `times_opened` and `first_opened`: when the reader opened the letter."""
        own = LetterOpening.objects.filter(letter=OuterRef("letter"), reader=OuterRef("reader"))
        times = own.order_by().values("letter").annotate(n=Count("pk")).values("n")
        return self.annotate(
            times_opened=Subquery(times), first_opened=Subquery(own.order_by("at").values("at")[:1])
        )

    def shown(self) -> Self:
        return self.filter(consent__in=SHOWN)

    def shared_by(self, user: User) -> Self:
        """Letters of this person that others read because they agreed or asked for it."""
        return self.shown().filter(author=user).for_posts_of(user)

    def not_ended(self) -> Self:
        return self.exclude(consent__in=ENDED)


class Forwarding(models.Model):
    """One letter for one reader. `author` is who can agree: who wrote the letter, or the councillor
    for whom it was typed. `request` is the form with which it was asked for, maybe with others."""

    ERASABLE: ClassVar = ("why", "reader_signed")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    request = models.UUIDField(editable=False)
    case = models.ForeignKey(Enquiry, models.PROTECT, related_name="forwardings", db_index=False)
    letter = models.ForeignKey(EnquiryLetter, models.PROTECT, related_name="forwardings")
    reader = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    # With the post of the day on which it was asked for.
    reader_signed = models.CharField(max_length=400)
    author = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    asked_at = models.DateTimeField()
    why = models.CharField(max_length=500)
    consent = models.CharField(max_length=10, choices=Consent)
    # When its author last said something about it.
    decided_at = models.DateTimeField(null=True)

    objects = ForwardingQuerySet.as_manager()
    history = AuditRecords()

    class Meta:
        indexes = (
            models.Index(fields=["case", "asked_at"], name="forwarding_case"),
            models.Index(
                fields=["reader", "-decided_at", "-id"],
                name="forwarding_read",
                condition=Q(consent__in=["agreed", "own"]),
            ),
            models.Index(
                fields=["author", "asked_at"],
                name="forwarding_waiting",
                condition=Q(consent="asked"),
            ),
            models.Index(
                fields=["author", "-decided_at", "-id"],
                name="forwarding_shared",
                condition=Q(consent__in=["agreed", "own"]),
            ),
        )
        constraints = (
            models.UniqueConstraint(
                name="forwarding_once",
                fields=["letter", "reader"],
                condition=~Q(consent__in=["refused", "taken-back"]),
            ),
            models.CheckConstraint(
                name="forwarding_decided",
                condition=Q(consent="asked", decided_at=None)
                | (~Q(consent="asked") & Q(decided_at__isnull=False)),
            ),
        )

    def __str__(self) -> str:
        return f"Forwarding of {self.letter_id}"

    @property
    def is_shown(self) -> bool:
        return self.consent in SHOWN
