"""Matching holds with records: a hold on a case by its reference, one on a person by their name.

A name matches if each of its words is in a name that the record has: the resident, the councillor,
or anyone who wrote a letter. Too much is kept rather than too little.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from casework.models import AnyCase
from enquiries.models import EnquiryLetter, Resident
from foundation.text_search import searched_words
from retention.models import Hold


def holds_on(records: Sequence[AnyCase], today: date) -> dict[int, Hold]:
    """The first hold on each of these records of one kind, by its key, in four statements."""
    holds = list(Hold.objects.in_force(today).order_by("pk"))
    if not holds or not records:
        return {}
    named = [hold for hold in holds if hold.name]
    words = words_of_records(records) if named else {}
    by_reference = {hold.reference: hold for hold in reversed(holds) if hold.reference}
    found: dict[int, Hold] = {}
    for record in records:
        if (hold := by_reference.get(record.reference)) or (
            hold := first_named(named, words.get(record.pk, []))
        ):
            found[record.pk] = hold
    return found


def first_named(holds: Iterable[Hold], names: Sequence[set[str]]) -> Hold | None:
    return next(
        (hold for hold in holds if any(set(searched_words(hold.name)) <= name for name in names)),
        None,
    )


def words_of_records(records: Sequence[AnyCase]) -> dict[int, list[set[str]]]:
    """The words of each name that a record has, name by name."""
    keys = [record.pk for record in records]
    residents = Resident.objects.filter(enquiry__in=keys).values_list("enquiry", "name")
    writers = EnquiryLetter.objects.filter(case__in=keys).order_by("pk")
    rows = [*residents.order_by("pk"), *writers.values_list("case", "author__name").distinct()]
    rows += type(records[0])._base_manager.filter(pk__in=keys).values_list("pk", "member__name")
    found: dict[int, list[set[str]]] = {}
    for key, name in rows:
        found.setdefault(key, []).append(set(searched_words(name)))
    return found
