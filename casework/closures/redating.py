"""Which open promises does the working calendar move, and to when?

A promise that is kept or late already never moves. Everything here may run again:
what stands as the calendar has it is left alone. Promises that began alike are
worked out once and written together, so that a day may move thousands.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, time
from functools import cache
from hashlib import sha256
from itertools import groupby
from typing import Any, NamedTuple

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q

from casework.closures.batches import (
    Alike,
    by_themselves,
    case_model,
    in_batches,
    promise_models,
    search_fields,
    together,
)
from casework.models import Case, Promise
from casework.promises import at_local, dates, earliest, next_nudge_at, until
from foundation.history import note, store_alike, write_many
from people.models import User
from protocols.deadlines.clock import Deadline, WorkingCalendar, deadline, local
from protocols.models import PromiseKind, PromiseRule
from protocols.version_cache import version

REASON = "calendar changed"

Calendars = Callable[[str], WorkingCalendar]  # by division


class Told(NamedTuple):
    """A date that moves, without a word of what its case is about; the dates are local."""

    model: type[Case]
    case: int
    owed: str
    was: date
    becomes: date


class Move(NamedTuple):
    """Promises whose date, or the working behind it, is another one now."""

    alike: Alike
    working: Deadline
    stored: dict[str, Any]

    @property
    def moves(self) -> bool:
        """Whether the date itself is another; else only its explanation."""
        return self.alike.due_on != self.working.due_on

    def told(self) -> Iterator[Told]:
        alike, becomes = self.alike, self.working.due_on
        model, owed = case_model(alike.model), str(PromiseKind(alike.kind).label)
        for key in alike.cases:
            yield Told(model, key, owed, alike.due_on, becomes)


def fingerprint(moves: Iterable[Told]) -> str:
    """Short, and another one when anything else moves or moves elsewhere."""
    lines = sorted(f"{m.model._meta.label} {m.case} {m.owed} {m.was} {m.becomes}" for m in moves)
    return sha256("\n".join(lines).encode()).hexdigest()[:16]


class Anew:
    """Works dates out again under some calendars."""

    def __init__(self, calendars: Calendars) -> None:
        self.calendar = cache(calendars)
        self.rule = cache(rule)

    def move(self, alike: Alike) -> Move | None:
        """How they move; None if they stand as they should."""
        calendar = self.calendar(version(alike.protocol).division)
        if alike.named:
            # A day that somebody named moves only off a day that is closed.
            terms = until(calendar.next_working(alike.named), alike.began, calendar)
        else:
            terms = self.rule(alike.protocol, alike.kind, alike.rule).terms()
        working = deadline(local(alike.began), terms, calendar, alike.paused)
        stored = working.as_json()
        del stored["received"]
        return Move(alike, working, stored) if stored != alike.working else None

    def dates(self, move: Move, now: datetime) -> dict[str, Any]:
        """The fields of their promises; of the working all but the time of receipt."""
        alike = move.alike
        promised = self.rule(alike.protocol, alike.kind, alike.rule)
        after = reminded_after(alike.kind, move.working.counts_from, now)
        calendar = self.calendar(version(alike.protocol).division)
        return dates(promised, move.working, calendar, after=after) | {"working": move.stored}


def rule(protocol: int, kind: str, key: int) -> PromiseRule:
    """From the version in memory; one that is not its rule any more from the database."""
    found = version(protocol).rule(kind)
    return found if found and found.pk == key else PromiseRule.objects.get(pk=key)


def moves(anew: Anew, now: datetime) -> Iterator[Move]:
    """What would move, kind of case by kind of case."""
    for model in promise_models():
        yield from moves_of(model, anew, now)


def moves_of(model: type[Promise], anew: Anew, now: datetime, **which: Any) -> Iterator[Move]:
    """Of one kind of case; `which` narrows its promises."""
    owed = model.objects.open().filter(due_at__gte=now, **which)
    alone = Q(rule__amount=None) | Q(case__protocol__pause_while_waiting=True)
    groups = together(model, owed.exclude(alone)), by_themselves(model, owed.filter(alone))
    for found in groups:
        yield from filter(None, map(anew.move, found))


def number_late(now: datetime) -> int:
    """How many open promises are late and stay so; sealed files are not counted."""
    shown = [model for model in promise_models() if not case_model(model).SEALED]
    return sum(model.objects.open().filter(due_at__lt=now).count() for model in shown)


def redate(calendars: Calendars, now: datetime, *, by: User | None) -> list[Told]:
    """Move what is to be moved, inside the caller's transaction; which dates did.

    The rows of the cases are locked in the order of their keys and read again, so
    that an answer given meanwhile keeps its promise where it was. Sealed files are
    moved and not told of.
    """
    anew = Anew(calendars)
    touched: dict[type[Promise], set[int]] = {}
    for move in moves(anew, now):
        touched.setdefault(move.alike.model, set()).update(move.alike.cases)
    moved: list[Told] = []
    for model, keys in touched.items():
        for some in in_batches(sorted(keys)):
            done = redate_cases(model, some, anew, now, by)
            moved += [] if case_model(model).SEALED else done
    for model in promise_models():
        remind(model, anew, now)
    return moved


def redate_cases(
    model: type[Promise],
    keys: Sequence[int],
    anew: Anew,
    now: datetime,
    by: User | None,
) -> list[Told]:
    """One batch of cases of one kind, locked: promises, then the rows that keep a copy."""
    rows = case_model(model)._default_manager.filter(pk__in=keys).order_by("pk")
    list(rows.select_for_update(of=("self",)).values_list("pk", flat=True))
    found = list(moves_of(model, anew, now, case__in=keys))
    store_alike(model, [(move.alike.keys, anew.dates(move, now)) for move in found])
    note([key for move in found for key in move.alike.keys], model, by=by, reason=REASON)
    told = [one for move in found if move.moves for one in move.told()]
    write_cases(model, sorted({one.case for one in told}), by=by)
    return told


def reminded_after(kind: str, counts_from: date, now: datetime) -> datetime:
    """Nobody is asked to acknowledge before the day from which it counts."""
    if kind == PromiseKind.ACKNOWLEDGE:
        return max(now, at_local(counts_from, time()))
    return now


def write_cases(model: type[Promise], keys: Sequence[int], *, by: User | None) -> None:
    """The cases' own copies of their dates, with a row of history where one is another now."""
    rows = case_model(model)._default_manager.filter(pk__in=keys)
    cases = {case.pk: case for case in rows.defer(*search_fields(model))}
    open_now: Any = model.objects.open().filter(case__in=keys).defer("working")
    changed: dict[int, Case] = {}
    names: set[str] = set()
    for key, owed in groupby(open_now.order_by("case_id", "pk"), key=lambda one: one.case_id):
        case = cases[key]
        differing = set_own_dates(case, list(owed))
        if differing:
            changed[key] = case
            names |= differing
    write_many(list(changed.values()), sorted(names), by=by, reason=REASON)


