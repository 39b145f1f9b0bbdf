"""Work in the name of people who have left: its kinds, each with what is open and what is done."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from django.db.models import Q, QuerySet

from foundation.types import Untyped
from people.models import Appointment, User, holders_of_role, leads_of_service, system_user
from people.roles import Role


class Left(NamedTuple):
    """People, by key, who have left or will have: those who are no longer councillors, those who no
    longer work for the council, and those with a service in which they no longer work."""

    councillors: frozenset[int] = frozenset()
    officers: frozenset[int] = frozenset()
    places: frozenset[tuple[int, int]] = frozenset()

    def from_service(self, person: str, service: str) -> Q:
        """Of rows: those whose person in one column no longer works in the service in the other, or
        for the council."""
        found = Q(**{f"{person}__in": self.officers})
        for who, where in sorted(self.places):
            found |= Q(**{person: who, service: where})
        return found

    def of_service(self, service_id: int | None) -> set[int]:
        """Those who no longer work in this one, or for the council."""
        return {who for who, where in self.places if where == service_id} | self.officers

    def __bool__(self) -> bool:
        return any(self)


class Takers(StrEnum):
    """Who can be chosen for a kind of work."""

    NOBODY = ""
    OFFICERS = "officers"  # of the services that the person leaves
    LEADS = "leads"  # of these services
    MEDIA_TEAM = "media-team"


@dataclass(frozen=True)
class WorkKind:
    """One kind of work of one side. `holder` is the column of the person. `end` is what happens
    without a choice, which `otherwise` says; `give` raises PermissionDenied if that person cannot
    have it, and takes the row, who has it then and who chose. Both are given a locked row, and are
    actions of its app. A row that `end` leaves as it is gives False, and is looked at again."""

    name: str
    holder: str
    words: tuple[str, str]  # of one, and of several
    rows: Callable[[Left], "QuerySet[Untyped]"]
    otherwise: str
    end: Callable[[Untyped], object]
    give: Callable[[Untyped, User, User], object] | None = None
    takers: Takers = Takers.NOBODY
    offer: str = "{name}"  # the words of a choice
    withdraw: Callable[[Untyped], object] | None = None
    withdrawal: str = ""  # what happens then, as a sentence


def by_portal(action: Callable[..., object]) -> Callable[[Untyped], object]:
    """An action on a row, done by the portal itself."""
    return lambda row: action(row, by=system_user())


def to_officer(action: Callable[..., object]) -> Callable[[Untyped, User, User], object]:
    """An action that gives a row to an officer, done by the person who chose."""
    return lambda row, officer, by: action(row, officer=officer, by=by)


def first_other(people: Iterable[User], key: int | None) -> User | None:
    """The first of these who is not the person with this key."""
    return next((one for one in people if one.pk != key), None)


def stands_in_for(person: User, service_id: int | None = None) -> User | None:
    """Who leads this service today, or else the services in which the person worked, the latest
    first; the Chief Executive where no one does. Never the person."""
    services = [service_id] if service_id else services_of_any_day(person)
    leads = [lead for service in services for lead in leads_of_service(service)]
    people = leads or holders_of_role(Role.CHIEF_EXECUTIVE)
    return first_other(people, person.pk)


def services_of_any_day(person: User) -> list[int]:
    posts = Appointment.objects.filter(person=person).order_by("-starts_on", "-pk")
    return list(dict.fromkeys(post.service_id for post in posts if post.service_id))
