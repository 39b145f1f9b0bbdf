"""The numbers behind one person’s figures, in one statement: monthly counts, the events that are
not added up yet, and the open promises that are late now."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from typing import NamedTuple

from django.db import connection

from casework.promises import at_local
from enquiries.models import SEALED
from foundation.types import Untyped
from people.directory import directory
from people.models import User
from reports.dashboard.periods import Months, months_to_read
from reports.models import NO_SERVICE, WHOLE_COUNCIL
from reports.monthly_counts import Count, Event, numbers_by_count
from reports.policy import Whose

ADDED_UP = """
    SELECT scope, {month}, by, value, promise, what, days, sum(number)::int,
        NULL::bigint, NULL::bigint, NULL::bigint, NULL::date, NULL::date
    FROM reports_monthlycount
    WHERE {counts}
    GROUP BY 1, 2, 3, 4, 5, 6, 7
"""
# Months stay apart only in the total, which alone reaches back before the period; so that of the
# whole council a few thousand rows are read.
TOTAL = ADDED_UP.format(
    month="month",
    counts="scope = ANY(%(whole)s) AND by = '' AND month >= %(read)s AND month < %(after)s"
    " AND (promise = %(promise)s OR month >= %(first)s)",
)
OF_SERVICES = ADDED_UP.format(
    month="%(first)s::date",
    counts="scope = ANY(%(scopes)s) AND scope <> ALL(%(whole)s) AND by = ''"
    " AND promise = %(promise)s AND month >= %(first)s AND month < %(after)s",
)
BROKEN_DOWN = ADDED_UP.format(
    month="%(first)s::date",
    counts="scope = ANY(%(whole)s) AND by IN ('ward', 'kind', 'version')"
    " AND promise = %(promise)s AND month >= %(first)s AND month < %(after)s",
)
EVENTS = """
    SELECT NULL::bigint, month, NULL, kind, promise, what, NULL::int,
        number, service_id, ward_id, protocol_id, began_on, ended_on
    FROM reports_reportevent
    WHERE {} AND month >= %(read)s AND month < %(after)s
"""
LATE_NOW = """
    SELECT NULL, date_trunc('month', due_on)::date, NULL, enquiry.kind, promise.kind, 'late', NULL,
        count(*)::int, service_id, ward_id, protocol_id, NULL, NULL
    FROM enquiries_enquirypromise AS promise
    JOIN enquiries_enquiry AS enquiry ON enquiry.id = promise.case_id
    WHERE promise.ended_at IS NULL AND promise.stopped_at IS NULL
        AND promise.due_at >= %(since)s AND promise.due_at < %(now)s
        AND promise.kind <> 'watch' AND enquiry.kind <> ALL(%(sealed)s) AND {}
    GROUP BY 2, enquiry.kind, promise.kind, service_id, ward_id, protocol_id
"""
ENQUIRIES = {
    Whose.COUNCIL: "true",
    Whose.SERVICES: "service_id = ANY(%(services)s)",
    Whose.OWN: "member_id = %(member)s",
}


class Reader(NamedTuple):
    """Whose figures they are: `services` are those of a head, a chief officer or a portfolio. Those
    of a portfolio are lines of the whole council’s."""

    whose: Whose
    member: int
    services: Sequence[int]


WHOLE = Reader(Whose.COUNCIL, 0, ())


def reader_of(user: User, whose: Whose) -> Reader:
    services = user.led_services if whose == Whose.SERVICES else list(user.portfolio)
    return Reader(whose, user.pk, sorted(set(services)))


def numbers_for(reader: Reader, months: Months, promise: str, now: datetime) -> Counter[Count]:
    """What was counted in these months. What is not broken down is there for earlier months as
    well, to compare with."""
    numbers: Counter[Count] = Counter()
    events: list[Event] = []
    for count, number, event in rows_for(reader, months, promise, now):
        if event is None:
            numbers[count] += number
        else:
            events.append(event)
    scopes = set(scopes_of(reader))
    for count, number in numbers_by_count(events).items():
        if count.scope in scopes:
            numbers[count] += number
    return numbers


def rows_for(
    reader: Reader, months: Months, promise: str, now: datetime
) -> Iterator[tuple[Count, int, Event | None]]:
    """Counts with their number, and events that belong to several."""
    read = months_to_read(months)
    values: dict[str, Untyped] = {
        **{"first": months.first, "after": months.after, "read": read.first},
        **{"since": at_local(read.first, time()), "sealed": list(SEALED), "promise": promise},
        **{"now": min(now, at_local(months.after, time())), "member": reader.member},
        **{"services": list(reader.services), "scopes": scopes_of(reader)},
        "whole": [WHOLE_COUNCIL] if is_whole(reader) else list(reader.services),
    }
    with connection.cursor() as cursor:
        cursor.execute(statement_for(reader.whose), values)
        for scope, month, by, value, kind, what, days, number, *more in cursor.fetchall():
            count = Count(scope, month, by, value, kind, what, days)
            service, ward, protocol, began, ended = more
            of_event = (what, kind, month, service, ward, value, protocol, began, ended, number)
            yield count, number, Event(*of_event) if scope is None else None


def statement_for(whose: Whose) -> str:
    """Own enquiries are few, so their events are read one by one."""
    enquiries = ENQUIRIES[whose]
    if whose == Whose.OWN:
        return " UNION ALL ".join((EVENTS.format(enquiries), LATE_NOW.format(enquiries)))
    new = EVENTS.format(f"NOT added_up AND {enquiries}")
    parts = (TOTAL, OF_SERVICES, BROKEN_DOWN, new, LATE_NOW.format(enquiries))
    return " UNION ALL ".join(parts)


def is_whole(reader: Reader) -> bool:
    """Whether the counts of the whole council are this reader’s: of a councillor, those made of
    their own events."""
    return reader.whose in (Whose.COUNCIL, Whose.OWN)


def scopes_of(reader: Reader) -> list[int]:
    if is_whole(reader):
        return [WHOLE_COUNCIL, NO_SERVICE, *directory().services]
    return list(reader.services)
