"""Promises of a case: started, kept, released, re-dated; their due dates and reminders."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import TypedDict

from django.db.models import BigIntegerField
from django.utils import timezone

from casework.chase_step import steps_of
from casework.models import AnyPromise, Case, Promise
from foundation.history import write, write_new
from foundation.statements import Parameter, Statement
from people.models import User
from protocols.calendar import working_calendar
from protocols.deadlines.clock import Deadline, Terms, Unit, WorkingCalendar, deadline
from protocols.deadlines.terms import StoredDeadline
from protocols.models import Nudge, PromiseKind, PromiseRule

# Reminders go out when people are at work.
OFFICE_OPENS, OFFICE_SHUTS = time(9), time(17)
# An acknowledgement says who has it, and a watch is not a promise; the date on a list is that of
# an answer.
NOTHING_DUE: dict[str, object] = {"due_at": None, "due_kind": "", "due_unit": ""}
KINDS_WITHOUT_ANSWER = (PromiseKind.ACKNOWLEDGE, PromiseKind.CHASE_ANSWER, PromiseKind.WATCH)


def calendar_of(case: Case) -> WorkingCalendar:
    return working_calendar(case.version.division)


def promises_to_start(
    case: Case, kind: PromiseKind, *, at: datetime, due_on: date | None = None
) -> list[Promise]:
    """The promise, not saved yet, that starts at an aware time; none where there is no such rule.

    `due_on`, a local working day, is for a date that somebody promises themselves.
    """
    rule = case.rule_for(kind)
    if rule is None:
        return []
    calendar = calendar_of(case)
    terms = rule.terms() if due_on is None else terms_until(due_on, at, calendar)
    began, working = at, deadline(at, terms, calendar)
    if case.SEALED:  # the row tells the day that it counts from, and not the hour of receipt
        began = at_local(working.counts_from, time())
        working = deadline(began, terms, calendar)
    # Who is to acknowledge is told as soon as they are at work, the rest when their time comes.
    after = at_local(working.counts_from, time()) if kind == PromiseKind.ACKNOWLEDGE else at
    fields = date_fields(rule, working, calendar, after=after)
    promise: Promise = case.promises.model(rule=rule, kind=kind, started_at=began, **fields)  # type: ignore[attr-defined]
    return [promise]


def terms_until(due_on: date, at: datetime, calendar: WorkingCalendar) -> Terms:
    """Terms that end on a working day that somebody named, so that it is explained like others."""
    first = calendar.next_working(timezone.localdate(at))
    return Terms(max(calendar.between(first, due_on), 0), Unit.WORKING_DAYS, cut_off=None)


def start_promises(
    case: Case, *kinds: PromiseKind, at: datetime, by: User | None, due_on: date | None = None
) -> None:
    """Start these promises."""
    save_promises(
        case,
        [p for kind in kinds for p in promises_to_start(case, kind, at=at, due_on=due_on)],
        by=by,
    )


def save_promises(case: Case, promises: Sequence[Promise], *, by: User | None) -> None:
    for promise in promises:
        promise.case = case  # type: ignore[attr-defined]
    write_new(promises, by=by, reason="started")


class PromiseDates(TypedDict):
    """Fields of a promise: when it is due, how that was worked out, and its next reminder."""

    due_on: date
    due_at: datetime
    working: StoredDeadline
    nudge_at: datetime | None


def date_fields(
    rule: PromiseRule, working: Deadline, calendar: WorkingCalendar, *, after: datetime
) -> PromiseDates:
    """The fields that say when a promise is due and when its next reminder goes."""
    steps = steps_of(rule)
    return {
        "due_on": working.due_on,
        "due_at": working.due_at,
        "working": working.as_json(),
        "nudge_at": next_reminder_at(steps, working.due_on, calendar, after=after),
    }


def redate_promise(
    case: Case,
    promise: Promise,
    paused: Sequence[tuple[date, date]],
    *,
    by: User | None,
    reason: str,
) -> None:
    """Work out an open promise's date again, leaving out the paused local days [from, to)."""
    calendar = calendar_of(case)
    rule = rule_of(case, promise)
    working = deadline(promise.started_at, rule.terms(), calendar, paused)
    changed = date_fields(rule, working, calendar, after=timezone.now())
    write(promise, by=by, reason=reason, **changed)


def unit_of(rule: PromiseRule) -> str:
    """The unit of its distance in time; a date that an officer promised counts working days."""
    return rule.unit or Unit.WORKING_DAYS


def rule_of(case: Case, promise: Promise) -> PromiseRule:
    """The promise's rule with its nudges, from the version kept in memory."""
    rule = case.rule_for(PromiseKind(promise.kind))
    return rule if rule and rule.pk == promise.rule_id else promise.rule


def keep_promises(case: Case, *kinds: PromiseKind, at: datetime, by: User | None) -> None:
    """Mark the open promises of these kinds as kept at this time, late or not."""
    for promise in case.promises.open().filter(kind__in=kinds):  # type: ignore[attr-defined]
        keep_promise(promise, case.time_told(at), by)


def keep_promise(promise: Promise, at: datetime, by: User | None) -> None:
    write(promise, by=by, reason="kept", kept_at=at, ended_at=at, nudge_at=None)


