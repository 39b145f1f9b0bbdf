"""Rows of the queue that were found by words, and where PostgreSQL looks for them first.

Common words are looked for in the order of the list, which soon fills a page. Rare ones are looked
up in the index of words. So is what turned out to be rare among the rows that come first.
"""

from django.core.exceptions import EmptyResultSet
from django.db.models import Q, QuerySet

from enquiries.models import Enquiry
from enquiries.queue.lines import queue_rows
from enquiries.queue.words import WordConditions
from foundation.common_words import common_words
from foundation.search_plans import WordSearch

MOST_LOOKED_AT = 2000  # rows in their order
# What comes before all else in a list by when something is due, and has an index of its own.
DUE = Q(due_at__isnull=False)


def searched_rows(found: QuerySet[Enquiry], words: WordConditions) -> list[Enquiry]:
    """As `queue_rows`, of those that have the words; one statement, or two."""
    try:
        search = WordSearch(found, words.found)
    except EmptyResultSet:
        return []
    if common_words(Enquiry, "search").is_common(words.share):
        rows = queue_rows(found, search.in_their_order(MOST_LOOKED_AT))
        if len(rows) == search.most:
            return rows
    early = DUE if found.query.order_by[0] == "queue_at" else None
    return queue_rows(found, search.by_words(early))[: search.most]