def set_own_dates(case: Case, owed: Sequence[Any]) -> set[str]:
    """Copy the dates of its open promises to the row, not saved; which fields are others now."""
    for promise in owed:
        promise.case = case
    running = [promise for promise in owed if not promise.is_stopped]
    fields = earliest(case, running)
    for promise in running:
        fields |= case.fields_with(promise)
    differing = {name for name, value in fields.items() if getattr(case, name) != value}
    for name in differing:
        setattr(case, name, fields[name])
    return differing


def remind(model: Any, anew: Anew, now: datetime) -> None:
    """Set the coming reminders again, also for late promises, because they count working days."""
    names = ("rule_id", "kind", "case__protocol_id", "due_on", "working__counts_from")
    waiting = model.objects.open().filter(nudge_at__gt=now).order_by()
    rows = waiting.values_list("nudge_at", *names).annotate(keys=ArrayAgg("pk"))
    changed = []
    for at, key, kind, protocol, due_on, counts_from, keys in rows:
        after = reminded_after(kind, date.fromisoformat(counts_from), now)
        calendar = anew.calendar(version(protocol).division)
        nudges = anew.rule(protocol, kind, key).nudges.all()
        then = next_nudge_at(nudges, due_on, calendar, after=after)
        if then != at:
            changed.append((keys, {"nudge_at": then}))
    store_alike(model, changed)
