"""Promises of an enquiry, and when their clock stops."""

from collections.abc import Sequence
from itertools import groupby
from typing import Self

from django.db import models
from django.db.models import F, Q

from casework.models import Promise
from enquiries.models.choices import ANSWER_KINDS, Status
from enquiries.models.enquiry import Enquiry
from enquiries.models.waiting_days import waiting_spans
from foundation.history import AuditRecords
from protocols.deadlines.clock import Pauses
from protocols.models import PromiseKind


class EnquiryPromise(Promise):
    case = models.ForeignKey(Enquiry, models.PROTECT, related_name="promises", db_index=False)
    history = AuditRecords(excluded_fields=["nudge_at"])

    class Meta(Promise.Meta):
        indexes = [
            *Promise.Meta.indexes,
            models.Index(fields=["case", "due_at"], name="enquiry_promises"),
            models.Index(
                fields=["due_at", "id"],
                name="enquiry_promises_late",
                condition=Q(kind__in=ANSWER_KINDS)
                & (Q(ended_at=None) | Q(kept_at__gt=F("due_at"))),
            ),
        ]

    @property
    def is_stopped(self) -> bool:
        """A reply's clock, while the councillor is asked and the protocol stops it for that."""
        waits = self.kind == PromiseKind.REPLY and self.case.status == Status.WAITING
        return waits and self.case.version.pause_while_waiting

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
