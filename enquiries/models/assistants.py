"""StandingPermission: a councillor lets an assistant send enquiries in their name."""

import uuid
from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from foundation.history import AuditRecords, RecordedQuerySet
from foundation.triggers import Protect, ReadOnly
from people.models import Appointment, User, assistant_posts, councillor_posts


class StandingPermissionQuerySet(RecordedQuerySet["StandingPermission"]):
    def open(self) -> Self:
        """Those that no one has ended, whether or not they still allow anything."""
        return self.filter(ended_at=None)

    def in_force(self) -> Self:
        """Those by which an assistant can send today: the post is theirs and of this councillor,
        and the councillor is in office."""
        post = assistant_posts().filter(
            pk=OuterRef("post"), person=OuterRef("assistant"), councillor=OuterRef("councillor")
        )
        seat = councillor_posts().filter(person=OuterRef("councillor"))
        return self.open().filter(Exists(post), Exists(seat))

    def between(self, councillor: User, assistant: User) -> Self:
        return self.filter(councillor=councillor, assistant=assistant)


class StandingPermission(models.Model):
    """From when until when an assistant can send in a councillor's name. It goes with one post: an
    assistant who is appointed again, or to another councillor, needs a new one."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    post = models.ForeignKey(Appointment, models.PROTECT, related_name="permissions")
    councillor = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    assistant = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    given_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = StandingPermissionQuerySet.as_manager()
    history = AuditRecords()

    class Meta:
        triggers = (
            ReadOnly(
                name="given_once",
                fields=["key", "post", "councillor", "assistant", "given_at"],
            ),
            Protect(
                name="stays_ended",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__ended_at__isnull=False),
            ),
        )
        constraints = (
            models.UniqueConstraint(
                name="permission_one_open",
                fields=["assistant", "councillor"],
                condition=Q(ended_at=None),
            ),
            models.CheckConstraint(
                name="permission_for_another", condition=~Q(assistant=F("councillor"))
            ),
            models.CheckConstraint(
                name="permission_ends_after_it_is_given",
                condition=Q(ended_at=None) | Q(ended_at__gte=F("given_at")),
            ),
        )

    def __str__(self) -> str:
        return f"Permission of {self.councillor_id} to {self.assistant_id}"
