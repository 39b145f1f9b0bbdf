"""Monthly counts: to which of them an event belongs, and how new events are added to them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from django.db import connection, transaction

from foundation.turns import wait_for_turn
from protocols.calendar import working_calendar
from protocols.version_cache import cached_version
from reports.models import NO_DAYS, NO_SERVICE, WHOLE_COUNCIL, By, ReportEvent

BATCH = 5_000  # events that are added up in one transaction
ADD = """
    INSERT INTO reports_monthlycount (scope, month, by, value, promise, what, days, number)
    SELECT * FROM unnest(%s::bigint[], %s::date[], %s::text[], %s::text[], %s::text[], %s::text[],
                         %s::smallint[], %s::int[])
    ON CONFLICT (scope, month, by, promise, value, what, days)
    DO UPDATE SET number = reports_monthlycount.number + EXCLUDED.number
"""


class Count(NamedTuple):
    """What a monthly count is of; see `MonthlyCount`."""

    scope: int
    month: date
    by: str
    value: str
    promise: str
    what: str
    days: int


class Event(NamedTuple):
    """What the counts need of a report event, or of open promises that are late."""

    what: str
    promise: str
    month: date
    service: int | None
    ward: int | None
    kind: str
    protocol: int
    began_on: date | None
    ended_on: date | None
    number: int


EVENT_FIELDS = (
    *("what", "promise", "month", "service", "ward"),
    *("kind", "protocol", "began_on", "ended_on", "number"),
)


def counts_of(event: Event) -> Iterator[Count]:
    """Every count to which an event belongs: four of the whole council and four of its service."""
    values = (
        (By.NOTHING, ""),
        (By.WARD, str(event.ward or "")),
        (By.KIND, event.kind),
        (By.VERSION, str(event.protocol)),
    )
    days = working_days_of(event)
    for scope in (WHOLE_COUNCIL, event.service or NO_SERVICE):
        for by, value in values:
            yield Count(scope, event.month, by.value, value, event.promise, event.what, days)


def working_days_of(event: Event) -> int:
    """The working days that an answer took, after the day that its time limit counts from."""
    if event.began_on is None or event.ended_on is None:
        return NO_DAYS
    calendar = working_calendar(cached_version(event.protocol).division)
    return max(calendar.between(event.began_on, event.ended_on), 0)


def numbers_by_count(events: Iterable[Event]) -> Counter[Count]:
    numbers: Counter[Count] = Counter()
    for event in events:
        for count in counts_of(event):
            numbers[count] += event.number
    return numbers


def add_up_events() -> int:
    """Add all new events to their counts, some in each transaction. Returns how many there were."""
    done = 0
    while number := add_up_some():
        done += number
    return done


@transaction.atomic
def add_up_some() -> int:
    """Of two workers one waits for the other. One that is killed has added nothing."""
    wait_for_turn("add up reports")
    new = ReportEvent.objects.filter(added_up=False).order_by("pk")
    rows = list(new.values_list("pk", *EVENT_FIELDS)[:BATCH])
    if rows:
        add_to_counts(numbers_by_count(Event(*row[1:]) for row in rows))
        ReportEvent.objects.filter(pk__in=[row[0] for row in rows]).update(added_up=True)
    return len(rows)


def add_to_counts(numbers: Counter[Count]) -> None:
    """One statement, whatever the number of counts."""
    rows = [(*count, number) for count, number in sorted(numbers.items()) if number]
    if rows:
        with connection.cursor() as cursor:
            cursor.execute(ADD, [list(column) for column in zip(*rows, strict=True)])
