"""Links between enquiries: related ones, and duplicates. Only staff see a link."""

import uuid
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from foundation.history import AuditRecords, RecordedQuerySet
from foundation.statements import Parameter
from foundation.types import Untyped
from people.models import User

if TYPE_CHECKING:
    from enquiries.models.enquiry import Enquiry


class LinkKind(models.TextChoices):
    RELATED = "related", "It is about something related"
    DUPLICATE = "duplicate", "This enquiry is a duplicate of it"


class EnquiryLinkQuerySet(RecordedQuerySet["EnquiryLink"]):
    def open(self) -> Self:
        return self.filter(ended_at=None)

    def of_enquiry(self, case: int) -> Self:
        """The open ones, from either end."""
        return self.open().of_enquiry_ever(case)

    def of_enquiry_ever(self, case: int) -> Self:
        return self.filter(Q(case=case) | Q(other=case))

    def duplicates_of(self, enquiry: "Enquiry | Parameter") -> Self:
        return self.open().filter(other=enquiry, kind=LinkKind.DUPLICATE)

    def that_closed(self, enquiry: "Enquiry") -> Self:
        """By which an enquiry was closed, or can be: its councillor asked the same in another."""
        rows = self.open().filter(case=enquiry, kind=LinkKind.DUPLICATE)
        return rows.filter(other__member=enquiry.member_id)

    def visible_to(self, user: User) -> Self:
        """Staff who can read both enquiries. A councillor never sees a link, because it would show
        that another councillor asked the same."""
        if user.reads_as_councillor:
            return self.none()
        enquiries: Untyped = self.model._meta.get_field("case").related_model
        seen = enquiries.objects.visible_to(user)
        theirs = Q(case__member=user) | Q(other__member=user)
        return self.filter(case__in=seen, other__in=seen).exclude(theirs)


class EnquiryLink(models.Model):
    """A link from one enquiry to another. Of a duplicate, `case` is the duplicate and `other` the
    enquiry that is answered first."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey("enquiries.Enquiry", models.PROTECT, related_name="links")
    other = models.ForeignKey("enquiries.Enquiry", models.PROTECT, related_name="links_here")
    kind = models.CharField(max_length=20, choices=LinkKind)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", db_index=False)
    ended_at = models.DateTimeField(null=True)

    objects = EnquiryLinkQuerySet.as_manager()
    history = AuditRecords()

    class Meta:
        constraints = (
            models.CheckConstraint(name="enquiry_link_to_another", condition=~Q(other=F("case"))),
            models.CheckConstraint(
                name="enquiry_link_ended_by_somebody",
                condition=Q(ended_at=None, ended_by=None)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
            ),
            models.UniqueConstraint(
                name="enquiry_link_one_open", fields=["case", "other"], condition=Q(ended_at=None)
            ),
            models.UniqueConstraint(
                name="enquiry_link_one_duplicate",
                fields=["case"],
                condition=Q(kind="duplicate", ended_at=None),
            ),
        )

    def __str__(self) -> str:
        return f"Link of {self.case_id} to {self.other_id}"


def is_linked() -> Q:
    """Of a query of enquiries: whether any has an open link, so that a page need not ask."""
    rows = EnquiryLink.objects.open()
    return Q(Exists(rows.filter(case=OuterRef("pk")))) | Q(
        Exists(rows.filter(other=OuterRef("pk")))
    )
