"""Promises of an enquiry, and when their clock stops."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from casework.models import Promise, PromiseQuerySet, missed_by
from enquiries.models.choices import ANSWER_KINDS
from enquiries.models.enquiry import Enquiry
from enquiries.models.waiting_days import waiting_spans
from foundation.history import AuditRecords, update_without_history
from protocols.deadlines.clock import Pauses
from protocols.models import PromiseKind

# A clock that a question stopped in time went no further, whatever came later.
CLOCK_ENDS = ("stopped_at", "ended_at")


class EnquiryPromiseQuerySet(PromiseQuerySet):
    def missed(self, now: datetime) -> Self:
        return self.filter(missed_by(now, ends=CLOCK_ENDS))

    def running(self) -> Self:
        return self.filter(stopped_at=None)

    def schedule(self, promises: Sequence[Promise]) -> None:
        update_without_history(promises, ["nudge_at", "stopped_at"])


class EnquiryPromise(Promise):
    """`stopped_at` is since when its clock stands still for a question asked before it was due;
    the history of the enquiry has the question."""

    case = models.ForeignKey(Enquiry, models.PROTECT, related_name="promises", db_index=False)
    stopped_at = models.DateTimeField(null=True)

    objects = EnquiryPromiseQuerySet.as_manager()  # type: ignore[misc]
    history = AuditRecords(
        excluded_fields=["nudge_at", "stopped_at"],
        verbs="enquiry_promise_verbs",
    )

    class Meta(Promise.Meta):
        indexes = [
            *Promise.Meta.indexes,
            models.Index(fields=["case", "due_at"], name="enquiry_promises"),
            models.Index(
                fields=["due_at", "id"],
                name="enquiry_promises_late",
                condition=Q(kind__in=ANSWER_KINDS)
                & (Q(ended_at=None) | Q(ended_at__gt=F("due_at"))),
            ),
            models.Index(
                fields=["due_at"], name="enquiry_promises_open", condition=Q(ended_at=None)
            ),
        ]

    @property
    def is_stopped(self) -> bool:
        return self.stopped_at is not None and self.ended_at is None

    @property
    def kept_in_time(self) -> bool:
        return self.kept_at is not None and (self.stopped_at or self.kept_at) <= self.due_at

    @property
    def was_missed(self) -> bool:
        return self.due_at < (self.stopped_at or self.ended_at or timezone.now())

    @classmethod
    def pauses(cls, promises: Sequence[Self]) -> dict[int, Pauses]:
        begun = {
            p.case_id: p
            for p in promises
            if p.kind == PromiseKind.REPLY and p.case.version.pause_while_waiting
        }
        rows = Enquiry.history.filter(id__in=begun).order_by("id", "history_date", "history_id")
        states = rows.values_list("id", "history_date", "status").iterator() if begun else ()
        return {
            begun[key].pk: waiting_spans(
                (at, s) for _, at, s in moves if at >= begun[key].started_at
            )
            for key, moves in groupby(states, key=lambda row: row[0])
        }
