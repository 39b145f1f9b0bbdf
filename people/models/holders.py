"""Holders of posts today: who is a councillor or an assistant, who acts in a role, who reads."""

from typing import Protocol

from django.db.models import Exists, OuterRef

from people.models import deputies
from people.models.appointment import Appointment, AppointmentQuerySet
from people.models.deputies import OfficeReader
from people.models.user import User, unique_people
from people.roles import GRANTS, Permission, Role


def councillor_posts() -> AppointmentQuerySet:
    """Today's, of those who can sign in: as `User.is_councillor_today`, of many at once."""
    posts: AppointmentQuerySet = Appointment.objects.current().of_people_who_can_sign_in()
    return posts.filter(role=Role.COUNCILLOR)


def assistant_posts() -> AppointmentQuerySet:
    """Today's, of those who can sign in. They give nothing while the councillor is not one."""
    posts: AppointmentQuerySet = Appointment.objects.current().of_people_who_can_sign_in()
    return posts.filter(role=Role.ASSISTANT)


def assists(person: str, councillor: str) -> Exists:
    """Whether the person in one column assists the one in the other today."""
    return Exists(
        assistant_posts().filter(person=OuterRef(person), councillor=OuterRef(councillor))
    )


def in_office(member: str) -> Exists:
    """Whether the person in this column is a councillor today."""
    return Exists(councillor_posts().filter(person=OuterRef(member)))


def posts_of_role(role: Role, *, service_id: int | None = None) -> list[Appointment]:
    return list(Appointment.objects.holding(role, service_id=service_id).with_absences())


def holders_of_role(role: Role, *, service_id: int | None = None) -> list[User]:
    """Who is told and acts on behalf of a post today."""
    posts = deputies.acting(posts_of_role(role, service_id=service_id))
    return unique_people(post.person for post in posts)


class HoldersOfRole(Protocol):
    """Who acts for a post today: `holders_of_role`, or the posts that a page has read already."""

    def __call__(self, role: Role, *, service_id: int | None = None) -> list[User]: ...


def people_with(permission: Permission) -> list[User]:
    """Everyone who can do this today by a post."""
    roles = [role for role, granted in GRANTS.items() if permission in granted]
    return unique_people(person for role in roles for person in holders_of_role(role))


def readers_of_role(role: Role, *, service_id: int | None = None) -> list[OfficeReader]:
    """Who reads what is addressed to a post today."""
    return deputies.office_readers(posts_of_role(role, service_id=service_id))
