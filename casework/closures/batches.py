"""Open promises in batches: those that began and are due alike are worked out once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import islice
from typing import NamedTuple, TypeVar

from django.apps import apps
from django.contrib.postgres.aggregates import ArrayAgg
from django.contrib.postgres.search import SearchVectorField
from django.db.models import BooleanField, F, Func, JSONField, Min, When
from django.db.models import Case as Where
from django.db.models.functions import TruncDate, TruncTime

from casework.models import AnyPromise, Case, Promise, PromiseQuerySet
from casework.promises import rule_of
from protocols.deadlines.clock import LONDON, Pauses

BATCH_SIZE = 5_000
T = TypeVar("T")


class PromiseBatch(NamedTuple):
    """Open promises that began alike, are due on one day and are explained alike.

    `began` is when one of them did; `working` is without its time of receipt. Those that somebody
    `named` the day of, or whose clock stood still, are alone. `keys` and `cases` go together.
    """

    model: type[Promise]
    rule: int
    kind: str
    protocol: int
    began: datetime
    due_on: date
    working: Mapping[str, object]
    keys: Sequence[int]
    cases: Sequence[int]
    named: date | None = None
    paused: Pauses = ()


def promise_models() -> list[type[Promise]]:
    """The promises of every kind of case there is, or will be."""
    return [model for model in apps.get_models() if issubclass(model, Promise)]


def case_model(model: type[Promise]) -> type[Case]:
    case: type[Case] = model._meta.get_field("case").related_model  # type: ignore[misc]
    return case


def promise_batches(model: type[Promise], open_promises: PromiseQuerySet) -> Iterator[PromiseBatch]:
    """Promises together as far as they are due alike, in one statement."""
    at = TruncTime("started_at", tzinfo=LONDON)
    late = Where(
        When(case__protocol__cut_off__lt=at, then=True),
        default=False,
        output_field=BooleanField(),
    )
    explained = Func(F("working"), template="(%(expressions)s - 'received')")
    explained.output_field = JSONField()
    rows = (
        open_promises.order_by()
        .annotate(day=TruncDate("started_at", tzinfo=LONDON), late=late, explained=explained)
        .values("rule_id", "kind", "case__protocol_id", "day", "late", "due_on", "explained")
        .annotate(began=Min("started_at"), keys=ArrayAgg("pk"), cases=ArrayAgg("case_id"))
    )
    names = ("rule_id", "kind", "case__protocol_id", "began", "due_on", "explained")
    for row in rows.values_list(*names, "keys", "cases").iterator(BATCH_SIZE):
        yield PromiseBatch(model, *row)


def promises_one_by_one(
    model: type[Promise], open_promises: PromiseQuerySet
) -> Iterator[PromiseBatch]:
    """Those of which each has days of its own, a batch in memory; none whose clock stands still."""
    heavy = (f"case__{name}" for name in search_fields(model))
    rows = open_promises.order_by("case_id", "pk").select_related("case").defer(*heavy)
    for batch in in_batches(rows.iterator(BATCH_SIZE)):
        running = [promise for promise in batch if not promise.is_stopped]
        pauses, named = model.pauses(running), days_named(running)
        for one in running:
            explained = {key: value for key, value in one.working.items() if key != "received"}
            yield PromiseBatch(
                model,
                one.rule_id,
                one.kind,
                one.case.protocol_id,
                one.started_at,
                one.due_on,
                explained,
                [one.pk],
                [one.case_id],
                named.get(one.pk),
                tuple(pauses.get(one.pk, ())),
            )


def search_fields(model: type[Promise]) -> list[str]:
    """The words by which cases are found: heavy, and of no use here."""
    fields = case_model(model)._meta.get_fields()
    return [field.name for field in fields if isinstance(field, SearchVectorField)]


def days_named(promises: Sequence[AnyPromise]) -> dict[int, date]:
    """The local date that somebody promised themselves, from the first record of each promise."""
    keys = [p.pk for p in promises if rule_of(p.case, p).amount is None]
    if not keys:
        return {}
    history = type(promises[0]).history
    first = history.filter(id__in=keys, history_type="+").values_list("id", "due_on")
    return dict(first)


def in_batches(items: Iterable[T]) -> Iterator[list[T]]:
    rows = iter(items)
    while batch := list(islice(rows, BATCH_SIZE)):
        yield batch
