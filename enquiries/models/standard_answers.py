"""Standard answers: texts of a service that its officers insert into letters, and their uses."""

import uuid
from datetime import date
from typing import Self

from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from foundation.chain import Chained
from foundation.history import AuditRecords, RecordedQuerySet, append_only
from foundation.text_search import search_vector
from people.models import Service, User
from people.roles import Permission

# Of the uses of an answer: one case counts once, however many people inserted the answer there.
NUMBER_OF_CASES = Count("case", distinct=True) + Count(
    "document_request", distinct=True, filter=~Q(document_request="")
)


class StandardAnswerQuerySet(RecordedQuerySet["StandardAnswer"]):
    def visible_to(self, user: User) -> Self:
        """Everyone who works in the service or leads it, and coordinators. Never a councillor or an
        assistant."""
        if user.reads_as_councillor:
            return self.none()
        if user.may(Permission.SEE_EVERY_ENQUIRY):
            return self.all()
        return self.filter(service__in=list(user.services))

    def in_use(self) -> Self:
        return self.filter(retired_at=None)

    def with_review_overdue(self, today: date) -> Self:
        return self.in_use().filter(review_on__lt=today)

    def with_uses(self) -> Self:
        """With `used`: the number of cases it was inserted for."""
        uses = StandardAnswerUse.objects.filter(answer=OuterRef("pk")).order_by()
        counted = uses.values("answer").annotate(number=NUMBER_OF_CASES)
        return self.annotate(used=Coalesce(Subquery(counted.values("number")), 0))

    def make_findable(self, answer: "StandardAnswer") -> None:
        """Store the words of its title and text. An index is no record, so no history."""
        words = search_vector(f"{answer.title}\n{answer.text}")
        models.QuerySet.update(self.filter(pk=answer.pk), search=words)


class StandardAnswer(models.Model):
    """A text with fields such as {name}, as its current version. `owner` reviews it: last on
    `reviewed_on`, next by `review_on`, both local dates. It is retired, and never removed."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    service = models.ForeignKey(Service, models.PROTECT, related_name="+", db_index=False)
    title = models.CharField(max_length=100)
    text = models.TextField()
    owner = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    reviewed_on = models.DateField()
    review_on = models.DateField()
    changed_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True)
    search = SearchVectorField(editable=False, null=True)

    objects = StandardAnswerQuerySet.as_manager()
    history = AuditRecords(excluded_fields=["search", "key"])

    class Meta:
        indexes = (
            models.Index(fields=["service", "-changed_at", "-id"], name="standard_answer_newest"),
            models.Index(
                fields=["owner", "review_on"],
                name="standard_answer_review",
                condition=Q(retired_at=None),
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["service", "title"],
                name="standard_answer_one_title",
                condition=Q(retired_at=None),
            ),
            models.CheckConstraint(
                name="standard_answer_review_comes_later",
                condition=Q(review_on__gt=F("reviewed_on")),
            ),
        )

    def __str__(self) -> str:
        return self.title


class StandardAnswerUse(models.Model):
    """Who inserted a standard answer into a letter, on which case, the first time. The case is an
    enquiry, or a document request by its reference: those tables build on these."""

    no_history = "a use is append-only itself: the database refuses to change or remove it"
    chain = Chained(record="answer_id")

    answer = models.ForeignKey(StandardAnswer, models.PROTECT, related_name="uses")
    case = models.ForeignKey("enquiries.Enquiry", models.PROTECT, null=True, related_name="+")
    document_request = models.CharField(max_length=20, blank=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        triggers = append_only()
        constraints = (
            models.UniqueConstraint(
                fields=["answer", "case", "by"], name="standard_answer_use_once"
            ),
            models.UniqueConstraint(
                fields=["answer", "document_request", "by"],
                name="standard_answer_use_on_request_once",
                condition=~Q(document_request=""),
            ),
            models.CheckConstraint(
                name="standard_answer_use_has_one_case",
                condition=Q(case__isnull=True) ^ Q(document_request=""),
            ),
        )

    def __str__(self) -> str:
        return f"Use of {self.answer_id} on {self.case_id or self.document_request}"
