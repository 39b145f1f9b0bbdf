"""Holders of posts today: who is a councillor or an assistant, who acts in a role, who reads."""

from typing import Protocol

from django.db.models import Exists, Model, OuterRef, Q
from django.utils import timezone

from people.models import deputies
from people.models.appointment import Appointment, AppointmentQuerySet
from people.models.deputies import OfficeReader
from people.models.user import User, unique_people
from people.roles import GRANTS, LEADS_OF_SERVICE, SERVICE_ROLES, Permission, Role


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


def acts_for(user: User, row: Model, column: str, side: str) -> bool:
    """Whether they are the person in a column of this row, or the portal once that person is no
    longer on this side: it ends what somebody who has left can no longer end."""
    if user.pk == getattr(row, f"{column}_id"):
        return True
    return user.is_system and getattr(row, column).side != side


def has_left_service(person: str, service: str) -> Q:
    """Whether the person in one column had a post in the service in the other and has none there
    today. Someone whose account is closed for a time has not left."""
    posts = Appointment.objects.filter(role__in=sorted(SERVICE_ROLES))
    posts = posts.filter(person=OuterRef(person), service=OuterRef(service))
    over = posts.filter(ends_on__lt=timezone.localdate())
    return Q(Exists(over)) & ~Q(Exists(posts.current()))


def leads_service(service: str) -> Exists:
    """Whether somebody is head or chief officer of the service in this column today."""
    posts = Appointment.objects.current().of_people_who_can_sign_in()
    return Exists(posts.filter(role__in=sorted(LEADS_OF_SERVICE), service=OuterRef(service)))


def leads_of_service(service_id: int | None) -> list[User]:
    """Who acts today as head of a service, then who acts as its chief officer."""
    heads = holders_of_role(Role.HEAD_OF_SERVICE, service_id=service_id)
    return [*heads, *holders_of_role(Role.CHIEF_OFFICER, service_id=service_id)]


def acts_in_service(user: User, role: Role, service: str) -> Q:
    """Of rows: those that this officer acts on today in this role of the service in the column. The
    Chief Executive stands in for a service where the post is vacant."""
    held = {post.service_id for post in user.acting_posts if post.role == role}
    acts = Q(**{f"{service}__in": sorted(filter(None, held))})
    if Role.CHIEF_EXECUTIVE in user.offices:
        posts = Appointment.objects.current().of_people_who_can_sign_in()
        acts |= ~Q(Exists(posts.filter(role=role, service=OuterRef(service))))
    return acts


def acting_in_service(role: Role, service_id: int) -> list[User]:
    """Who acts today in a role of a service, or the Chief Executive while it is vacant."""
    people = holders_of_role(role, service_id=service_id)
    return people or holders_of_role(Role.CHIEF_EXECUTIVE)


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
