"""Promises of the many enquiries: a due date is worked out once for a day."""

import json
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any, NamedTuple

from django.utils import timezone

from casework.promises import PromiseDates, at_local, date_fields, terms_until, unit_of
from dev.demo.fates import Fate
from protocols.calendar import working_calendar
from protocols.deadlines.clock import deadline
from protocols.models import PromiseKind, PromiseRule, Protocol

DUE_EVENING = time(18)

Row = dict[str, Any]  # a column's value by its name


class PromiseMade(NamedTuple):
    """One promise: its rule, when it began, until when, when it was kept and when it ended."""

    rule: PromiseRule
    started_at: datetime
    due: Row
    kept_at: datetime | None
    ended_at: datetime | None


class Promises:
    """Works promises out under one version of the protocol; reminders before `now` are past."""

    def __init__(self, protocol: Protocol, now: datetime) -> None:
        self.protocol, self.now = protocol, now
        self.calendar = working_calendar(protocol.division)
        self.dated = lru_cache(maxsize=20_000)(self._dated)

    def of(self, fate: Fate) -> list[PromiseMade]:
        """All that this enquiry was ever promised, the acknowledgement first."""
        received, answered, assigned = fate.received_at, fate.ended_at, fate.assigned_at
        done = answered if fate.open_until else None
        promises = []
        if not fate.office:
            kept = assigned
            promises.append(self._owed(PromiseKind.ACKNOWLEDGE, received, kept, kept))
        kept = fate.held_at or done
        promises.append(self._owed(PromiseKind.REPLY, received, kept, kept or answered))
        if fate.held_at:
            promises.append(
                self._owed(PromiseKind.FULL_REPLY, fate.held_at, None, None, fate.held_until)
            )
        if fate.asked_at:
            promises.append(self._owed(PromiseKind.MEMBER_REPLY, fate.asked_at, None, None))
        return [promise for promise in promises if promise]

    def _owed(
        self,
        kind: PromiseKind,
        at: datetime,
        kept: datetime | None,
        ended: datetime | None,
        due_on: date | None = None,
    ) -> PromiseMade | None:
        rule = self.protocol.rule(kind)
        if rule is None:
            return None
        local = timezone.localtime(at)
        evening = local.time() > (self.protocol.cut_off or time.max)
        dates = self.dated(kind, local.date(), evening, due_on)
        working = json.dumps({**dates["working"], "received": local.isoformat()})
        due: Row = {**dates, "working": working}
        if ended:
            due["nudge_at"] = None
        return PromiseMade(rule, at, due, kept, ended)

    def _dated(
        self, kind: PromiseKind, day: date, evening: bool, due_on: date | None
    ) -> PromiseDates:
        """The dates of whatever began on a local day, before or after the cut-off."""
        rule = self.protocol.rule(kind)
        if rule is None:
            raise ValueError(f"The protocol has no rule for {kind}.")
        at = at_local(day, DUE_EVENING if evening else time(12))
        terms = rule.terms() if due_on is None else terms_until(due_on, at, self.calendar)
        return date_fields(rule, deadline(at, terms, self.calendar), self.calendar, after=self.now)

    def due_fields(self, promises: list[PromiseMade]) -> Row:
        """What the enquiry's own row says is due: its earliest open promise of an answer."""
        answers = [p for p in promises if not p.ended_at and p.rule.kind != PromiseKind.ACKNOWLEDGE]
        if not answers:
            return {"due_at": None, "due_kind": "", "due_unit": ""}
        first = min(answers, key=lambda promise: promise.due["due_at"])
        unit = unit_of(first.rule)
        return {"due_at": first.due["due_at"], "due_kind": first.rule.kind, "due_unit": unit}
