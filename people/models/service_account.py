"""Service accounts: programs of the council that use the portal by a token, without a browser."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Self

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from foundation.history import AuditRecords, RecordedQuerySet
from foundation.triggers import Protect, ReadOnly
from people.roles import Permission

if TYPE_CHECKING:
    from people.models.user import User


class Scope(models.TextChoices):
    """What a token opens, and nothing else."""

    SCIM = "scim", "Add and change people (SCIM)"
    API = "api", "Read through the API"


class ApiScope(models.TextChoices):
    """What a token of the API opens. An account has one or several, said when it is made."""

    ENQUIRIES = "enquiries:read", "Enquiries, without content"
    CONTENT = "enquiries:content", "The subject line of each enquiry as well"
    FIGURES = "figures:read", "Figures on answers"
    WEBHOOKS = "webhooks", "Webhooks: told what happens to enquiries"


# What a service account is. It is written once.
FIXED = ("person", "scope", "api_scopes", "digest", "made_by", "made_at", "ends_on", "key")


class ServiceAccountQuerySet(RecordedQuerySet["ServiceAccount"]):
    def in_use(self, today: date) -> Self:
        """Those whose token works on this local date."""
        return self.filter(ended_at=None, ends_on__gte=today)

    def ending(self, today: date, *, within: int) -> Self:
        """Those in use that end within so many days, the first first."""
        last = today + timedelta(days=within)
        return self.in_use(today).filter(ends_on__lte=last).order_by("ends_on", "pk")

    def visible_to(self, user: "User") -> Self:
        """All of them to people administrators, and none to anyone else."""
        return self if user.may(Permission.ADMINISTER_PEOPLE) else self.none()


class ServiceAccount(models.Model):
    """`person` is a row that nobody can sign in as: history names it as the author of what the
    program did. Only a digest of the token is kept. `api_scopes` are what a token of the API opens.
    `ends_on` is the last day on which it works; `key` is that of the form."""

    person = models.OneToOneField("people.User", models.PROTECT, related_name="service_account")
    scope = models.CharField(max_length=10, choices=Scope)
    api_scopes = ArrayField(models.CharField(max_length=20), default=list, db_default=[])
    digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    ends_on = models.DateField()
    ended_by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True)
    key = models.UUIDField(unique=True)

    objects = ServiceAccountQuerySet.as_manager()
    history = AuditRecords(excluded_fields=["last_used_at"])

    class Meta:
        indexes = (models.Index(fields=["-made_at", "-id"], name="service_account_newest"),)
        constraints = (
            models.CheckConstraint(
                name="service_account_ended_by_someone",
                condition=Q(ended_by=None, ended_at=None)
                | Q(ended_by__isnull=False, ended_at__isnull=False),
            ),
            models.CheckConstraint(
                name="service_account_of_api_opens_something",
                condition=Q(scope="api", api_scopes__len__gt=0)
                | ~Q(scope="api") & Q(api_scopes=[]),
            ),
        )
        triggers = (
            ReadOnly(name="contents_stay", fields=list(FIXED)),
            Protect(name="no_delete", operation=pgtrigger.Delete),
        )

    def __str__(self) -> str:
        return self.person.name

    @property
    def opens(self) -> list[str]:
        """What its token opens, in the words of the pages."""
        of_api = [str(scope.label) for scope in ApiScope if scope in self.api_scopes]
        return of_api or [str(Scope(self.scope).label)]

    def is_in_use(self, today: date) -> bool:
        return self.ended_at is None and self.ends_on >= today


class CallCount(models.Model):
    """How many requests of a service account were answered on a local day, refused ones too."""

    no_history = "a sum; the access log has a line for each request"

    account = models.ForeignKey(ServiceAccount, models.PROTECT, related_name="calls")
    day = models.DateField()
    number = models.PositiveIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["account", "day"], name="call_count_once_a_day"),
        )

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}: {self.number}"