def release_promises(case: Case, *kinds: PromiseKind, at: datetime, by: User | None) -> None:
    """Mark the open promises of these kinds, or of all if none is named, as no longer due."""
    open_promises = case.promises.open()  # type: ignore[attr-defined]
    for promise in open_promises.filter(kind__in=kinds) if kinds else open_promises:
        release_promise(promise, case.time_told(at), by)


def release_promise(promise: Promise, at: datetime, by: User | None) -> None:
    write(promise, by=by, reason="released", ended_at=at, nudge_at=None)


def resume_promises(case: Case, *, since: datetime, by: User | None) -> None:
    """Run again what was released since this aware time, because what released it was a mistake.
    Each keeps its date, also one that has passed meanwhile."""
    now, calendar = timezone.now(), calendar_of(case)
    for promise in case.promises.filter(kept_at=None, ended_at__gte=since):  # type: ignore[attr-defined]
        steps = steps_of(rule_of(case, promise))
        nudge = next_reminder_at(steps, promise.due_on, calendar, after=now)
        nudge = None if promise.is_stopped else nudge
        write(promise, by=by, reason="resumed", ended_at=None, nudge_at=nudge)


@cache
def promises_to_settle(model: type[Case]) -> Statement[Promise]:
    """The open promises of a case of this kind."""
    promises: AnyPromise = model.promises.rel.related_model  # type: ignore[attr-defined]
    case = Parameter("case", BigIntegerField())
    return Statement(lambda: promises.objects.open().filter(case=case))


def open_promises_of(case: Case) -> list[Promise]:
    found: list[Promise] = promises_to_settle(type(case)).rows(case=case.pk)
    for promise in found:
        promise.case = case  # type: ignore[attr-defined]
    return found


def settle_promises(case: Case, *kept: PromiseKind, at: datetime, by: User | None) -> None:
    """End every open promise: those of these kinds are kept, the others are no longer due."""
    for promise in open_promises_of(case):
        end = keep_promise if promise.kind in kept else release_promise
        end(promise, case.time_told(at), by)


def due_fields(case: Case) -> dict[str, object]:
    """The case's own copy of its earliest open promise of an answer."""
    return earliest_due_fields(case, case.promises.open())  # type: ignore[attr-defined]


def earliest_due_fields(case: Case, open_promises: Iterable[Promise]) -> dict[str, object]:
    answers = [promise for promise in open_promises if promise.kind not in KINDS_WITHOUT_ANSWER]
    if not answers:
        return dict(NOTHING_DUE)
    first = min(answers, key=lambda promise: promise.due_at)
    unit = unit_of(rule_of(case, first))
    return {"due_at": first.due_at, "due_kind": first.kind, "due_unit": unit}


def reminder_moment(due_on: date, offset: int, calendar: WorkingCalendar) -> datetime:
    """When a reminder goes out: `offset` working days from the due date, negative before it."""
    if offset:
        day = calendar.add(due_on, offset)
    elif calendar.is_working(due_on):
        day = due_on
    else:
        day = calendar.add(due_on, -1)
    return at_local(day, OFFICE_OPENS)


def next_reminder_at(
    nudges: Iterable[Nudge], due_on: date, calendar: WorkingCalendar, *, after: datetime
) -> datetime | None:
    moments = (reminder_moment(due_on, nudge.offset, calendar) for nudge in nudges)
    return min((moment for moment in moments if moment > after), default=None)


def pass_over_reminders(case: Case, promise: Promise, *, before: datetime) -> None:
    """Leave out the reminders of a promise, not saved yet, that were for a time before this. It was
    typed late, and nobody could have acted on them."""
    if promise.nudge_at and promise.nudge_at < before:
        steps = steps_of(rule_of(case, promise))
        after = before - timedelta(microseconds=1)
        promise.nudge_at = next_reminder_at(steps, promise.due_on, calendar_of(case), after=after)


def reminders_due(
    promise: Promise, rule: PromiseRule, calendar: WorkingCalendar, now: datetime
) -> list[Nudge]:
    """The reminders whose time has come since the last sweep.

    After an outage several steps may have come at once: each addressee then
    gets only the latest.
    """
    latest: dict[str, Nudge] = {}
    for nudge in sorted(steps_of(rule), key=lambda nudge: nudge.offset):
        moment = reminder_moment(promise.due_on, nudge.offset, calendar)
        if promise.nudge_at and promise.nudge_at <= moment <= now:
            latest[nudge.addressee] = nudge
    return list(latest.values())


def at_local(day: date, hour: time) -> datetime:
    """That hour of a local date, as an aware time."""
    return timezone.make_aware(datetime.combine(day, hour))


def next_working_moment(now: datetime, calendar: WorkingCalendar) -> datetime:
    """Now, or when the council next opens."""
    local = timezone.localtime(now)
    today = local.date()
    early = calendar.early.get(today)
    shuts = min(early.at, OFFICE_SHUTS) if early else OFFICE_SHUTS
    if calendar.is_working(today) and local.time() < shuts:
        return max(now, at_local(today, OFFICE_OPENS))
    return at_local(calendar.next_working(today + timedelta(days=1)), OFFICE_OPENS)
