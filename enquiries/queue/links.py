"""Links of the queue: to its lists, its counts, its pages, and what is started from it."""

from urllib.parse import urlencode

from django.http import QueryDict
from django.utils import timezone

from casework.exports.links import DownloadLinks, download_links
from enquiries.case import wording
from enquiries.contributions.policy import can_list_contributions
from enquiries.decisions.policy import can_see_decided_work, version_asking
from enquiries.models import Enquiry
from enquiries.queue.counts import Counts, count_in_words, most_counted
from enquiries.queue.filters import QueueQuery
from enquiries.queue.lists import URGENCY, list_headings
from enquiries.raising.policy import can_ask_member, can_raise_for_member
from enquiries.standard_answers.policy import can_see_library
from foundation.addresses import address_of
from foundation.paging import Page
from people.models import User

TICKED = "ticked"  # in the address after a refusal, so that no tick is lost
OF_A_PAGE = ("after", "before", TICKED, "list")  # not part of what was asked for


def queue_query_string(query: QueryDict, **changes: str) -> str:
    """This page's address with some parameters changed. An empty one is left out."""
    parameters = {name: query[name] for name in query if name not in OF_A_PAGE}
    return "?" + urlencode({name: value for name, value in (parameters | changes).items() if value})


def query_string(queue_query: QueueQuery, **changes: str) -> str:
    """The address of a query, with some parameters changed. An empty one is left out."""
    parameters = queue_query.parameters | changes
    return "?" + urlencode({name: value for name, value in parameters.items() if value})


def all_of_list(queue_query: QueueQuery) -> str:
    """The same list without words and filters."""
    return query_string(QueueQuery(whose=queue_query.whose))


def whose_links(
    user: User, queue_query: QueueQuery, counts: Counts
) -> list[tuple[str, str, str, bool]]:
    return [
        (
            label,
            count_in_words(counts[whose], most_counted(queue_query)),
            query_string(queue_query, whose=whose, due=""),
            whose == queue_query.whose,
        )
        for whose, label in list_headings(user).items()
    ]


def urgency_links(queue_query: QueueQuery, counts: Counts) -> list[tuple[str, str, str, bool]]:
    """None where they are not counted, and nothing is narrowed by them."""
    if queue_query.urgency == "" and counts["overdue"] is None:
        return []
    return [
        (
            count_in_words(counts[urgency], most_counted(queue_query)),
            label,
            query_string(queue_query, due="" if urgency == queue_query.urgency else urgency),
            urgency == queue_query.urgency,
        )
        for urgency, label in URGENCY.items()
    ]


def downloads_of_queue(queue_query: QueueQuery, counts: Counts) -> DownloadLinks:
    """The list as a file, in words that say how many rows it has, where they are counted."""
    number = counts[queue_query.urgency or queue_query.whose]
    is_all = number is not None and number <= most_counted(queue_query)
    what = ("this" if number == 1 else f"these {number:,}") if is_all else "these"
    note = "Confidential enquiries are left out."
    return download_links("queue", query_string(queue_query), what=what, note=note)


def links_to_start(user: User) -> list[tuple[str, str]]:
    """What can be started from the queue, for those who can."""
    begins = []
    if can_raise_for_member(user):
        begins.append(("Raise an enquiry for a councillor", address_of("enquiries:raise")))
    if can_ask_member(user):
        begins.append(("Ask a councillor a question", address_of("enquiries:ask-member")))
    if version_asking(timezone.localdate()) and can_see_decided_work(user):
        begins.append(("Work from decisions", address_of("enquiries:decided")))
    if can_list_contributions(user):
        begins.append(("Contributions", address_of("enquiries:contributions")))
    if can_see_library(user):
        begins.append(("Standard answers", address_of("enquiries:standard-answers")))
    return begins


def next_link(query: QueryDict, page: Page[Enquiry]) -> dict[str, str] | None:
    if not page.after:
        return None
    is_by_due_date = not query.get("age")
    due = is_by_due_date and wording.next_due(page.rows[-1], timezone.localdate())
    note = f"due from {due.date:%A} {due.date.day} {due.date:%B}" if due else ""
    return {"url": queue_query_string(query, after=page.after), "label": "Next page", "note": note}


def previous_link(query: QueryDict, page: Page[Enquiry]) -> dict[str, str] | None:
    if not page.before:
        return None
    return {"url": queue_query_string(query, before=page.before), "label": "Previous page"}
