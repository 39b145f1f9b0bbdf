"""The office that reads a declaration, and the people who do so today."""

from typing import NamedTuple

from people.models import Appointment, OfficeReader, User, deputies
from people.roles import Role
from protocols.models import Protocol

# The version says which is first. The other reads what concerns a holder of that, or comes while it
# is vacant.
OFFICES_THAT_READ = (Role.MONITORING_OFFICER, Role.CHIEF_EXECUTIVE)


class ReadingOffice(NamedTuple):
    """`title` is what the council calls it. `waiting` are deputies who would read while no holder
    is there."""

    office: str
    title: str
    readers: tuple[OfficeReader, ...]
    waiting: tuple[User, ...]


def reading_office(
    version: Protocol, author: User, other: User | None = None, *, first: Role | None = None
) -> ReadingOffice | None:
    """The first office that one of the two holds no post in and that somebody reads for today.
    `first` is the one that the author asks for; else it is the one that the version names. None
    if there is none."""
    order = (first or Role(version.declarations_to), *OFFICES_THAT_READ)
    involved = {author.pk, other.pk if other else author.pk}
    posts = Appointment.objects.current().of_people_who_can_sign_in()
    rows = posts.filter(role__in=OFFICES_THAT_READ).with_absences().select_related("person")
    held = list(rows.order_by("starts_on", "pk"))
    for office in order:
        of_office = [post for post in held if post.role == office]
        readers = deputies.office_readers(of_office)
        if readers and not involved & {post.person_id for post in of_office}:
            waiting = tuple(post.person for post in deputies.waiting(of_office))
            return ReadingOffice(office.value, version.title(office), tuple(readers), waiting)
    return None


def people_acting_for(office: str) -> list[User]:
    """Those who are told today of what comes for an office."""
    posts = Appointment.objects.current().of_people_who_can_sign_in().filter(role=office)
    rows = posts.with_absences().select_related("person").order_by("starts_on", "pk")
    return [post.person for post in deputies.acting(list(rows))]
