"""Ticked enquiries of the queue, by service, and the officers who fit all of a service’s."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.db.models import Count

from enquiries import assignment, connections
from enquiries.models import Enquiry
from enquiries.queue.lines import NO_SERVICE
from enquiries.queue.policy import can_list_every_service
from enquiries.queue.search_form import Choices
from enquiries.routing import SENIOR_POSTS
from foundation.fields import offer_choices
from foundation.types import Untyped
from people.directory import directory, service_name
from people.models import Absence, Appointment, User
from people.roles import SERVICE_ROLES

OFFICE = 0  # in the place of a service, for what an office has, or no service yet
MOST_TICKED = 100  # in one address: a page has 25


@dataclass(frozen=True)
class ServiceGroup:
    """The ticked enquiries of one service, who can be assigned them by key, and how they are shown
    in a drop-down."""

    service: int
    enquiries: list[Enquiry]
    officers: dict[str, User]
    choices: Choices

    @property
    def field(self) -> str:
        return f"officer_{self.service}"

    @property
    def name(self) -> str:
        words = service_name(self.service) if self.service else self.enquiries[0].handled_by
        return words or NO_SERVICE

    @property
    def label(self) -> str:
        """Highways, 2 ticked."""
        return f"{self.name}, {len(self.enquiries)} ticked"


class AssignForm(forms.Form):
    """One list of officers for each service among the ticked enquiries."""

    def __init__(self, groups: list[ServiceGroup], chosen: dict[str, Untyped]) -> None:
        super().__init__(initial=chosen)
        for group in groups:
            self.fields[group.field] = forms.ChoiceField(label=group.label, required=False)
            none = "Choose an officer" if group.choices else "No officer fits all of these"
            offer_choices(self, group.field, [("", none), *group.choices])


def ticked_enquiries(user: User, keys: Iterable[str]) -> list[Enquiry]:
    """Those of the keys that this person can see and that are open, the most urgent first."""
    known = [int(key) for key in keys if key.isascii() and key.isdecimal() and len(key) < 19]
    rows = Enquiry.objects.visible_to(user).open().filter(pk__in=known[:MOST_TICKED])
    return list(rows.defer("search").order_by("queue_at", "pk"))


def groups_of(user: User, ticked: list[Enquiry]) -> list[ServiceGroup]:
    """By service, in the order of the list. Three statements, however many are ticked, and a fourth
    under a protocol that keeps connected officers out."""
    by_service: dict[int, list[Enquiry]] = {}
    for enquiry in ticked:
        by_service.setdefault(enquiry.service_id or OFFICE, []).append(enquiry)
    if not by_service:
        return []
    officers = officers_to_assign(user, set(by_service))
    number_open, away = open_enquiries_of(user, officers), Absence.objects.away_today()
    connections.look_up_interests(ticked)
    connections.look_up_connections(ticked, [officer.pk for officer in officers])
    return [
        service_group(user, service, rows, officers, number_open, away)
        for service, rows in by_service.items()
    ]


def officers_to_assign(user: User, services: set[int]) -> list[User]:
    """Everyone with a post in one of these services, or for an office in any that this person can
    assign to, each with their posts in services."""
    posts = Appointment.objects.current().of_people_who_can_sign_in()
    posts = posts.filter(role__in=sorted(SERVICE_ROLES)).select_related("person", "service")
    if OFFICE not in services:
        posts = posts.filter(service__in=services)
    if not can_list_every_service(user):
        posts = posts.filter(service__in=list(user.services))
    held: dict[int, list[Appointment]] = {}
    for post in posts.order_by("person__name", "pk"):
        held.setdefault(post.person_id, []).append(post)
    for of_one in held.values():
        of_one[0].person.posts_today = of_one
    return [of_one[0].person for of_one in held.values()]


def open_enquiries_of(user: User, officers: list[User]) -> Counter[int]:
    """How many open enquiries each has, of those that this person can see."""
    rows = Enquiry.objects.visible_to(user).open().filter(officer__in=officers).order_by()
    return Counter(dict(rows.values_list("officer").annotate(number=Count("pk"))))


def service_group(
    user: User,
    service: int,
    rows: list[Enquiry],
    officers: list[User],
    number_open: Counter[int],
    away: dict[int, str],
) -> ServiceGroup:
    """With those who fit each of its enquiries: the reader, then who has the fewest, heads last."""
    there = [one for one in officers if not service or service in one.services]
    fit = [one for one in there if all(assignment.officer_fits(one, row) for row in rows)]

    def place(officer: User) -> tuple[bool, bool, int, str]:
        is_senior = officer.holds_in(service or None, *SENIOR_POSTS)
        return (officer.pk != user.pk, is_senior, number_open[officer.pk], officer.name)

    fit.sort(key=place)
    labels = [officer_label(user, one, number_open[one.pk], away.get(one.pk)) for one in fit]
    keys = [str(one.pk) for one in fit]
    choices = list(zip(keys, labels, strict=True))
    return ServiceGroup(service, rows, dict(zip(keys, fit, strict=True)), choices)


def officer_label(user: User, officer: User, number: int, away: str | None = None) -> str:
    """Sunita Rao, 4 open, away until 4 December 2026, covered by Grace Lund."""
    name = f"{officer.name}{directory().apart(officer.pk)}"
    words = f"{'Me, ' if officer.pk == user.pk else ''}{name}, {number:,} open"
    return f"{words}, {away}" if away else words
