"""Council: who is there, with their posts and places, as a file is compared with it.

Read in a few statements, so that thousands of rows are compared without asking again. What a file
changes is changed here first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches

from django.db.models import Q

from people.directory import folded_name
from people.models import (
    Appointment,
    Committee,
    Group,
    ImportKind,
    PeopleImport,
    Seat,
    Service,
    User,
    Ward,
)
from people.roles import COUNCILLORS, GUARDED, OFFICERS, Role

Place = Ward | Group | Service | Committee
MODELS: dict[str, type[Place]] = {
    "Ward": Ward,
    "Group": Group,
    "Service": Service,
    "Committee": Committee,
}
NOT_THERE = "There is no {kind} “{typed}”.{nearest}"
# Whose posts a file of each kind can end, of those who are not in it.
ROLES = {ImportKind.MEMBERS: COUNCILLORS, ImportKind.OFFICERS: OFFICERS - GUARDED}
AT_ONCE = 5_000  # addresses in one statement


@dataclass
class Council:
    """`people` are by address, `names` by folded name; posts and seats by the key of the person.
    `mayors` are all posts of mayors, `addresses` those in the file."""

    people: dict[str, User]
    names: dict[str, list[User]]
    posts: dict[int, list[Appointment]]
    seats: dict[int, list[Seat]]
    places: dict[str, dict[str, Place]]
    mayors: list[Appointment] = field(default_factory=list)
    addresses: frozenset[str] = frozenset()

    def posts_of(self, person: User) -> list[Appointment]:
        return self.posts.get(person.pk, []) if person.pk else []

    def seats_of(self, person: User) -> list[Seat]:
        return self.seats.get(person.pk, []) if person.pk else []

    def namesakes(self, name: str) -> list[User]:
        """Everybody whose name is the same but for case and accents."""
        return self.names.get(folded_name(name), [])

    def place_named(self, column: str, typed: str) -> Place | str:
        """The ward, group, service or committee of this name; if there is none, a sentence."""
        known = self.places[column]
        if found := known.get(folded_name(typed)):
            return found
        near = get_close_matches(folded_name(typed), known, n=1)
        nearest = f" Did you mean “{known[near[0]]}”?" if near else ""
        return NOT_THERE.format(kind=column.lower(), typed=typed[:60], nearest=nearest)


def read_council(people_import: PeopleImport, addresses: Iterable[str], today: date) -> Council:
    """Everybody in the file, whoever has the name of one of them, and, if those who are not in it
    end, whoever holds such a post on a local date or later."""
    kind, everyone = ImportKind(people_import.kind), people_import.others_end_on is not None
    people = {person.email: person for person in User.objects.filter(is_system=False)}
    named = frozenset(addresses)
    keys = [people[address].pk for address in named if address in people]
    posts, seats = posts_of_people(keys), seats_of_people(keys)
    if everyone:
        other = Q(ends_on=None) | Q(ends_on__gte=today)
        theirs = Appointment.objects.filter(other, role__in=sorted(ROLES[kind]))
        posts += theirs.exclude(person__in=keys)
        seats += Seat.objects.filter(other).exclude(person__in=keys)
    places = {
        name: {folded_name(row.name): row for row in model.objects.all()}
        for name, model in MODELS.items()
    }
    mayors = list(Appointment.objects.filter(role=Role.MAYOR).select_related("person"))
    council = Council(people, by_name(people.values()), {}, {}, places, mayors, named)
    fill_in(council, posts, seats)
    return council


def by_name(people: Iterable[User]) -> dict[str, list[User]]:
    names: dict[str, list[User]] = {}
    for person in people:
        names.setdefault(folded_name(person.name), []).append(person)
    return names


def posts_of_people(keys: Sequence[int]) -> list[Appointment]:
    rows: list[Appointment] = []
    for start in range(0, len(keys), AT_ONCE):
        rows += Appointment.objects.filter(person__in=keys[start : start + AT_ONCE])
    return rows


def seats_of_people(keys: Sequence[int]) -> list[Seat]:
    rows: list[Seat] = []
    for start in range(0, len(keys), AT_ONCE):
        rows += Seat.objects.filter(person__in=keys[start : start + AT_ONCE])
    return rows


def fill_in(council: Council, posts: list[Appointment], seats: list[Seat]) -> None:
    """Hang posts and seats on their people, with the places that were read already."""
    people = {person.pk: person for person in council.people.values()}
    of = {name: {row.pk: row for row in rows.values()} for name, rows in council.places.items()}
    mayors = {post.pk: post for post in council.mayors}
    for post in sorted(posts, key=lambda post: (post.starts_on, post.pk)):
        if post.person_id not in people:
            continue
        post = mayors.get(post.pk, post)
        post.person = people[post.person_id]
        for name in ("ward", "group", "service", "committee"):
            if key := getattr(post, f"{name}_id"):
                setattr(post, name, of[name.title()][key])
        council.posts.setdefault(post.person_id, []).append(post)
    for seat in sorted(seats, key=lambda seat: (seat.starts_on, seat.pk)):
        if seat.person_id in people:
            seat.person = people[seat.person_id]
            setattr(seat, "committee", of["Committee"][seat.committee_id])  # noqa: B010
            council.seats.setdefault(seat.person_id, []).append(seat)
