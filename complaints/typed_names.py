"""Typed names: who a name that was typed in a complaint may be, and who is kept out for that."""

from collections.abc import Iterator
from dataclasses import dataclass

from complaints.blind_index import ROLE_OF_OFFICE
from complaints.models import Body
from people.models import Appointment, User
from people.name_matching import (
    KnownPerson,
    is_same_name,
    likely_people,
    may_be_same_name,
    people_known,
)
from people.roles import OFFICES, SERVICE_ROLES
from protocols.models import Protocol


@dataclass(frozen=True)
class TypedName:
    """A name as it was typed, the people the complainant has said it is not, and whether it is
    that of the person complained about."""

    name: str
    not_them: frozenset[int]
    is_about: bool = False

    def may_be(self, person: User) -> bool:
        """Whether it may be the name of this person, by the names alone."""
        return is_same_name(self.name, person.name) or (
            person.pk not in self.not_them and may_be_same_name(self.name, person.name)
        )


def typed_names(body: Body) -> Iterator[TypedName]:
    about = body.about
    if about.pk is None and about.name:
        yield TypedName(about.name, frozenset(about.not_them), is_about=True)
    for person in body.others:
        if person.pk is None and person.name:
            yield TypedName(person.name, frozenset(person.not_them))


def may_be_named(person: User, body: Body) -> bool:
    """Whether this person may be someone whose name was typed: one of that very name, or of one
    like it unless the complainant has said that it is not them. Complaints from before names were
    compared have only the very same name held against a reader."""
    if body.names_compared:
        return any(typed.may_be(person) for typed in typed_names(body))
    return any(is_same_name(typed.name, person.name) for typed in typed_names(body))


def people_who_may_be_named(body: Body) -> frozenset[int]:
    """Keys of everybody with an account who may be; without a typed name it asks nothing."""
    if not any(typed_names(body)):
        return frozenset()
    return frozenset(person.pk for person in User.objects.all() if may_be_named(person, body))


class Everybody:
    """Everybody a typed name can be compared with, by name, email and post of today."""

    def __init__(self, version: Protocol) -> None:
        titles = {role.value: str(version.title(role.value)) for role in OFFICES}
        self.people = people_known(titles)

    def likely(self, typed: TypedName, body: Body) -> list[KnownPerson]:
        """Who may be meant; for the person complained about, the holder of their post as well."""
        by_name = {person.pk for person in likely_people(typed.name, self.people)}
        keys = by_name | (holders_of_typed_post(body) if typed.is_about else set())
        return [person for person in self.people if person.pk in keys]

    def kept_out(self, typed: TypedName, body: Body) -> set[int]:
        """Who must not read it for this name: who has it, and who may have it and was not said to
        be someone else."""
        return {
            person.pk
            for person in self.likely(typed, body)
            if person.pk not in typed.not_them or is_same_name(typed.name, person.name)
        }


def holders_of_typed_post(body: Body) -> set[int]:
    """Who holds the post that was said of a typed name today, where one post is one person's."""
    about = body.about
    role = ROLE_OF_OFFICE.get(about.rank)
    if role is None:
        return set()
    posts = Appointment.objects.current().filter(role=role)
    if role in SERVICE_ROLES:
        posts = posts.filter(service=about.service or 0)
    return set(posts.values_list("person_id", flat=True))
