"""Headings of the queue: which list it shows, how many are in it, and what it says if none is."""

from enquiries.queue.counts import Counts, count_in_words, most_counted
from enquiries.queue.filters import QueueQuery
from enquiries.queue.lists import ANY, COUNTED_ALONE, URGENCY, list_headings
from enquiries.queue.search_form import FilterChoices
from people.models import User


def queue_heading(
    user: User, queue_query: QueueQuery, counts: Counts, choices: FilterChoices
) -> str:
    """Highways: 31 open, most urgent first. Without a number, or at nought, no order."""
    number = count_in_words(
        counts[queue_query.urgency or queue_query.whose], most_counted(queue_query)
    )
    if queue_query.q:
        return found_heading(queue_query, number)
    name, order = name_of_list(user, queue_query, choices), order_in_words(queue_query)
    every = queue_query.state or queue_query.whose in COUNTED_ALONE
    what = URGENCY.get(queue_query.urgency) or ("found" if every else "open")
    if number == "0":
        return f"{name}: 0 {what}"
    return f"{name}: {number} {what}, {order}" if number else f"{name}, {what}"


def order_in_words(queue_query: QueueQuery) -> str:
    return "oldest first" if queue_query.age else "most urgent first"


def found_heading(queue_query: QueueQuery, number: str) -> str:
    """12 found for “harbour” in any state, most urgent first."""
    found = f"{number} found" if number else "Found"
    where = " in any state" if queue_query.whose == ANY and not queue_query.state else ""
    order = "" if number == "0" else f", {order_in_words(queue_query)}"
    return f"{found[0].upper()}{found[1:]} for “{queue_query.q}”{where}{order}"


def name_of_list(user: User, queue_query: QueueQuery, choices: FilterChoices) -> str:
    """The list, or the one service that it is of."""
    name = list_headings(user)[queue_query.whose]
    if queue_query.whose != "service":
        return name
    only = choices.services[0][1] if len(choices.services) == 1 else name
    return dict(choices.services).get(queue_query.service, only)


def unknown_sentence(queue_query: QueueQuery) -> str:
    """What the queue is not narrowed by, although its address asks for it."""
    if not queue_query.unknown:
        return ""
    *some, last = (f"the {name}" for name in queue_query.unknown)
    which = f"{', '.join(some)} and {last}" if some else last
    verb = "are" if some else "is"
    which = f"{which[0].upper()}{which[1:]}"
    return f"{which} in this view {verb} no longer there. The rest of the view is shown."


def empty_sentence(queue_query: QueueQuery) -> str:
    if queue_query.q:
        return f"No enquiries match “{queue_query.q}”."
    if queue_query.is_narrowed or queue_query.urgency:
        return "There are no matching enquiries."
    return "There are no enquiries here." if queue_query.whose in COUNTED_ALONE else NONE_OPEN


NONE_OPEN = "There are no open enquiries here."
