"""Which open promises does the working calendar move, and to when?

A promise that is kept or late already never moves. Everything here may run again:
what stands as the calendar has it is left alone.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import cache
from itertools import groupby, islice
from typing import Any, TypeVar

from django.apps import apps
from django.contrib.postgres.search import SearchVectorField

from casework.models import Case, Promise
from casework.promises import at_local, dates, earliest, next_nudge_at, rule_of, until
from people.history import write_many
from people.models import User
from protocols.clock import Deadline, Pauses, WorkingCalendar, deadline, local
from protocols.models import PromiseKind, PromiseRule
from protocols.versions import version

REASON = "calendar changed"
AT_ONCE = 500
DATES = ("due_on", "due_at", "working", "nudge_at")

Calendars = Callable[[str], WorkingCalendar]  # by division
T = TypeVar("T")


@dataclass(frozen=True)
class Move:
    """A promise whose date, or the working behind it, is another one now."""

    promise: Any
    case: Any
    working: Deadline

    @property
    def moves(self) -> bool:
        """Whether the date itself is another; else only its explanation."""
        return bool(self.promise.due_on != self.working.due_on)


def promise_models() -> list[type[Promise]]:
    """The promises of every kind of case there is, or will be."""
    return [model for model in apps.get_models() if issubclass(model, Promise)]


def case_model(model: type[Promise]) -> type[Case]:
    field: Any = model._meta.get_field("case")  # type: ignore[misc]
    found: type[Case] = field.related_model
    return found


class Anew:
    """Works dates out anew under some calendars, once for all promises that began alike."""

    def __init__(self, calendars: Calendars) -> None:
        self.calendar = cache(calendars)
        self.known: dict[tuple[object, ...], tuple[Deadline, dict[str, Any]]] = {}

    def move(self, promise: Any, paused: Pauses, named: date | None) -> Move | None:
        """How it moves; None if it stands as it should."""
        began = local(promise.started_at)
        cut_off = promise.case.version.cut_off
        late = cut_off is not None and began.time() > cut_off
        alike = (promise.rule_id, began.date(), late, named, *paused)
        if alike not in self.known:
            calendar = self.calendar(promise.case.version.division)
            found = reworked(promise, calendar, paused, named)
            self.known[alike] = found, found.as_json()
        working, stored = self.known[alike]
        if stored | {"received": began.isoformat()} == promise.working:
            return None
        return Move(promise, promise.case, replace(working, received=began))


def moves(anew: Anew, now: datetime) -> Iterator[Move]:
    """What would move, kind of case by kind of case, with a batch of each in memory."""
    for model in promise_models():
        for batch in in_batches(not_late(model, now)):
            yield from moves_of(batch, anew)


def not_late(model: type[Promise], now: datetime) -> Iterator[Promise]:
    """The open promises that may still move."""
    owed = model.objects.open().filter(due_at__gte=now).order_by("case_id", "pk")
    return iter(with_case(model, owed).iterator(AT_ONCE))


def with_case(model: type[Promise], owed: Any) -> Any:
    """With the rows of their cases, but for the words by which those are found."""
    heavy = (f"case__{name}" for name in search_fields(model))
    return owed.select_related("case").defer(*heavy)


def search_fields(model: type[Promise]) -> list[str]:
    fields = case_model(model)._meta.get_fields()
    return [field.name for field in fields if isinstance(field, SearchVectorField)]


def number_late(now: datetime) -> int:
    """How many open promises are late and stay so; sealed files are not counted."""
    shown = [model for model in promise_models() if not case_model(model).SEALED]
    return sum(model.objects.open().filter(due_at__lt=now).count() for model in shown)


def moves_of(promises: Sequence[Any], anew: Anew) -> Iterator[Move]:
    """Those of one kind of case that move."""
    running = [promise for promise in promises if not promise.is_stopped]
    if not running:
        return
    pauses = type(running[0]).pauses(running)
    named = days_named(running)
    for promise in running:
        paused = tuple(pauses.get(promise.pk, ()))
        move = anew.move(promise, paused, named.get(promise.pk))
        if move:
            yield move


def days_named(promises: Sequence[Any]) -> dict[int, date]:
    """The local date that somebody promised themselves, from the first record of each promise."""
    keys = [p.pk for p in promises if rule_of(p.case, p).amount is None]
    if not keys:
        return {}
    history = type(promises[0]).history
    first = history.filter(id__in=keys, history_type="+").values_list("id", "due_on")
    return dict(first)


def reworked(
    promise: Promise, calendar: WorkingCalendar, paused: Pauses, named: date | None
) -> Deadline:
    """Its date under this calendar; one that somebody named moves only off a day that is closed."""
    case = promise.case  # type: ignore[attr-defined]
    if named:
        terms = until(calendar.next_working(named), promise.started_at, calendar)
        return deadline(promise.started_at, terms, calendar)
    return deadline(promise.started_at, rule_of(case, promise).terms(), calendar, paused)


def redate(calendars: Calendars, now: datetime, *, by: User | None) -> int:
    """Move what is to be moved, inside the caller's transaction; how many dates did.

    The rows of the cases are locked in the order of their keys and read again, so
    that an answer given meanwhile keeps its promise where it was. Sealed files are
    moved and not counted.
    """
    anew = Anew(calendars)
    changed = [(type(move.promise), move.case.pk) for move in moves(anew, now)]
    moved = 0
    for model, found in groupby(changed, key=lambda pair: pair[0]):
        keys = sorted({key for _, key in found})
        for some in in_batches(keys):
            done = redate_cases(model, some, anew, now, by)
            moved += 0 if case_model(model).SEALED else done
    for model in promise_models():
        remind(model, anew, now)
    return moved


def redate_cases(
    model: type[Promise],
    keys: Sequence[int],
    anew: Anew,
    now: datetime,
    by: User | None,
) -> int:
    """One batch of cases of one kind, locked: promises, then the rows that keep a copy."""
    rows = case_model(model)._default_manager.filter(pk__in=keys).order_by("pk")
    locked = rows.select_for_update(of=("self",)).defer(*search_fields(model))
    cases = {case.pk: case for case in locked}
    owed: list[Any] = list(model.objects.open().filter(case__in=keys).order_by("case_id", "pk"))
    for promise in owed:
        promise.case = cases[promise.case_id]
    found = list(moves_of([p for p in owed if p.due_at >= now], anew))
    moved = [move for move in found if move.moves]
    for move in found:
        set_dates(move, anew.calendar(move.case.version.division), now)
    write_many([move.promise for move in found], DATES, by=by, reason=REASON)
    write_cases(moved, owed, by=by)
    return len(moved)


def set_dates(move: Move, calendar: WorkingCalendar, now: datetime) -> None:
    rule = rule_of(move.case, move.promise)
    after = reminded_after(move.promise.kind, move.working.counts_from, now)
    for name, value in dates(rule, move.working, calendar, after=after).items():
        setattr(move.promise, name, value)


def reminded_after(kind: str, counts_from: date, now: datetime) -> datetime:
    """Nobody is asked to acknowledge before the day from which it counts."""
    if kind == PromiseKind.ACKNOWLEDGE:
        return max(now, at_local(counts_from, time()))
    return now


def write_cases(moved: Sequence[Move], owed: Sequence[Any], *, by: User | None) -> None:
    """The cases' own copies of their dates, with a row of history where one is another now."""
    owed_on = {key: list(found) for key, found in groupby(owed, key=lambda p: p.case_id)}
    changed: dict[int, Case] = {}
    names: set[str] = set()
    for move in moved:
        case, running = move.case, [p for p in owed_on[move.case.pk] if not p.is_stopped]
        fields = earliest(case, running) | case.fields_with(move.promise)
        differing = {name for name, value in fields.items() if getattr(case, name) != value}
        for name in differing:
            setattr(case, name, fields[name])
        if differing:
            changed[case.pk] = case
            names |= differing
    write_many(list(changed.values()), sorted(names), by=by, reason=REASON)


