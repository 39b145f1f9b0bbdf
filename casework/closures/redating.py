"""Re-dating open promises when the working calendar changes.

A promise that is kept never moves, and one that is late already only if the day it was due on is
closed late and the person who closes it says so. Everything here may run again: a date that
follows the calendar already is left alone. Promises that began alike are worked out once and
written together, so that a day may move thousands. One that fails stays where it is, is set aside
and stops none of the others.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date, datetime, time
from functools import cache, partial
from hashlib import sha256
from itertools import groupby
from typing import NamedTuple, TypeVar

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q

from casework.chase_step import steps_of
from casework.closures.batches import (
    PromiseBatch,
    case_model,
    in_batches,
    promise_batches,
    promise_models,
    promises_one_by_one,
    search_fields,
)
from casework.models import AnyPromise, Case, Promise
from casework.promises import (
    at_local,
    date_fields,
    earliest_due_fields,
    next_reminder_at,
    terms_until,
)
from foundation import sweeps
from foundation.history import update_groups_without_history, write_history_rows, write_many
from people.models import User
from protocols.deadlines.clock import Deadline, WorkingCalendar, deadline, local
from protocols.models import Division, PromiseKind, PromiseRule
from protocols.version_cache import cached_version

REASON = "calendar changed"
SWEEP = "re-dating"
T = TypeVar("T")

Calendars = Callable[[str], WorkingCalendar]  # by division


class MovedDate(NamedTuple):
    """A date that moves, without a word of what its case is about; the dates are local."""

    model: type[Case]
    case: int
    owed: str
    was: date
    becomes: date


class Move(NamedTuple):
    """Promises whose date, or the working behind it, is another one now."""

    alike: PromiseBatch
    working: Deadline
    stored: dict[str, object]

    @property
    def moves(self) -> bool:
        """Whether the date itself is another; else only its explanation."""
        return self.alike.due_on != self.working.due_on

    def moved_dates(self) -> Iterator[MovedDate]:
        """One for each promise; a watch moves as well and is no promised date."""
        if self.alike.kind == PromiseKind.WATCH:
            return
        alike, becomes = self.alike, self.working.due_on
        model, owed = case_model(alike.model), alike.model.owed_words(alike.kind)
        for key in alike.cases:
            yield MovedDate(model, key, owed, alike.due_on, becomes)


def fingerprint_of_moves(moves: Iterable[MovedDate]) -> str:
    """Short, and another one when anything else moves or moves elsewhere."""
    lines = sorted(f"{m.model._meta.label} {m.case} {m.owed} {m.was} {m.becomes}" for m in moves)
    return sha256("\n".join(lines).encode()).hexdigest()[:16]


class Redater:
    """Works dates out again under some calendars, of what is not late; and of what was due on one
    of the `late_days` and is late only because nobody had closed them yet."""

    def __init__(self, calendars: Calendars, late_days: Collection[date] = ()) -> None:
        self.late_days = late_days
        self.calendar = cache(calendars)
        self.rule = cache(rule_in_version)

    def move(self, alike: PromiseBatch) -> Move | None:
        """The move of these promises; None if their date and its explanation stay."""
        calendar = self.calendar(cached_version(alike.protocol).division)
        if alike.named:
            # A day that somebody named moves only off a day that is closed.
            terms = terms_until(calendar.next_working(alike.named), alike.began, calendar)
        else:
            terms = self.rule(alike.protocol, alike.kind, alike.rule).terms()
        working = deadline(local(alike.began), terms, calendar, alike.paused)
        stored = {key: value for key, value in working.as_json().items() if key != "received"}
        if "early" in alike.working:  # a part that is not named would stay as it is stored
            stored.setdefault("early", None)
        return Move(alike, working, stored) if stored != alike.working else None

    def moves(self, groups: Iterable[PromiseBatch]) -> Iterator[Move]:
        for alike in groups:
            if move := try_promise(alike.model, alike.keys[0], partial(self.move, alike)):
                yield move

    def dates(self, move: Move, now: datetime) -> dict[str, object]:
        """The fields of their promises; of the working all but the time of receipt."""
        alike = move.alike
        promised = self.rule(alike.protocol, alike.kind, alike.rule)
        after = reminders_start_after(alike.kind, move.working.counts_from, now)
        calendar = self.calendar(cached_version(alike.protocol).division)
        dates = date_fields(promised, move.working, calendar, after=after)
        return {**dates, "working": move.stored}

    def new_reminder(
        self,
        protocol: int,
        kind: str,
        rule: int,
        due_on: date,
        after: datetime,
        was: datetime | None,
    ) -> dict[str, datetime | None]:
        """The next reminder of a promise after this time, as its field, if it is another now."""
        calendar = self.calendar(cached_version(protocol).division)
        steps = steps_of(self.rule(protocol, kind, rule))
        then = next_reminder_at(steps, due_on, calendar, after=after)
        return {"nudge_at": then} if then != was else {}


def rule_in_version(protocol: int, kind: str, key: int) -> PromiseRule:
    """The rule of a promise: from the cached version, or from the database if that has another."""
    rule = cached_version(protocol).rule(kind)
    return rule if rule and rule.pk == key else PromiseRule.objects.get(pk=key)


def promise_moves(redater: Redater, now: datetime) -> Iterator[Move]:
    """Promises that would move, kind of case by kind of case."""
    for model in promise_models():
        yield from promise_moves_of(model, redater, now)


def promise_moves_of(
    model: type[Promise], redater: Redater, now: datetime, **which: object
) -> Iterator[Move]:
    """Promises of one kind of case that would move; `which` narrows them."""
    moving = Q(due_at__gte=now) | Q(due_on__in=redater.late_days)
    open_promises = model.objects.open().filter(moving, **which)
    # What came on a day that ends early may count from that day or from the next.
    early = list(redater.calendar(Division.ENGLAND_AND_WALES).early)
    one_by_one = Q(rule__amount=None) | Q(case__protocol__pause_while_waiting=True)
    one_by_one |= Q(started_at__date__in=early)
    groups = (
        promise_batches(model, open_promises.exclude(one_by_one)),
        promises_one_by_one(model, open_promises.filter(one_by_one)),
    )
    for group in groups:
        yield from redater.moves(group)


def try_promise(model: type[Promise], key: int, do: Callable[[], T]) -> T | None:
    """What this works out for a promise; None if it fails. It writes nothing."""
    name, sealed = f"{model._meta.label_lower} {key}", case_model(model).SEALED
    return sweeps.try_one(SWEEP, name, lambda _: do(), sealed=sealed, writes=False)


def number_of_late_promises(now: datetime) -> int:
    """How many open promises are late and stay so; sealed files are not counted."""
    models = [model for model in promise_models() if not case_model(model).SEALED]
    late = (model.objects.open().filter(due_at__lt=now) for model in models)
    return sum(promises.exclude(kind=PromiseKind.WATCH).count() for promises in late)


def redate_open_promises(
    calendars: Calendars, now: datetime, *, by: User | None, late_days: Collection[date] = ()
) -> list[MovedDate]:
    """Re-date open promises inside the caller's transaction; returns the dates that moved.

    The rows of the cases are locked in the order of their keys and read again, so
    that an answer given meanwhile keeps its promise where it was. Sealed files are
    moved and not listed.
    """
    redater = Redater(calendars, late_days)
    touched: dict[type[Promise], set[int]] = {}
    for move in promise_moves(redater, now):
        touched.setdefault(move.alike.model, set()).update(move.alike.cases)
    moved: list[MovedDate] = []
    for model, keys in touched.items():
        for some in in_batches(sorted(keys)):
            moved += redate_batch(model, some, partial(redate_cases, model, redater, now, by))
    for model in promise_models():
        reschedule_reminders(model, redater, now)
    return moved


def redate_batch(
    model: type[Promise], keys: Sequence[int], redate: Callable[[Sequence[int]], list[MovedDate]]
) -> list[MovedDate]:
    """The dates that move, of a batch of cases together or else of each; none of sealed files."""
    case, moved = case_model(model), list[MovedDate]()
    sweeps.batch_or_each(
        SWEEP,
        keys,
        lambda some: moved.extend(redate(some)),
        name=f"{case._meta.label_lower} {{}}".format,
        sealed=case.SEALED,
    )
    return [] if case.SEALED else moved


def redate_cases(
    model: type[Promise],
    redater: Redater,
    now: datetime,
    by: User | None,
    keys: Sequence[int],
) -> list[MovedDate]:
    """One batch of cases of one kind, locked: promises, then the rows that keep a copy."""
    rows = case_model(model)._default_manager.filter(pk__in=keys).order_by("pk")
    list(rows.select_for_update(of=("self",)).values_list("pk", flat=True))
    moves = list(promise_moves_of(model, redater, now, case__in=keys))
    update_groups_without_history(
        model, [(move.alike.keys, redater.dates(move, now)) for move in moves]
    )
    write_history_rows(
        [key for move in moves for key in move.alike.keys], model, by=by, reason=REASON
    )
    moved = [one for move in moves if move.moves for one in move.moved_dates()]
    write_case_dates(model, sorted({one.case for one in moved}), by=by)
    return moved


def reminders_start_after(kind: str, counts_from: date, now: datetime) -> datetime:
    """When reminders may start: of an acknowledgement, not before the day it counts from."""
    if kind == PromiseKind.ACKNOWLEDGE:
        return max(now, at_local(counts_from, time()))
    return now


def write_case_dates(model: type[Promise], keys: Sequence[int], *, by: User | None) -> None:
    """The cases' own copies of their dates, with a row of history where one has changed. What is
    about something else than the case dates none."""
    if model.subject_model() is not case_model(model):
        return
    rows = case_model(model)._default_manager.filter(pk__in=keys)
    cases = {case.pk: case for case in rows.defer(*search_fields(model))}
    open_now = model.objects.open().filter(case__in=keys).defer("working")
    changed: dict[int, Case] = {}
    names: set[str] = set()
    for key, open_promises in groupby(
        open_now.order_by("case_id", "pk"), key=lambda one: one.case_id
    ):
        case = cases[key]
        differing = set_case_dates(case, list(open_promises))
        if differing:
            changed[key] = case
            names |= differing
    write_many(list(changed.values()), sorted(names), by=by, reason=REASON)


def set_case_dates(case: Case, open_promises: Sequence[AnyPromise]) -> set[str]:
    """Copy the dates of its open promises to the row, unsaved; returns the changed fields."""
    for promise in open_promises:
        promise.case = case
    running = [promise for promise in open_promises if not promise.is_stopped]
    fields = earliest_due_fields(case, running)
    for promise in running:
        fields |= case.fields_with(promise)
    differing = {name for name, value in fields.items() if getattr(case, name) != value}
    for name in differing:
        setattr(case, name, fields[name])
    return differing


def reschedule_reminders(model: type[Promise], redater: Redater, now: datetime) -> None:
    """Set the coming reminders again, also for late promises, because they count working days; and
    those that a sweep took whose clock was ahead."""
    names = ("rule_id", "kind", "case__protocol_id", "due_on", "working__counts_from")
    waiting = model.objects.open().running().exclude(nudge_at__lte=now).order_by()
    rows = waiting.values_list("nudge_at", *names).annotate(keys=ArrayAgg("pk"))
    changed = []
    for at, key, kind, protocol, due_on, counts_from, keys in rows:
        after = reminders_start_after(kind, date.fromisoformat(counts_from), now)
        work_out = partial(redater.new_reminder, protocol, kind, key, due_on, after, at)
        if then := try_promise(model, keys[0], work_out):
            changed.append((keys, then))
    update_groups_without_history(model, changed)
