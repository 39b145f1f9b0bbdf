"""Reply drafts: what an officer has written to a councillor and not sent, by enquiry and verb."""

from datetime import timedelta
from typing import Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Exists, F, OuterRef, Value
from django.db.models.functions import Coalesce, JSONObject
from django.utils import timezone

from enquiries.models.enquiry import Enquiry
from foundation.statements import Parameter
from people.models import Appointment, User


class ReplyDraftQuerySet(models.QuerySet["ReplyDraft"]):
    def visible_to(self, user: User) -> Self:
        """The reader’s own, on enquiries they can still see. None for a councillor."""
        if user.reads_as_councillor:
            return self.none()
        return self.filter(writer=user, case__in=Enquiry.objects.visible_to(user))

    def forgotten(self) -> Self:
        """Drafts untouched for so long that they are removed, as they can name a resident."""
        return self.filter(changed_at__lt=timezone.now() - ReplyDraft.KEPT_FOR)


class ReplyDraft(models.Model):
    """Only its writer reads it. Officers who see the enquiry are told that there is one, and whose.

    `verb` is the name of the verb that sends it, `typed` the fields of its form as a browser sends
    them: a list of words by name. `saved_from` is the key of the form that it was saved from last,
    `started_by` the officer who wrote it before they left, if it was passed on.
    """

    no_history = "what is typed is no record until it is sent; the row goes when it is"
    KEPT_FOR = timedelta(days=30)

    case = models.ForeignKey(Enquiry, models.PROTECT, related_name="reply_drafts")
    writer = models.ForeignKey(User, models.CASCADE, related_name="+", db_index=False)
    started_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", db_index=False
    )
    verb = models.CharField(max_length=20)
    typed = models.JSONField(default=dict)
    saved_from = models.UUIDField(null=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = ReplyDraftQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="reply_draft_one_a_verb", fields=["writer", "case", "verb"]
            ),
        )

    def __str__(self) -> str:
        return f"Draft of {self.writer} on {self.case_id}"

    @property
    def started(self) -> str:
        """The name of who started it, if another officer did."""
        return self.started_by.name if self.started_by else ""


def drafts_by_case(today: Parameter | None = None) -> ArraySubquery:
    """For a query of enquiries: whose drafts each has, without what they say, oldest first; not
    those of people who have left."""
    there = Exists(Appointment.objects.current(today).filter(person=OuterRef("writer")))
    rows = ReplyDraft.objects.filter(there, case=OuterRef("pk")).order_by("pk")
    said = JSONObject(
        writer=F("writer_id"),
        name=F("writer__name"),
        started=Coalesce(F("started_by__name"), Value("")),
        verb=F("verb"),
        changed_at=F("changed_at"),
    )
    return ArraySubquery(rows.values_list(said))