def remind(model: Any, anew: Anew, now: datetime) -> None:
    """Set the reminders still to come anew, of late promises too: they count working days."""
    known: dict[Any, datetime | None] = {}
    waiting = model.objects.open().filter(nudge_at__gt=now).order_by("pk")
    rows = waiting.values_list("pk", "nudge_at", "due_on", *ALIKE).iterator(AT_ONCE)
    for batch in in_batches(rows):
        changed = []
        for pk, at, due_on, *alike in batch:
            key = due_on, *alike
            if key not in known:
                known[key] = reminded_at(anew, now, due_on, *alike)
            if known[key] != at:
                changed.append(model(pk=pk, nudge_at=known[key]))
        model.objects.schedule(changed)


# What two promises share whose reminders go at the same times, if they are due on one day.
ALIKE = ("rule_id", "kind", "case__protocol_id", "working__counts_from")


def reminded_at(anew: Anew, now: datetime, due_on: date, rule: int, *alike: Any) -> datetime | None:
    """When the next reminder goes of what is due on a local date by this rule."""
    kind, protocol, counts_from = alike
    found = version(protocol)
    promised = found.rule(kind)
    if promised is None or promised.pk != rule:
        promised = PromiseRule.objects.get(pk=rule)
    after = reminded_after(kind, date.fromisoformat(counts_from), now)
    return next_nudge_at(promised.nudges.all(), due_on, anew.calendar(found.division), after=after)


def in_batches(found: Iterable[T]) -> Iterator[list[T]]:
    rows = iter(found)
    while batch := list(islice(rows, AT_ONCE)):
        yield batch
