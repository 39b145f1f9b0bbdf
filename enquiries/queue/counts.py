"""Counts of the queue: how many enquiries are in each list, up to a limit."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from itertools import chain

from django.db import connection
from django.db.models import DateTimeField, Q
from django.utils import timezone

from enquiries.models import Enquiry, EnquiryQuerySet
from enquiries.queue.filters import QueueQuery
from enquiries.queue.lists import (
    COUNTED_ALONE,
    URGENCY,
    condition_of_list,
    list_headings,
    times_of,
    urgency_condition,
)
from foundation.paging import PAGE_SIZE, Page
from foundation.statements import Parameter, with_constants
from foundation.types import Untyped
from people.models import User

MOST_COUNTED = 1000  # beyond this: "more than 1,000"

Counts = dict[str, int | None]
TIMES = {name: Parameter(name, DateTimeField()) for name in times_of(timezone.now())}


def list_counts(
    user: User, queue_query: QueueQuery, rows: EnquiryQuerySet, now: datetime
) -> Counts:
    """How many of `filtered_enquiries` for each heading, in one query.

    Each is counted to just beyond `MOST_COUNTED`. None means unknown: where ended enquiries are
    listed nothing else is counted.
    """
    state, whose = queue_query.state, queue_query.whose
    headings = [*list_headings(user), *URGENCY]
    if state or whose in COUNTED_ALONE:
        counted = [queue_query.urgency or whose]
    else:
        counted = [name for name in headings if name not in COUNTED_ALONE]
    lists: dict[str, tuple[Q, ...]] = {
        name: (condition_of_list(user, whose if name in URGENCY else name, state=state),)
        for name in counted
    }
    for urgency in URGENCY.keys() & lists.keys():
        lists[urgency] += (urgency_condition(urgency, TIMES),)
    return dict.fromkeys(headings) | counts_of_lists(rows.order_by(), lists, times_of(now))


def counts_of_found(user: User, queue_query: QueueQuery, page: Page[Enquiry]) -> Counts:
    """Of a search only what its page shows, so that it searches once: all that were found, or one
    more than a page."""
    is_all = page.is_first and not page.after
    shown = queue_query.urgency or queue_query.whose
    number = len(page.rows) if is_all else PAGE_SIZE + 1
    return dict.fromkeys([*list_headings(user), *URGENCY]) | {shown: number}


def counts_of_lists(
    rows: EnquiryQuerySet, lists: dict[str, tuple[Q, ...]], at: Mapping[str, datetime]
) -> Counts:
    """Each from its own index. `at` are the times that their conditions name.

    What the lists share is put into SQL once: seven querysets take longer than the counting. So is
    what they do not share, for all pages, except for its values.
    """
    query = rows.values("pk").query
    shared, values = sql_of(*query.get_compiler(connection=connection).as_sql())
    selects: list[str] = []
    params: list[Untyped] = []
    for wanted in lists.values():
        conditions = [condition_in_sql(part) for part in wanted]
        narrowed = " AND ".join([shared, *(text for text, _ in conditions)])
        bounded = f"{narrowed} LIMIT {MOST_COUNTED + 1}"
        selects.append(f"(SELECT count(*) FROM ({bounded}) AS bounded)")  # noqa: S608  (Django wrote it)
        params += [*values, *chain.from_iterable(own for _, own in conditions)]
    bound = [at[p.value] if isinstance(p, Parameter) else p for p in params]
    database: Untyped = connection
    with database.prepared_cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(selects)}", bound)
        return dict(zip(lists, cursor.fetchone(), strict=True))


@lru_cache(maxsize=1_000)
def condition_in_sql(wanted: Q) -> tuple[str, list[Untyped]]:
    """A condition of a list, and what varies in it."""
    if not wanted:
        return "TRUE", []
    query = Enquiry.objects.all().query
    return sql_of(*query.get_compiler(connection=connection).compile(query.build_where(wanted)))


def sql_of(sql: str, params: Iterable[Untyped]) -> tuple[str, list[Untyped]]:
    """With the words in the text, so that an index of some rows serves."""
    parts, left = with_constants(sql, params, varies=lambda value: not isinstance(value, str))
    return "%s".join(parts), left


def most_counted(queue_query: QueueQuery) -> int:
    return PAGE_SIZE if queue_query.q else MOST_COUNTED


def count_in_words(number: int | None, most: int = MOST_COUNTED) -> str:
    if number is None:
        return ""
    return f"more than {most:,}" if number > most else f"{number:,}"
