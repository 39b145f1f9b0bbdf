"""Earlier services of an enquiry: those that passed it to another service and still read it.

Its councillor sees that it was passed on, and who reads it, as of any enquiry.
"""

import uuid
from typing import Self

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q

from enquiries.models.choices import SEALED
from enquiries.models.contentious import ContentiousFlag
from foundation.history import AuditRecords, RecordedQuerySet
from people.models import Service, User
from people.roles import Permission


class EarlierServiceQuerySet(RecordedQuerySet["EarlierService"]):
    def open(self) -> Self:
        """Those that no one has ended, whether or not they still let anyone read."""
        return self.filter(ended_at=None)

    def in_force(self) -> Self:
        """Those by which a service reads an enquiry today: not of one that is confidential or
        flagged as contentious, nor of one that has come back to the service."""
        flagged = ContentiousFlag.objects.filter(ended_at=None, case=OuterRef("case"))
        rows = self.open().exclude(case__kind__in=SEALED).exclude(case__service=F("service"))
        return rows.filter(~Exists(flagged))

    def of_services(self, user: User) -> Self:
        return self.filter(service__in=list(user.services))

    def visible_to(self, user: User) -> Self:
        """Coordinators, who can end each, and the officers of the service while they read by it.
        None for a councillor, even in a post."""
        if user.reads_as_councillor:
            return self.none()
        rows = self.exclude(case__kind__in=SEALED).exclude(case__member=user)
        return rows if user.may(Permission.SEE_EVERY_ENQUIRY) else rows.in_force().of_services(user)


class EarlierService(models.Model):
    """A service whose officer passed an enquiry to another: its officers read it until it ends, and
    do nothing on it. `by` is the officer who passed it; `followers` are the keys of those who asked
    to hear when it is answered."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(
        "enquiries.Enquiry", models.PROTECT, related_name="earlier_services", db_index=False
    )
    service = models.ForeignKey(Service, models.PROTECT, related_name="+", db_index=False)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    followers = ArrayField(models.BigIntegerField(), default=list)

    objects = EarlierServiceQuerySet.as_manager()
    history = AuditRecords(excluded_fields=["key"])

    class Meta:
        indexes = (
            models.Index(
                fields=["service", "case"], name="earlier_service_open", condition=Q(ended_at=None)
            ),
        )
        constraints = (
            models.UniqueConstraint(
                name="earlier_service_one_open",
                fields=["case", "service"],
                condition=Q(ended_at=None),
            ),
        )

    def __str__(self) -> str:
        return f"Earlier service of {self.case_id}"


def was_passed_on_by(user: User) -> Func:
    """Whether a service of this officer passed the enquiry on and still reads it. An array is read
    once, as for a share."""
    passed = ArraySubquery(EarlierService.objects.in_force().of_services(user).values("case"))
    return Func(
        F("pk"),
        passed,
        template="%(expressions)s)",
        arg_joiner=" = ANY(",
        output_field=models.BooleanField(),
    )
