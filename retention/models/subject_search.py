"""Searches for a person, each on record: who searched for which name, why, and what was found."""

import uuid
from typing import Self

from django.db import models

from foundation.chain import Chained
from foundation.history import append_only
from people.models import User
from people.roles import Role


class SubjectSearchQuerySet(models.QuerySet["SubjectSearch"]):
    def visible_to(self, user: User) -> Self:
        """The Monitoring Officer, or a deputy who acts for them."""
        return self if Role.MONITORING_OFFICER in user.offices else self.none()


class SubjectSearch(models.Model):
    """`words` are a name, an address or an email, as they were typed."""

    no_history = "a search is append-only itself: the database refuses to change or remove it"
    chain = Chained(record="id")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    words = models.CharField(max_length=200)
    why = models.CharField(max_length=500)
    found = models.PositiveIntegerField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    objects = SubjectSearchQuerySet.as_manager()

    class Meta:
        triggers = append_only()

    def __str__(self) -> str:
        return f"Search of {self.at:%d/%m/%Y}"
