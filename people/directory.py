"""Names of people, services and wards, read once a minute for lists that name many.

Only names and posts. What someone can do comes from their own appointments, on each request.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from time import monotonic
from typing import NamedTuple, TypeVar

from django.db.models import CharField, Model, QuerySet, Value
from django.db.models.functions import Cast

from foundation.text_search import searched_words
from people.models import Appointment, Service, User, Ward, holders_of_role
from people.models.appointment import NOT_ELECTED
from people.models.user import MEMBER_TITLES
from people.name_words import after_titles
from people.roles import SERVICE_ROLES, Role

M = TypeVar("M", bound=Model)
SECONDS_CACHED = (
    60.0  # seconds for which a changed name or a new post is not yet known to this process
)


class Apart(NamedTuple):
    """What tells somebody from another person of the same name; `since` if the posts do not."""

    posts: str
    since: str


@dataclass(frozen=True)
class Directory:
    """`posts` are (person, service) of those who can be given work today, `not_elected` the lay and
    co-opted members with what they are called."""

    people: dict[int, str]
    services: dict[int, str]
    wards: dict[int, str]
    posts: frozenset[tuple[int, int]]
    coordinator: str
    not_elected: dict[int, str]
    namesakes: dict[int, "Apart"]

    @cached_property
    def folded_names(self) -> dict[int, str]:
        """As they are searched: one space before each word, without case and accents."""
        return {key: folded_name(name) for key, name in self.people.items()}

    def called(self, typed: str) -> tuple[int, ...]:
        return keys_called(typed, self.folded_names)

    def officers(self, services: set[int] | None = None) -> list[tuple[int, str]]:
        """Those with a post in one of the services, or in any, by name."""
        keys = {who for who, service in self.posts if services is None or service in services}
        names = {key: self.people[key] for key in keys if key in self.people}
        return sorted_by_name({key: name + self.apart(key) for key, name in names.items()})

    def apart(self, key: int) -> str:
        """What comes after a name that another person has too: their posts, and if those are the
        same as well, since when."""
        return "".join(f", {words}" for words in self.namesakes.get(key, ()) if words)

    def since(self, key: int) -> str:
        """What comes after a name and a post that another person has too."""
        words = self.namesakes[key].since if key in self.namesakes else ""
        return f", {words}" if words else ""


_kept: tuple[float, Directory] | None = None


def directory() -> Directory:
    global _kept
    if _kept is None or monotonic() - _kept[0] > SECONDS_CACHED:
        _kept = (monotonic(), read_directory())
    return _kept[1]


def forget_directory() -> None:
    """Read everything again at the next question."""
    global _kept
    _kept = None


def person_name(key: int | None) -> str:
    return name_of_key("people", key)


def service_name(key: int | None) -> str:
    return name_of_key("services", key)


def ward_name(key: int | None) -> str:
    return name_of_key("wards", key)


def styled_member(member: User) -> str:
    """A member as sentences have them: Councillor Clara Okafor, Lay member Lena Ford."""
    return f"{directory().not_elected.get(member.pk, 'Councillor')} {member.name}"


def styled_of_key(key: int) -> str:
    """As `styled_member`, of the person with this key."""
    return f"{directory().not_elected.get(key, 'Councillor')} {person_name(key)}"


def labelled_member(key: int | None) -> str:
    """A member's name in a table: with what they are, where that is not a councillor."""
    status = directory().not_elected.get(key or 0)
    return f"{person_name(key)}, {status[0].lower()}{status[1:]}" if status else person_name(key)


def name_of_key(kind: str, key: int | None) -> str:
    """The name behind a key, empty for None; an unknown key reads the directory again."""
    if key is None:
        return ""
    names: dict[int, str] = getattr(directory(), kind)
    if key not in names:
        forget_directory()
        names = getattr(directory(), kind)
    return names.get(key, "")


def read_directory() -> Directory:
    """Two statements."""
    posts = Appointment.objects.current().of_people_who_can_sign_in()
    at_work = posts.filter(role__in=sorted(SERVICE_ROLES))
    seats = Appointment.objects.filter(role=Role.COUNCILLOR)
    elected = seats.exclude(standing__in=NOT_ELECTED).current().values("person")
    others = seats.filter(standing__in=NOT_ELECTED).exclude(person__in=elected)
    kinds = ("people", "services", "wards", "at", "others")
    names: dict[str, list[tuple[int, str]]] = {kind: [] for kind in kinds}
    for kind, key, name in name_rows(User.objects.all(), "people").union(
        name_rows(Service.objects.all(), "services"),
        name_rows(Ward.objects.all(), "wards"),
        name_rows(at_work, "at", "person_id", "service_id"),
        name_rows(others, "others", "person_id", "standing"),
    ):
        names[kind].append((key, name))
    first = next(iter(holders_of_role(Role.COORDINATOR)), None)
    people = dict(names["people"])
    return Directory(
        people=people,
        services=dict(sorted_by_name(dict(names["services"]))),
        wards=dict(sorted_by_name(dict(names["wards"]))),
        posts=frozenset((who, int(where)) for who, where in names["at"]),
        coordinator=first.name if first else "",
        not_elected={who: MEMBER_TITLES[how] for who, how in names["others"]},
        namesakes=people_of_one_name(people),
    )


def people_of_one_name(people: Mapping[int, str]) -> dict[int, Apart]:
    """What tells those apart who have a post today and the name of another who has. A third
    statement, if there are any."""
    names = {key: folded_name(name) for key, name in people.items()}
    shared = {name for name, number in Counter(names.values()).items() if number > 1}
    keys = [key for key, name in names.items() if name in shared]
    held: dict[int, list[Appointment]] = {}
    rows = Appointment.objects.current().filter(person__in=keys).order_by("starts_on", "pk")
    for post in rows.select_related("service", "ward", "committee") if keys else ():
        held.setdefault(post.person_id, []).append(post)
    posts = {key: ", ".join(dict.fromkeys(one.post for one in held[key])) for key in held}
    alike = Counter((names[key], posts[key]) for key in held)
    alone = Counter(names[key] for key in held)
    return {
        key: Apart(words, since_words(held[key][0]) if alike[names[key], words] > 1 else "")
        for key, words in posts.items()
        if alone[names[key]] > 1
    }


def since_words(post: Appointment) -> str:
    day = post.starts_on
    return f"since {day.day} {day:%B} {day.year}"


def name_rows(
    of: QuerySet[M], kind: str, key: str = "pk", name: str = "name"
) -> QuerySet[M, tuple[str, int, str]]:
    return of.order_by().values_list(Value(kind), key, Cast(name, CharField()))


def keys_called(typed: str, folded_names: Mapping[int, str]) -> tuple[int, ...]:
    """The keys of the names in which each of these words begins one, in any order and after any
    title."""
    wanted = [f" {word}" for word in after_titles(tuple(searched_words(typed)))]
    if not wanted:
        return ()
    names = folded_names.items()
    return tuple(key for key, name in names if all(word in name for word in wanted))


def folded_name(name: str) -> str:
    return "".join(f" {word}" for word in searched_words(name))


def sorted_by_name(names: dict[int, str]) -> list[tuple[int, str]]:
    return sorted(names.items(), key=lambda entry: entry[1].lower())
