"""Clearance that a service has switched on: whose letters a second officer approves first."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from enquiries.models.contentious import APPROVERS
from foundation.history import AuditRecords, RecordedQuerySet
from people.models import Service
from people.roles import Role
from protocols.choices import ClearedLetters

MOST_DAYS, MOST_REPLIES, MOST_WORKING_DAYS = 730, 200, 20


class ServiceClearance(models.Model):
    """What a service adds to its protocol. `groups` are the letters, none if it is switched off.

    An officer is new for `new_days` after their post began, or until `new_replies` of their letters
    were approved. The approver has `working_days`, counted from the day after.
    """

    service = models.OneToOneField(Service, models.PROTECT, related_name="clearance")
    groups = ArrayField(models.CharField(max_length=20, choices=ClearedLetters), default=list)
    approver = models.CharField(max_length=30, choices=Role, default=Role.HEAD_OF_SERVICE)
    working_days = models.PositiveSmallIntegerField(default=1)
    new_days = models.PositiveSmallIntegerField(default=90)
    new_replies = models.PositiveSmallIntegerField(default=10)

    objects = RecordedQuerySet.as_manager()
    history = AuditRecords()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="clearance_by_a_manager",
                condition=Q(approver__in=[role.value for role in APPROVERS]),
            ),
            models.CheckConstraint(name="clearance_within_days", condition=Q(working_days__gte=1)),
        )

    def __str__(self) -> str:
        return f"Clearance in {self.service}"
