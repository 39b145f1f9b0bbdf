"""Saved views: the filters and words of the queue under a name, of one officer or of a service."""

import uuid
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Q, Value

from foundation.history import AuditRecords, RecordedQuerySet
from people.models import Service, User
from people.roles import Permission

LONGEST_NAME = 40


class SavedViewQuerySet(RecordedQuerySet["SavedView"]):
    def kept(self) -> Self:
        """Those that no one has deleted."""
        return self.filter(ended_at=None)

    def in_queue_of(self, owner: Value, services: Value) -> Self:
        """An officer’s own, and those of the services they work in, by their keys: an array is one
        value, so that the statement is the same for everyone."""
        of_service = Func(
            F("service"),
            services,
            template="%(expressions)s)",
            arg_joiner=" = ANY(",
            output_field=models.BooleanField(),
        )
        return self.kept().filter(Q(owner=owner) | Q(of_service))

    def visible_to(self, user: User) -> Self:
        """The same, and for coordinators those of every service. None for a councillor."""
        if user.reads_as_councillor:
            return self.none()
        if user.may(Permission.SEE_EVERY_ENQUIRY):
            return self.kept().filter(Q(owner=user) | Q(service__isnull=False))
        keys = Value(list(user.services), ArrayField(models.BigIntegerField()))
        return self.in_queue_of(Value(user.pk), keys)

    def of_keeper(self, owner: User | None, service: Service | None) -> Self:
        return self.kept().filter(owner=owner, service=service)


class SavedView(models.Model):
    """What the queue is asked for, as its address has it. It holds no enquiries: each who opens it
    sees what they can read themselves. `is_first` is what the queue opens with.

    `asked` can name a resident, so it is in no history, and is emptied when the view is deleted.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", db_index=False)
    service = models.ForeignKey(
        Service, models.PROTECT, null=True, related_name="+", db_index=False
    )
    name = models.CharField(max_length=LONGEST_NAME)
    asked = models.JSONField(default=dict)
    is_first = models.BooleanField(default=False)
    saved_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = SavedViewQuerySet.as_manager()
    history = AuditRecords(excluded_fields=["key", "asked"])

    class Meta:
        indexes = (
            models.Index(fields=["owner"], name="saved_view_owner", condition=Q(ended_at=None)),
            models.Index(fields=["service"], name="saved_view_service", condition=Q(ended_at=None)),
        )
        constraints = (
            models.CheckConstraint(
                name="saved_view_one_keeper",
                condition=Q(owner=None, service__isnull=False)
                | Q(owner__isnull=False, service=None),
            ),
            models.UniqueConstraint(
                name="saved_view_one_name",
                fields=["owner", "service", "name"],
                condition=Q(ended_at=None),
                nulls_distinct=False,
            ),
            models.UniqueConstraint(
                name="saved_view_one_first",
                fields=["owner", "service"],
                condition=Q(ended_at=None, is_first=True),
                nulls_distinct=False,
            ),
        )

    def __str__(self) -> str:
        return self.name
