"""Choices for the cases of somebody who leaves, and the ends of posts that were dealt with."""

import uuid
from datetime import date, timedelta
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from documents.models import DocumentRequest
from enquiries.models import Enquiry
from foundation.chain import Chained
from foundation.history import AuditRecords, RecordedQuerySet, append_only
from people.models import Appointment, User

LOOKS_BACK = timedelta(days=31)  # no worker stands still for longer


class PostEndQuerySet(models.QuerySet["PostEnd"]):
    def still_to_do(self, today: date) -> models.QuerySet[Appointment]:
        """Posts that have ended lately, and whose last day has not been dealt with."""
        done = self.filter(post=OuterRef("pk"), ended_on=OuterRef("ends_on"))
        over = Appointment.objects.filter(ends_on__lt=today, ends_on__gte=today - LOOKS_BACK)
        return over.filter(~Exists(done)).order_by("ends_on", "pk")


class PostEnd(models.Model):
    """A post whose last day is over, once what went with it was ended. If the post goes on after
    all, and ends on another day, there is another row."""

    no_history = "it is append-only itself: the database refuses to change or remove it"
    chain = Chained(record="post_id")

    post = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    ended_on = models.DateField()
    at = models.DateTimeField()

    objects = PostEndQuerySet.as_manager()

    class Meta:
        triggers = append_only()
        constraints = (models.UniqueConstraint(fields=["post", "ended_on"], name="post_end_once"),)

    def __str__(self) -> str:
        return f"{self.post} ended on {self.ended_on:%d/%m/%Y}"


class What(models.TextChoices):
    """What will happen to a case when the person who has it leaves."""

    OFFICER = "officer", "Assign to another officer"
    BEFORE = "before", "The officer finishes it before leaving"
    COUNCILLOR = "councillor", "Hand over to another councillor"
    CLOSE = "close", "Close with a sentence"
    KEEP = "keep", "Keep waiting for an answer"
    LEAD = "lead", "Leave to the head or chief officer of the service"
    WITHDRAW = "withdraw", "Withdraw or cancel"


class Outcome(models.TextChoices):
    DONE = "done", "Done"
    CHANGED = "changed", "Taken back"
    NOT_NEEDED = "not-needed", "No longer needed"
    REFUSED = "refused", "Could not be done"


class LeaverChoiceQuerySet(RecordedQuerySet["LeaverChoice"]):
    def pending(self) -> Self:
        return self.filter(ended_at=None)


class LeaverChoice(models.Model):
    """What somebody chose for one case of a person who leaves, or for all work of one kind, by the
    name of a `WorkKind`. Done once the person has left, by the right of who chose; `key` makes a
    letter of it count once."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    enquiry = models.ForeignKey(Enquiry, models.PROTECT, null=True, related_name="+")
    document_request = models.ForeignKey(
        DocumentRequest, models.PROTECT, null=True, related_name="+"
    )
    kind = models.CharField(max_length=30, blank=True)
    what = models.CharField(max_length=10, choices=What)
    to = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", db_index=False)
    sentence = models.TextField(blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    ended_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)

    objects = LeaverChoiceQuerySet.as_manager()
    history = AuditRecords()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["person", "enquiry"],
                condition=Q(ended_at=None, enquiry__isnull=False),
                name="leaver_choice_one_for_enquiry",
            ),
            models.UniqueConstraint(
                fields=["person", "document_request"],
                condition=Q(ended_at=None, document_request__isnull=False),
                name="leaver_choice_one_for_request",
            ),
            models.UniqueConstraint(
                fields=["person", "kind"],
                condition=Q(ended_at=None) & ~Q(kind=""),
                name="leaver_choice_one_for_kind",
            ),
            models.CheckConstraint(
                name="leaver_choice_is_for_one_thing",
                condition=Q(kind="", enquiry=None, document_request__isnull=False)
                | Q(kind="", enquiry__isnull=False, document_request=None)
                | ~Q(kind="") & Q(enquiry=None, document_request=None),
            ),
            models.CheckConstraint(
                name="leaver_choice_names_who_takes_it",
                condition=Q(what__in=("officer", "councillor"), to__isnull=False)
                | (~Q(what__in=("officer", "councillor")) & Q(to=None)),
            ),
            models.CheckConstraint(
                name="leaver_choice_ended_has_outcome",
                condition=Q(ended_at=None, outcome="")
                | (Q(ended_at__isnull=False) & ~Q(outcome="")),
            ),
        )

    def __str__(self) -> str:
        about = self.enquiry_id or self.document_request_id or self.kind
        return f"{self.get_what_display()}: {about}"
