"""Numbers of saved views: how many enquiries each shows its reader now, in one statement."""

from datetime import datetime

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.utils import timezone

from enquiries.models import Enquiry
from enquiries.queue.filters import (
    QueueQuery,
    enquiries_for,
    filtered_enquiries,
    words_asked_for,
)
from enquiries.queue.searched_rows import DUE
from foundation.common_words import common_words
from foundation.search_plans import WordSearch
from foundation.statements import Keys, keys_of
from foundation.types import Untyped
from people.models import User

MOST_COUNTED = 100  # beyond this: "more than 100"


def numbers_of_views(user: User, asked: list[QueueQuery]) -> list[int]:
    """For each query how many this person finds, up to one more than are counted."""
    now = timezone.now()
    keys = [keys_found(user, queue_query, now) for queue_query in asked]
    counted = [f"(SELECT count(*) FROM ({one.text}) AS found)" for one in keys]  # noqa: S608
    if not counted:
        return []
    database: Untyped = connection
    with database.cursor() as cursor:
        values = [value for one in keys for value in one.values]
        cursor.execute(f"SELECT {', '.join(counted)}", values)
        return list(cursor.fetchone())


def keys_found(user: User, queue_query: QueueQuery, now: datetime) -> Keys:
    """Rare words are looked up by their index, as in the queue."""
    words = words_asked_for(queue_query)
    found = filtered_enquiries(user, queue_query, words)
    rows = enquiries_for(user, queue_query, found, now).order_by(*queue_query.order)
    try:
        if words and not common_words(Enquiry, "search").is_common(words.share):
            return WordSearch(rows[: MOST_COUNTED + 1], words.found).by_words(DUE)
        return keys_of((rows.filter(words.found) if words else rows)[: MOST_COUNTED + 1])
    except EmptyResultSet:
        return Keys("SELECT NULL WHERE false", [])


def number_in_words(number: int) -> str:
    if number > MOST_COUNTED:
        return f"more than {MOST_COUNTED} enquiries"
    return "1 enquiry" if number == 1 else f"{number or 'no'} enquiries"
