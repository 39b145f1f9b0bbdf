"""Queue filters: whose enquiries, how urgent, the search, and the counts of each list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Unpack

from django import forms
from django.db import connection
from django.db.models import Count, Q
from django.http import QueryDict
from django.utils import timezone

from casework.references import typed_reference
from enquiries.models import Enquiry, EnquiryQuerySet, Kind, Status
from enquiries.queue import policy
from foundation.fields import CachedSelect, offer_choices
from foundation.forms import FormArguments
from foundation.text_search import search_query
from people.directory import directory
from people.models import User
from protocols.deadlines.terms import end_of_day

# Beyond this a list is counted no further: "more than 1,000". What is found by words, sooner.
MOST_COUNTED, MOST_FOUND = 1000, 50

WHOSE_LISTS = ("mine", "service", "unassigned")
URGENCY = {
    "overdue": "overdue",
    "today": "due today",
    "week": "due later this week",
    "waiting": "waiting for the member",
}


def list_headings(user: User) -> dict[str, str]:
    """Whose enquiries this person can list, and the headings for them."""
    headings = {"service": "My service", "unassigned": "Unassigned"}
    if policy.can_list_every_service(user):
        headings["service"] = "All services"
    elif not user.services:
        headings = {"service": "My office"}
    return {"mine": "Mine"} | headings if policy.can_list_own(user) else headings


class FilterChoices:
    """The services, wards and officers to choose from, and the councillors whose name was typed.

    The councillors are looked up before the search, because the database plans a search badly
    if it does not know the person.
    """

    def __init__(self, user: User, q: str = "") -> None:
        names = directory()
        own = None if policy.can_list_every_service(user) else set(user.services)
        services = [entry for entry in names.services.items() if own is None or entry[0] in own]
        officers = names.officers(own) if policy.can_assign_ticked(user) else []
        self.services = with_text_keys(services)
        self.wards = with_text_keys(names.wards.items())
        self.officers = with_text_keys(officers)
        self.named = names.called(q) if q else ()


def with_text_keys(entries: Iterable[tuple[int, str]]) -> list[tuple[str, str]]:
    """As the choices of a form are compared with what was sent."""
    return [(str(key), name) for key, name in entries]


class BulkAssignForm(forms.Form):
    """Below the table: the officer who gets the ticked enquiries. The user comes first."""

    officer = forms.ChoiceField(
        label="Assign selected enquiries to",
        widget=CachedSelect,
        error_messages={"required": "Select the officer to assign the selected enquiries to"},
    )

    def __init__(
        self, *, officers: list[tuple[str, str]], me: str, **arguments: Unpack[FormArguments]
    ) -> None:
        super().__init__(**arguments)
        own = [(key, f"Me, {name}") for key, name in officers if key == me]
        others = [(key, name) for key, name in officers if key != me]
        first = own or [("", "Choose an officer")]
        offer_choices(self, "officer", first + others)


class FilterForm(forms.Form):
    """Reference or words, and the filters. A filter that makes no sense is ignored."""

    q = forms.CharField(label="Reference or keyword", required=False, max_length=200)
    service = forms.ChoiceField(label="Service", required=False, widget=CachedSelect)
    ward = forms.ChoiceField(label="Ward", required=False, widget=CachedSelect)
    kind = forms.ChoiceField(
        label="Type",
        required=False,
        widget=CachedSelect,
        choices=[("", "All types"), *Kind.choices],
    )
    state = forms.ChoiceField(
        label="State",
        required=False,
        widget=CachedSelect,
        choices=[("", "All open states"), *Status.choices],
    )

    def __init__(self, *, choices: FilterChoices, **arguments: Unpack[FormArguments]) -> None:
        super().__init__(**arguments)
        everything = "All services" if len(choices.services) != 1 else choices.services[0][1]
        offer_choices(self, "service", [("", everything), *choices.services])
        offer_choices(self, "ward", [("", "All wards"), *choices.wards])

    def clean_q(self) -> str:
        return typed_words(self.cleaned_data["q"])


def typed_words(q: str) -> str:
    return q.replace("\x00", "").strip()


@dataclass(frozen=True)
class QueueQuery:
    """The query of the queue: whose, how urgent, words and filters, with a default for nonsense."""

    whose: str
    urgency: str
    q: str
    service: str
    ward: str
    kind: str
    state: str
    named: tuple[int, ...] = ()
    exact: int | None = None  # the key of the enquiry whose reference was typed

    @property
    def most(self) -> int:
        """How far its lists are counted."""
        return MOST_FOUND if self.q else MOST_COUNTED

    @property
    def is_narrowed(self) -> bool:
        return bool(self.q or self.service or self.ward or self.kind or self.state)


def queue_query_of(
    user: User, data: QueryDict, form: FilterForm, choices: FilterChoices
) -> QueueQuery:
    form.is_valid()
    clean = form.cleaned_data
    whose = data.get("whose", "")
    if exact := key_of_reference(user, clean.get("q") or ""):
        return QueueQuery("service", "", clean["q"], "", "", "", "", exact=exact)
    if whose not in list_headings(user):
        first = "unassigned" if policy.can_list_every_service(user) else "service"
        whose = "service" if clean.get("q") else first
    urgency = data.get("due", "")
    return QueueQuery(
        whose=whose,
        urgency=urgency if urgency in URGENCY else "",
        named=choices.named,
        exact=None,
        **{name: clean.get(name) or "" for name in ("q", "service", "ward", "kind", "state")},
    )


def key_of_reference(user: User, q: str) -> int | None:
    """Of the enquiry with this reference, whatever its state, if this person can see it."""
    reference = typed_reference(q)
    if reference is None:
        return None
    rows = Enquiry.objects.visible_to(user).filter(reference=reference)
    return rows.values_list("pk", flat=True).first()


def enquiries_for(
    user: User, queue_query: QueueQuery, rows: EnquiryQuerySet, now: datetime
) -> EnquiryQuerySet:
    """Of `filtered_enquiries`, those of the list asked for, as urgent as asked for."""
    wanted = condition_of_list(user, queue_query.whose) & urgency_condition(
        queue_query.urgency, now
    )
    return rows.filter(wanted)


def condition_of_list(user: User, whose: str) -> Q:
    """Those this person or their office has to act on, those not assigned, or all."""
    if whose == "mine":
        office = Q(officer=None, office__in=sorted(user.offices)) if user.offices else Q()
        return Q(officer=user) | office
    return Q(officer=None, office="") if whose == "unassigned" else Q()


def filtered_enquiries(user: User, queue_query: QueueQuery) -> EnquiryQuerySet:
    """What this person can see, narrowed as asked; open ones unless a state is named."""
    rows = Enquiry.objects.visible_to(user)
    if queue_query.exact:
        return rows.filter(pk=queue_query.exact)
    rows = rows.filter(status=queue_query.state) if queue_query.state else rows.open()
    for name in ("service", "ward", "kind"):
        if value := getattr(queue_query, name):
            rows = rows.filter(**{name: value})
    return rows.filter(search_condition(queue_query)) if queue_query.q else rows


def search_condition(queue_query: QueueQuery) -> Q:
    """By words in title, question, place and letters, part of a reference, the councillor's name.

    Each is asked for only where it can match, so that the database can tell how many will.
    """
    words = search_query(queue_query.q)
    wanted = Q(search=words) if words else Q(pk__in=())
    if any(letter.isdigit() for letter in queue_query.q):
        wanted |= Q(reference__icontains=queue_query.q)
    return wanted | Q(member__in=queue_query.named) if queue_query.named else wanted


def urgency_condition(urgency: str, now: datetime) -> Q:
    today = timezone.localdate(now)
    if urgency == "overdue":
        return Q(queue_at__lt=now)
    if urgency == "today":
        return Q(queue_at__gte=now, queue_at__lte=end_of_day(today))
    if urgency == "week":
        tomorrow, sunday = today + timedelta(days=1), today + timedelta(days=6 - today.weekday())
        return Q(queue_at__gte=end_of_day(tomorrow), queue_at__lte=end_of_day(sunday))
    return Q(status=Status.WAITING) if urgency == "waiting" else Q()


def list_counts(
    user: User, queue_query: QueueQuery, rows: EnquiryQuerySet, now: datetime
) -> dict[str, int | None]:
    """How many of `filtered_enquiries` for each heading, in one query.

    Each is counted to just beyond `queue_query.most`. None means unknown: words that match more
    are not counted further, and of a reference only that it was found.
    """
    if queue_query.exact:
        return dict.fromkeys([*list_headings(user), *URGENCY], None) | {"service": 1}
    here = condition_of_list(user, queue_query.whose)
    lists = {whose: condition_of_list(user, whose) for whose in list_headings(user)}
    lists |= {urgency: here & urgency_condition(urgency, now) for urgency in URGENCY}
    rows = rows.order_by()
    return (
        counts_of_found(rows, lists, queue_query)
        if queue_query.q
        else counts_of_lists(rows, lists, queue_query)
    )


def counts_of_found(
    rows: EnquiryQuerySet, lists: dict[str, Q], queue_query: QueueQuery
) -> dict[str, int | None]:
    """Search once, the most urgent first as the list does, and sort what was found into lists."""
    first = rows.order_by("queue_at", "pk")[: queue_query.most + 1]
    counts = first.aggregate(
        found=Count("pk"), **{name: Count("pk", filter=wanted) for name, wanted in lists.items()}
    )
    number = counts.pop("found")
    if number <= queue_query.most:
        return counts
    return {name: number if name == "service" else None for name in lists}


def counts_of_lists(
    rows: EnquiryQuerySet, lists: dict[str, Q], queue_query: QueueQuery
) -> dict[str, int | None]:
    """Each from its own index.

    What the lists share is put into SQL once: seven querysets take longer than the counting.
    """
    query = rows.values("pk").query
    compiler = query.get_compiler(connection=connection)
    shared, values = compiler.as_sql()
    selects: list[str] = []
    params: list[str | int] = []
    for wanted in lists.values():
        condition, own = compiler.compile(query.build_where(wanted)) if wanted else ("TRUE", ())
        bounded = f"{shared} AND {condition} LIMIT {queue_query.most + 1}"
        selects.append(f"(SELECT count(*) FROM ({bounded}) AS bounded)")  # noqa: S608  (Django wrote it)
        params += [*values, *own]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(selects)}", params)
        return dict(zip(lists, cursor.fetchone(), strict=True))


def count_in_words(number: int | None, most: int = MOST_COUNTED) -> str:
    if number is None:
        return ""
    return f"more than {most:,}" if number > most else f"{number:,}"
