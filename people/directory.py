"""What are people, services and wards called? Read once a minute, for lists that name many.

Names and posts alone: what somebody may do is asked of their own appointments on each request.
"""

from dataclasses import dataclass
from time import monotonic
from typing import Any

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast

from people.models import Appointment, Service, User, Ward, holders
from people.roles import SERVICE_ROLES, Role

KEPT_FOR = 60.0  # seconds for which a changed name or a new post is not yet known to this process


@dataclass(frozen=True)
class Directory:
    """`posts` are (person, service) of those who can be given work today."""

    people: dict[int, str]
    services: dict[int, str]
    wards: dict[int, str]
    posts: frozenset[tuple[int, int]]
    coordinator: str

    def called(self, words: str) -> tuple[int, ...]:
        """The keys of the people whose name has these words in it."""
        wanted = words.casefold()
        return tuple(key for key, name in self.people.items() if wanted in name.casefold())

    def officers(self, services: set[int] | None = None) -> list[tuple[int, str]]:
        """Those with a post in one of the services, or in any, by name."""
        keys = {who for who, service in self.posts if services is None or service in services}
        return by_name({key: self.people[key] for key in keys if key in self.people})


_kept: tuple[float, Directory] | None = None


def directory() -> Directory:
    global _kept
    if _kept is None or monotonic() - _kept[0] > KEPT_FOR:
        _kept = (monotonic(), read())
    return _kept[1]


def forget() -> None:
    """Read everything again at the next question."""
    global _kept
    _kept = None


def person(key: int | None) -> str:
    return name_in("people", key)


def service(key: int | None) -> str:
    return name_in("services", key)


def ward(key: int | None) -> str:
    return name_in("wards", key)


def name_in(kind: str, key: int | None) -> str:
    """The name of a key, empty for none; one that is not known yet is worth another reading."""
    if key is None:
        return ""
    names: dict[int, str] = getattr(directory(), kind)
    if key not in names:
        forget()
        names = getattr(directory(), kind)
    return names.get(key, "")


def read() -> Directory:
    """Two statements."""
    posts = Appointment.objects.current().of_people_who_can_sign_in()
    at_work = posts.filter(role__in=sorted(SERVICE_ROLES))
    found: dict[str, list[tuple[int, str]]] = {"people": [], "services": [], "wards": [], "at": []}
    for kind, key, name in rows(User.objects.all(), "people").union(
        rows(Service.objects.all(), "services"),
        rows(Ward.objects.all(), "wards"),
        rows(at_work, "at", "person_id", "service_id"),
    ):
        found[kind].append((key, name))
    first = next(iter(holders(Role.COORDINATOR)), None)
    return Directory(
        people=dict(found["people"]),
        services=dict(by_name(dict(found["services"]))),
        wards=dict(by_name(dict(found["wards"]))),
        posts=frozenset((who, int(where)) for who, where in found["at"]),
        coordinator=first.name if first else "",
    )


def rows(of: QuerySet[Any], kind: str, key: str = "pk", name: str = "name") -> QuerySet[Any]:
    return of.order_by().values_list(Value(kind), key, Cast(name, CharField()))


def by_name(names: dict[int, str]) -> list[tuple[int, str]]:
    return sorted(names.items(), key=lambda entry: entry[1].lower())
