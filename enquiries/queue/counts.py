"""Counts of the queue: how many enquiries are in each list, up to a limit."""

from datetime import datetime
from functools import cache
from itertools import chain

from django.db import connection
from django.db.models import Q

from enquiries.models import Enquiry, EnquiryQuerySet
from enquiries.queue.filters import QueueQuery
from enquiries.queue.lists import (
    COUNTED_ALONE,
    URGENCY,
    condition_of_list,
    list_headings,
    urgency_condition,
)
from foundation.paging import PAGE_SIZE, Page
from foundation.statements import with_constants
from foundation.types import Untyped
from people.models import User

MOST_COUNTED = 1000  # beyond this: "more than 1,000"

Counts = dict[str, int | None]


def list_counts(
    user: User, queue_query: QueueQuery, rows: EnquiryQuerySet, now: datetime
) -> Counts:
    """How many of `filtered_enquiries` for each heading, in one query.

    Each is counted to just beyond `MOST_COUNTED`. None means unknown: where ended enquiries are
    listed nothing else is counted.
    """
    state, whose = queue_query.state, queue_query.whose
    lists: dict[str, tuple[Q, ...]] = {
        name: (condition_of_list(user, name, state=state),) for name in list_headings(user)
    }
    lists |= {urgency: (*lists[whose], urgency_condition(urgency, now)) for urgency in URGENCY}
    if state or whose in COUNTED_ALONE:
        shown = queue_query.urgency or whose
        return dict.fromkeys(lists) | counts_of_lists(rows.order_by(), {shown: lists[shown]})
    alone = dict.fromkeys(name for name in COUNTED_ALONE if lists.pop(name, None) is not None)
    return counts_of_lists(rows.order_by(), lists) | alone


def counts_of_found(user: User, queue_query: QueueQuery, page: Page[Enquiry]) -> Counts:
    """Of a search only what its page shows, so that it searches once: all that were found, or one
    more than a page."""
    is_all = page.is_first and not page.after
    shown = queue_query.urgency or queue_query.whose
    number = len(page.rows) if is_all else PAGE_SIZE + 1
    return dict.fromkeys([*list_headings(user), *URGENCY]) | {shown: number}


def counts_of_lists(rows: EnquiryQuerySet, lists: dict[str, tuple[Q, ...]]) -> Counts:
    """Each from its own index.

    What the lists share is put into SQL once: seven querysets take longer than the counting.
    """
    query = rows.values("pk").query
    compiler = query.get_compiler(connection=connection)

    @cache
    def condition_of(wanted: Q) -> tuple[str, list[str | int]]:
        return compiler.compile(query.build_where(wanted)) if wanted else ("TRUE", [])

    shared, values = compiler.as_sql()
    selects: list[str] = []
    params: list[str | int] = []
    for wanted in lists.values():
        conditions = [condition_of(part) for part in wanted]
        narrowed = " AND ".join([shared, *(text for text, _ in conditions)])
        bounded = f"{narrowed} LIMIT {MOST_COUNTED + 1}"
        selects.append(f"(SELECT count(*) FROM ({bounded}) AS bounded)")  # noqa: S608  (Django wrote it)
        params += [*values, *chain.from_iterable(own for _, own in conditions)]
    sql = f"SELECT {', '.join(selects)}"
    parts, left = with_constants(sql, params, varies=lambda value: not isinstance(value, str))
    database: Untyped = connection
    with database.prepared_cursor() as cursor:
        cursor.execute("%s".join(parts), left)
        return dict(zip(lists, cursor.fetchone(), strict=True))


def most_counted(queue_query: QueueQuery) -> int:
    return PAGE_SIZE if queue_query.q else MOST_COUNTED


def count_in_words(number: int | None, most: int = MOST_COUNTED) -> str:
    if number is None:
        return ""
    return f"more than {most:,}" if number > most else f"{number:,}"
