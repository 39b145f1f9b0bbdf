"""The officers' queue: whose enquiries, how urgent, filters, order and counts."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.db.models import Count, Q
from django.utils import timezone

from enquiries.models import Enquiry, EnquiryQuerySet, Kind, Status
from foundation.fields import KeptSelect
from people.directory import directory
from people.models import User
from people.roles import Permission
from protocols.deadlines.terms import end_of_day

# Beyond this a list is counted no further: "more than 1,000". What is found by words, sooner.
MOST_COUNTED, MOST_FOUND = 1000, 50
REFERENCE = re.compile(r"[A-Za-z]-\d{4}-\d+")

WHOSE = ("mine", "service", "unassigned")
URGENCY = {
    "overdue": "overdue",
    "today": "due today",
    "week": "due later this week",
    "waiting": "waiting for the member",
}


def headings(user: User) -> dict[str, str]:
    """Whose enquiries this person can list, and the headings for them."""
    found = {"service": "My service", "unassigned": "Unassigned"}
    if user.may(Permission.SEE_EVERY_ENQUIRY):
        found["service"] = "All services"
    elif not user.services:
        found = {"service": "My office"}
    return {"mine": "Mine"} | found if user.may(Permission.HANDLE_ENQUIRY) else found


class Choices:
    """The services, wards and officers to choose from, and the councillors whose name was typed.

    The councillors are looked up before the search, because the database plans a search badly
    if it does not know the person.
    """

    def __init__(self, user: User, q: str = "") -> None:
        names = directory()
        own = None if user.may(Permission.SEE_EVERY_ENQUIRY) else set(user.services)
        services = [entry for entry in names.services.items() if own is None or entry[0] in own]
        officers = names.officers(own) if user.may(Permission.ASSIGN_ENQUIRY) else []
        self.services = with_text_keys(services)
        self.wards = with_text_keys(names.wards.items())
        self.officers = with_text_keys(officers)
        self.named = names.called(q) if q else ()


def with_text_keys(entries: Iterable[tuple[int, str]]) -> list[tuple[str, str]]:
    """As the choices of a form are compared with what was sent."""
    return [(str(key), name) for key, name in entries]


class BulkAssignForm(forms.Form):
    """Below the table: the officer who gets the ticked enquiries. The user comes first."""

    officer = forms.ChoiceField(label="Assign selected enquiries to", widget=KeptSelect)

    def __init__(self, *args: Any, officers: list[tuple[str, str]], me: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = [(key, f"Me, {name}") for key, name in officers if key == me]
        others = [(key, name) for key, name in officers if key != me]
        first = own or [("", "Choose an officer")]
        self.fields["officer"].choices = first + others  # type: ignore[attr-defined]


class FilterForm(forms.Form):
    """Reference or words, and the filters. A filter that makes no sense is ignored."""

    q = forms.CharField(label="Reference or keyword", required=False, max_length=200)
    service = forms.ChoiceField(label="Service", required=False, widget=KeptSelect)
    ward = forms.ChoiceField(label="Ward", required=False, widget=KeptSelect)
    kind = forms.ChoiceField(
        label="Type",
        required=False,
        widget=KeptSelect,
        choices=[("", "All types"), *Kind.choices],
    )
    state = forms.ChoiceField(
        label="State",
        required=False,
        widget=KeptSelect,
        choices=[("", "All open states"), *Status.choices],
    )

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        everything = "All services" if len(choices.services) != 1 else choices.services[0][1]
        self.fields["service"].choices = [("", everything), *choices.services]  # type: ignore[attr-defined]
        self.fields["ward"].choices = [("", "All wards"), *choices.wards]  # type: ignore[attr-defined]

    def clean_q(self) -> str:
        return typed(self.cleaned_data["q"])


def typed(q: str) -> str:
    return q.replace("\x00", "").strip()


@dataclass(frozen=True)
class View:
    """The request for the queue, with defaults for what makes no sense."""

    whose: str
    urgency: str
    q: str
    service: str
    ward: str
    kind: str
    state: str
    named: tuple[int, ...] = ()

    @property
    def most(self) -> int:
        """How far its lists are counted."""
        return MOST_FOUND if self.q else MOST_COUNTED

    @property
    def is_narrowed(self) -> bool:
        return bool(self.q or self.service or self.ward or self.kind or self.state)


def view_of(user: User, data: Any, form: FilterForm, choices: Choices) -> View:
    form.is_valid()
    clean = form.cleaned_data
    whose = data.get("whose", "")
    if whose not in headings(user):
        first = "unassigned" if user.may(Permission.SEE_EVERY_ENQUIRY) else "service"
        whose = "service" if clean.get("q") else first
    urgency = data.get("due", "")
    return View(
        whose=whose,
        urgency=urgency if urgency in URGENCY else "",
        named=choices.named,
        **{name: clean.get(name) or "" for name in ("q", "service", "ward", "kind", "state")},
    )


def asked_for(user: User, view: View, now: datetime) -> EnquiryQuerySet:
    """Whose enquiries, how urgent, narrowed as asked; open ones unless a state is named."""
    wanted = belonging(user, view.whose) & urgent(view.urgency, now)
    return narrowed(user, view).filter(wanted)


def belonging(user: User, whose: str) -> Q:
    """Those this person or their office has to act on, those not assigned, or all."""
    if whose == "mine":
        office = Q(officer=None, office__in=sorted(user.offices)) if user.offices else Q()
        return Q(officer=user) | office
    return Q(officer=None, office="") if whose == "unassigned" else Q()


def narrowed(user: User, view: View) -> EnquiryQuerySet:
    rows = Enquiry.objects.visible_to(user)
    rows = rows.filter(status=view.state) if view.state else rows.open()
    for name in ("service", "ward", "kind"):
        if value := getattr(view, name):
            rows = rows.filter(**{name: value})
    return rows.filter(found(view)) if view.q else rows


def found(view: View) -> Q:
    """By words in title, question, place and letters, by reference, by the councillor's name.

    Each is asked for only where it can match, so that the database can tell how many will.
    """
    wanted = Q(search=SearchQuery(view.q, search_type="websearch", config="english"))
    if REFERENCE.fullmatch(view.q):
        wanted |= Q(reference=view.q.upper())
    elif any(letter.isdigit() for letter in view.q):
        wanted |= Q(reference__icontains=view.q)
    return wanted | Q(member__in=view.named) if view.named else wanted


def urgent(urgency: str, now: datetime) -> Q:
    today = timezone.localdate(now)
    if urgency == "overdue":
        return Q(queue_at__lt=now)
    if urgency == "today":
        return Q(queue_at__gte=now, queue_at__lte=end_of_day(today))
    if urgency == "week":
        tomorrow, sunday = today + timedelta(days=1), today + timedelta(days=6 - today.weekday())
        return Q(queue_at__gte=end_of_day(tomorrow), queue_at__lte=end_of_day(sunday))
    return Q(status=Status.WAITING) if urgency == "waiting" else Q()


def counts(user: User, view: View, now: datetime) -> dict[str, int | None]:
    """How many for each heading, each counted to just beyond `view.most`, in one query.

    None means unknown: words that match more than `view.most` are not counted further.
    """
    here = belonging(user, view.whose)
    lists = {whose: belonging(user, whose) for whose in headings(user)}
    lists |= {urgency: here & urgent(urgency, now) for urgency in URGENCY}
    rows = narrowed(user, view).order_by()
    return counts_of_found(rows, lists, view) if view.q else counts_of_lists(rows, lists, view)


def counts_of_found(
    rows: EnquiryQuerySet, lists: dict[str, Q], view: View
) -> dict[str, int | None]:
    """Search once, the most urgent first as the list does, and sort what was found into lists."""
    first = rows.order_by("queue_at", "pk")[: view.most + 1]
    found = first.aggregate(
        found=Count("pk"), **{name: Count("pk", filter=wanted) for name, wanted in lists.items()}
    )
    number = found.pop("found")
    if number <= view.most:
        return found
    return {name: number if name == "service" else None for name in lists}


def counts_of_lists(
    rows: EnquiryQuerySet, lists: dict[str, Q], view: View
) -> dict[str, int | None]:
    """Each from its own index.

    What the lists share is put into SQL once: seven querysets take longer than the counting.
    """
    query = rows.values("pk").query
    compiler = query.get_compiler(connection=connection)
    shared, values = compiler.as_sql()
    selects: list[str] = []
    params: list[Any] = []
    for wanted in lists.values():
        condition, own = compiler.compile(query.build_where(wanted)) if wanted else ("TRUE", ())
        bounded = f"{shared} AND {condition} LIMIT {view.most + 1}"
        selects.append(f"(SELECT count(*) FROM ({bounded}) AS bounded)")  # noqa: S608  (Django wrote it)
        params += [*values, *own]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(selects)}", params)
        return dict(zip(lists, cursor.fetchone(), strict=True))


def counted(number: int | None, most: int = MOST_COUNTED) -> str:
    if number is None:
        return ""
    return f"more than {most:,}" if number > most else f"{number:,}"
