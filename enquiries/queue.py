"""What does the officers' queue show: whose, how urgent, which of them, in which order?"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic
from typing import Any

from django import forms
from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.utils import timezone

from enquiries.models import Enquiry, EnquiryQuerySet, Kind, Status
from people.fields import KeptSelect
from people.models import Appointment, Service, User, Ward
from people.roles import SERVICE_ROLES, Permission
from protocols.deadlines import end_of_day

# Beyond this a list is counted no further: "more than 1,000". What is found by words, sooner.
MOST_COUNTED, MOST_FOUND = 1000, 100
REFERENCE = re.compile(r"[A-Za-z]-\d{4}-\d+")

WHOSE = ("mine", "service", "unassigned")
URGENCY = {
    "overdue": "overdue",
    "today": "due today",
    "week": "due later this week",
    "waiting": "waiting for the member",
}


def headings(user: User) -> dict[str, str]:
    """Whose enquiries this person may ask for, and what they call them."""
    found = {"service": "My service", "unassigned": "Unassigned"}
    if user.may(Permission.SEE_EVERY_ENQUIRY):
        found["service"] = "All services"
    elif not user.services:
        found = {"service": "My office"}
    return {"mine": "Mine"} | found if user.may(Permission.HANDLE_ENQUIRY) else found


KEPT_FOR = 60.0  # seconds for which a new post is not yet among the choices of this process
_kept: dict[tuple[Any, ...], tuple[float, list[tuple[str, int, str]]]] = {}


class Choices:
    """The services, wards and officers to choose from, and the councillors whose name was typed.

    The councillors are looked up before the search, because the database plans badly for
    somebody of whom it does not know who it is.
    """

    def __init__(self, user: User, q: str = "") -> None:
        self.services: list[tuple[str, str]] = []
        self.wards: list[tuple[str, str]] = []
        self.officers: list[tuple[str, str]] = []
        for kind, key, name in _choice_rows(user):
            getattr(self, kind).append((str(key), name))
        named = User.objects.filter(name__icontains=q) if q else User.objects.none()
        self.named = tuple(named.values_list("pk", flat=True))


def _choice_rows(user: User) -> list[tuple[str, int, str]]:
    """Read in one statement, once a minute for all who have the same rights."""
    sees_all = user.may(Permission.SEE_EVERY_ENQUIRY)
    rights = (sees_all, user.may(Permission.ASSIGN_ENQUIRY), *sorted(user.services))
    read_at, rows = _kept.get(rights, (0.0, []))
    if not rows or monotonic() - read_at > KEPT_FOR:
        rows = _read_choices(user, sees_all)
        _kept[rights] = (monotonic(), rows)
    return rows


def _read_choices(user: User, sees_all: bool) -> list[tuple[str, int, str]]:
    services, wards = Service.objects.all(), Ward.objects.all()
    posts = Appointment.objects.current().of_people_who_can_sign_in()
    posts = posts.filter(role__in=sorted(SERVICE_ROLES))
    if not sees_all:
        services = services.filter(pk__in=user.services)
        posts = posts.filter(service__in=list(user.services))
    if not user.may(Permission.ASSIGN_ENQUIRY):
        posts = posts.none()
    officers = _rows(posts, "officers", "person_id", "person__name")
    return services_first(_rows(services, "services"), _rows(wards, "wards"), officers)


def forget() -> None:
    """Read the choices again at the next question; between tests."""
    _kept.clear()


def _rows(rows: QuerySet[Any], kind: str, key: str = "pk", name: str = "name") -> QuerySet[Any]:
    named = Cast(name, CharField())
    return rows.order_by().values_list(Value(kind), key, named).distinct()


def services_first(*parts: QuerySet[Any]) -> list[tuple[str, int, str]]:
    first, *others = parts
    return sorted(first.union(*others), key=lambda row: (row[0], row[2].lower()))


class BulkAssignForm(forms.Form):
    """Below the table: to whom the ticked enquiries go. Oneself comes first."""

    officer = forms.ChoiceField(label="Give the ticked enquiries to", widget=KeptSelect)
    back_to = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, officers: list[tuple[str, str]], me: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = [(key, f"Me, {name}") for key, name in officers if key == me]
        others = [(key, name) for key, name in officers if key != me]
        first = own or [("", "Choose an officer")]
        self.fields["officer"].choices = first + others  # type: ignore[attr-defined]


class FilterForm(forms.Form):
    """Reference or words, and what the list is narrowed to. Nonsense narrows nothing."""

    q = forms.CharField(label="Reference or words", required=False, max_length=200)
    service = forms.ChoiceField(label="Service", required=False, widget=KeptSelect)
    ward = forms.ChoiceField(label="Ward", required=False, widget=KeptSelect)
    kind = forms.ChoiceField(
        label="Kind",
        required=False,
        widget=KeptSelect,
        choices=[("", "All kinds"), *Kind.choices],
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
    """What was asked of the queue, made sensible."""

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


def scope(user: User, view: View) -> EnquiryQuerySet:
    """Whose enquiries, narrowed as asked, open ones unless a state is named; not yet by urgency."""
    return of_whom(narrowed(user, view), user, view.whose)


def of_whom(rows: EnquiryQuerySet, user: User, whose: str) -> EnquiryQuerySet:
    if whose == "mine":
        return rows.held_by(user)
    return rows.unassigned() if whose == "unassigned" else rows


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


def by_urgency(rows: EnquiryQuerySet, urgency: str, now: datetime) -> EnquiryQuerySet:
    today = timezone.localdate(now)
    if urgency == "overdue":
        return rows.overdue(now)
    if urgency == "today":
        return rows.due_between(now, end_of_day(today))
    if urgency == "week":
        sunday = today + timedelta(days=6 - today.weekday())
        return rows.due_between(end_of_day(today + timedelta(days=1)), end_of_day(sunday))
    if urgency == "waiting":
        return rows.filter(status=Status.WAITING)
    return rows


def counts(user: User, view: View, now: datetime) -> dict[str, int]:
    """How many for each heading, each counted to just beyond `view.most`, in one statement."""
    everybodys = narrowed(user, view)
    lists = {whose: of_whom(everybodys, user, whose) for whose in headings(user)}
    here = lists.get(view.whose, everybodys)
    lists |= {urgency: by_urgency(here, urgency, now) for urgency in URGENCY}
    selects: list[str] = []
    params: list[Any] = []
    for rows in lists.values():
        bounded = rows.order_by().values("pk")[: view.most + 1]
        sql, values = bounded.query.sql_with_params()
        selects.append(f"(SELECT count(*) FROM ({sql}) AS bounded)")  # noqa: S608  (Django wrote it)
        params += values
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(selects)}", params)
        return dict(zip(lists, cursor.fetchone(), strict=True))


def counted(number: int, most: int = MOST_COUNTED) -> str:
    return f"more than {most:,}" if number > most else f"{number:,}"
