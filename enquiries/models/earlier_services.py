"""Earlier services of an enquiry: those that passed it to another service and still read it, and
the coordinators, who follow what they passed on.

Its councillor sees that it was passed on, and who reads it, as of any enquiry.
"""

import uuid
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from enquiries.models.choices import SEALED
from enquiries.models.contentious import ContentiousFlag
from foundation.history import AuditRecords, RecordedQuerySet
from foundation.statements import IsFound, Statement, is_among
from people.models import Service, User
from people.roles import Permission, Role


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
        """Those of the services of this person, and for a coordinator those of the coordinators."""
        of_theirs = Q(service__in=list(user.services))
        if user.holds(Role.COORDINATOR):
            of_theirs |= Q(service=None)
        return self.filter(of_theirs)

    def visible_to(self, user: User) -> Self:
        """Coordinators, who can end each, and the officers of the service while they read by it.
        None for a councillor, even in a post."""
        if user.reads_as_councillor:
            return self.none()
        rows = self.exclude(case__kind__in=SEALED).exclude(case__member=user)
        return rows if user.may(Permission.SEE_EVERY_ENQUIRY) else rows.in_force().of_services(user)


class EarlierService(models.Model):
    """A service whose officer passed an enquiry to another: its officers read it until it ends, and
    do nothing on it. Without a `service` it was a coordinator, and the coordinators, who read every
    enquiry, keep it in their list. `by` is who passed it; `followers` are the keys of those who
    asked to hear when it is answered."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(
        "enquiries.Enquiry", models.PROTECT, related_name="earlier_services", db_index=False
    )
    service = models.ForeignKey(
        Service, models.PROTECT, null=True, related_name="+", db_index=False
    )
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
                nulls_distinct=False,
            ),
        )

    def __str__(self) -> str:
        return f"Earlier service of {self.case_id}"

    @property
    def is_of_coordinators(self) -> bool:
        return self.service_id is None


OF_SERVICES: Statement[EarlierService] = Statement(
    lambda: (
        EarlierService.objects.in_force()
        .filter(is_among("service", "services", models.BigIntegerField()))
        .values("case")
    )
)
OF_COORDINATORS: Statement[EarlierService] = Statement(
    lambda: EarlierService.objects.in_force().filter(service=None).values("case")
)


def was_passed_on_by(user: User) -> Q:
    """Whether a service of this officer passed the enquiry on and still reads it, or for a
    coordinator whether the coordinators did."""
    passed = Q(IsFound("pk", OF_SERVICES, services=list(user.services)))
    if user.holds(Role.COORDINATOR):
        passed |= Q(IsFound("pk", OF_COORDINATORS))
    return passed
