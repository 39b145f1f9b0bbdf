"""Filters of the queue: what was asked for, and the enquiries that are found for it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.http import QueryDict
from django.utils import timezone

from casework.promises import at_local
from enquiries.models import OPEN, Enquiry, EnquiryQuerySet
from enquiries.queue.enquiry_marks import condition_of_mark
from enquiries.queue.lists import (
    ANY,
    PASSED_ON,
    URGENCY,
    condition_of_list,
    list_asked_for,
    list_headings,
    times_of,
    urgency_condition,
)
from enquiries.queue.policy import can_list_every_service
from enquiries.queue.search_form import CHOSEN, FilterChoices, FilterForm
from enquiries.queue.words import WordConditions, typed_words, word_conditions
from people.models import User

COLUMNS = ("service", "officer", "ward", "kind")  # filters that are the value of a column
FILTERS = ("q", *CHOSEN)


@dataclass(frozen=True)
class QueueQuery:
    """The query of the queue: whose, how urgent, words and filters, with a default for nonsense."""

    whose: str
    urgency: str = ""
    q: str = ""
    service: str = ""
    officer: str = ""
    ward: str = ""
    kind: str = ""
    mark: str = ""
    age: str = ""
    state: str = ""
    unknown: tuple[str, ...] = ()  # filters whose choice is not, or no longer, in the list

    @property
    def is_narrowed(self) -> bool:
        return any(getattr(self, name) for name in FILTERS)

    @property
    def order(self) -> tuple[str, str]:
        """Most urgent first. Where ended ones are listed, which have nothing due, the newest. Those
        of an age the oldest first, because the index then reads no others."""
        if self.age:
            return ("received_at", "pk")
        has_ended = self.state or (self.whose == ANY and not self.mark)
        return ("queue_at", "-pk" if has_ended else "pk")

    @property
    def parameters(self) -> dict[str, str]:
        """As an address has them, without those that are empty."""
        values = {"whose": self.whose} | {name: getattr(self, name) for name in FILTERS}
        values["due"] = self.urgency
        return {name: value for name, value in values.items() if value}


def asked_of(user: User, query: QueryDict, choices: FilterChoices) -> tuple[QueueQuery, FilterForm]:
    """What an address of the queue asks for, and the form that shows it."""
    whose = list_asked_for(user, query, typed_words(query.get("q", "")))
    form = FilterForm(query=query, choices=choices, whose=whose)
    form.is_valid()
    unknown = form.ignore_unknown_choices()
    if query.get("whose", whose) not in list_headings(user):
        unknown = ("list", *unknown)
    clean = {name: form.cleaned_data.get(name) or "" for name in FILTERS}
    due = query.get("due", "")
    about = {"urgency": due if due in URGENCY else "", **clean}
    return QueueQuery(whose=whose, unknown=unknown, **about), form


def enquiries_for(
    user: User, queue_query: QueueQuery, rows: EnquiryQuerySet, now: datetime
) -> EnquiryQuerySet:
    """Of `filtered_enquiries`, those of the list asked for, as urgent as asked for."""
    of_list = condition_of_list(user, queue_query.whose, state=queue_query.state)
    return rows.filter(of_list & urgency_condition(queue_query.urgency, times_of(now)))


def filtered_enquiries(
    user: User, queue_query: QueueQuery, words: WordConditions | None
) -> EnquiryQuerySet:
    """What this person can see in any state, narrowed as asked, by everything but the `words`.
    Without words, what they read only to contribute to it, or because their service passed it on,
    is left out: it has other lists."""
    wanted = Q()
    for name in COLUMNS:
        if value := getattr(queue_query, name):
            wanted &= Q(**{name: value})
    if queue_query.state:
        wanted &= Q(status=queue_query.state)
    if queue_query.mark:
        wanted &= condition_of_mark(queue_query.mark, user)
    if queue_query.age:
        since = start_of_day(int(queue_query.age))
        wanted &= Q(status__in=OPEN, received_at__lt=since)
    rows = Enquiry.objects
    if words:
        return findable_enquiries(user, words).filter(wanted)
    seen = rows.visible_to(user) if queue_query.whose == PASSED_ON else rows.read_by_post(user)
    return seen.filter(wanted)


def findable_enquiries(user: User, words: WordConditions) -> EnquiryQuerySet:
    """An officer who only reads an enquiry, because they were asked to contribute or their service
    passed it on, is not shown its resident, and does not find it by that name. Its words, which are
    long, are read last."""
    seen = Enquiry.objects.visible_to(user)
    if can_list_every_service(user):
        return seen
    return Enquiry.objects.read_by_post(user) | seen.filter(words.without_residents)


def words_asked_for(queue_query: QueueQuery) -> WordConditions | None:
    return word_conditions(queue_query.q) if queue_query.q else None


def start_of_day(days_ago: int) -> datetime:
    """The first moment of the local day so many days ago."""
    on: date = timezone.localdate() - timedelta(days=days_ago)
    return at_local(on, time())
