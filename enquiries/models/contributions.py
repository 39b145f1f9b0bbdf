"""Contributions: what another service or a colleague is asked for an answer, and its files.

Councillors see only which services were asked: not the question, the text, the date or a person.
"""

import uuid
from typing import ClassVar, NamedTuple, Self

from django.db import models
from django.db.models import F, Func, Q
from django.urls import reverse
from django.utils import timezone

from casework.files.models import ERASABLE_OF_FILE, Opening, StoredFile
from casework.models import Promise, PromiseQuerySet
from enquiries.models.choices import SEALED
from enquiries.models.posts_that_read import read_by_post
from foundation.history import AuditRecords, RecordedQuerySet
from foundation.statements import IsFound, Parameter, Statement, is_among
from people.models import Service, User
from people.roles import Permission


class ContributionState(models.TextChoices):
    ASKED = "asked", "Asked"
    ACCEPTED = "accepted", "Accepted"
    GIVEN = "given", "Given"
    SENT_BACK = "sent-back", "Sent back"
    WITHDRAWN = "withdrawn", "Withdrawn"


STILL_OPEN = (ContributionState.ASKED, ContributionState.ACCEPTED)


class ServiceAsked(NamedTuple):
    """A service by key, and the state of a question to it: all that a councillor’s page reads."""

    service: int
    state: str


class ContributionQuerySet(PromiseQuerySet):
    def asked_of(self, user: User) -> Self:
        """Those this person, or anyone in a service of theirs, was asked for, open or not."""
        return self.asked_in(Q(service__in=list(user.services)), user)

    def asked_in(self, services: Q | Func, person: User | Parameter) -> Self:
        """The same, for a condition on the services."""
        return self.filter(Q(person=None) | Q(person=person), services)

    def of_handler(self, user: User) -> Self:
        """Those on an enquiry that this officer, or an office of theirs, has."""
        of_office = Q(case__officer=None, case__office__in=sorted(user.offices))
        return self.filter(Q(case__officer=user) | of_office)

    def services_asked(self) -> list[ServiceAsked]:
        """In the order in which they were asked."""
        rows = self.order_by("started_at", "pk").values_list("service", "state")
        return [ServiceAsked(*row) for row in rows]

    def overdue(self, now: Parameter | None = None) -> Self:
        return self.open().filter(due_at__lt=now or timezone.now())

    def visible_to(self, user: User) -> Self:
        """The officers who read the enquiry by their posts, and those asked, also when the
        question is closed: what they were asked and what they said stays theirs to read. Never a
        councillor, nor the one who asked the enquiry and has left."""
        if user.reads_as_councillor:
            return self.none()
        seen = read_by_post(user, "case__")
        if user.may(Permission.SEE_SERVICE):
            seen |= Q(pk__in=self.model._default_manager.asked_of(user).values("pk"))
        return self.filter(seen).exclude(case__kind__in=SEALED).exclude(case__member=user)


class Contribution(Promise):
    """A question to a service, or to one of its officers, with a date of its own.

    Its rule is that of any date an officer names, so its reminders are those of a holding reply’s
    date. `ended_at` is when it was given, sent back or withdrawn; `said` is the contribution, or
    why it was sent back; `signed` is how its author stood then.
    """

    ERASABLE: ClassVar = ("question", "said", "signed")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(
        "enquiries.Enquiry", models.PROTECT, related_name="contributions", db_index=False
    )
    service = models.ForeignKey(Service, models.PROTECT, related_name="+", db_index=False)
    person = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", db_index=False)
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    question = models.TextField()
    with_resident = models.BooleanField(default=False)
    state = models.CharField(
        max_length=10, choices=ContributionState, default=ContributionState.ASKED
    )
    said_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", db_index=False)
    signed = models.CharField(max_length=400, blank=True)
    said = models.TextField(blank=True)

    objects = ContributionQuerySet.as_manager()  # type: ignore[misc]
    history = AuditRecords(excluded_fields=["nudge_at"])

    class Meta:
        indexes = [
            *Promise.Meta.indexes,
            models.Index(fields=["case", "started_at"], name="contributions_of_case"),
            models.Index(
                fields=["service", "due_at"], name="contributions_open", condition=Q(ended_at=None)
            ),
            models.Index(fields=["service", "due_at", "id"], name="contributions_of_service"),
        ]
        constraints = (
            models.CheckConstraint(
                name="contribution_kept_has_ended",
                condition=Q(kept_at=None) | Q(ended_at=F("kept_at")),
            ),
            models.CheckConstraint(
                name="contribution_open_until_it_ends",
                condition=Q(state__in=("asked", "accepted"), ended_at=None)
                | (~Q(state__in=("asked", "accepted")) & Q(ended_at__isnull=False)),
            ),
            models.UniqueConstraint(
                name="contribution_asked_once",
                fields=["case", "service", "person"],
                condition=Q(ended_at=None),
                nulls_distinct=False,
            ),
        )

    def __str__(self) -> str:
        return f"Contribution to {self.case_id}"

    @property
    def subject(self) -> "Contribution":
        return self

    @classmethod
    def subject_model(cls) -> type[models.Model]:
        return cls

    @classmethod
    def owed_words(cls, kind: str) -> str:
        return "Contribution from a colleague"

    # What the ledger of notices asks of the subject of a reminder. Its own name, so that no
    # reminder of it is in the history that the councillor reads.
    @property
    def ledger_name(self) -> str:
        return f"contribution:{self.pk}"

    @property
    def reference(self) -> str:
        return str(self.case.reference)

    @property
    def is_sealed(self) -> bool:
        return False

    def get_absolute_url(self) -> str:
        return reverse("enquiries:contribution", args=[self.case_id, self.key])

    @property
    def is_open(self) -> bool:
        return self.ended_at is None


KEY = models.BigIntegerField()
OPEN_ASKED: Statement[Contribution] = Statement(
    lambda: (
        Contribution.objects.open()
        .asked_in(is_among("service", "services", KEY), Parameter("person", KEY))
        .values("case")
    )
)


def is_asked_to_contribute(user: User) -> IsFound:
    """Whether this officer reads the enquiry because they were asked for a contribution that is
    still open."""
    return IsFound("pk", OPEN_ASKED, person=user.pk, services=list(user.services))


class ContributedFileQuerySet(RecordedQuerySet["ContributedFile"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(contribution__in=Contribution.objects.visible_to(user))


class ContributedFile(StoredFile):
    """A file that went with the question, or with the contribution if its author added it."""

    ERASABLE: ClassVar = ERASABLE_OF_FILE

    case = models.ForeignKey("enquiries.Enquiry", models.PROTECT, related_name="+", db_index=False)
    contribution = models.ForeignKey(Contribution, models.PROTECT, related_name="files")

    objects = ContributedFileQuerySet.as_manager()
    history = AuditRecords()

    def get_absolute_url(self) -> str:
        args = [self.case_id, self.contribution.key, self.key]
        return reverse("enquiries:contribution-file", args=args)


class ContributedFileOpening(Opening):
    file = models.ForeignKey(
        ContributedFile, models.PROTECT, related_name="openings", db_index=False
    )
