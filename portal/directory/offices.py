"""Offices and who acts in them today; members with a further post. Posts are those of today."""

from collections.abc import Iterable
from typing import NamedTuple

from people.models import Appointment, deputies
from people.models.user import User
from people.roles import MEMBER_POSTS, Role
from protocols.models import Protocol

# In the order of the page.
OFFICES = (
    Role.CHIEF_EXECUTIVE,
    Role.MONITORING_OFFICER,
    Role.CHIEF_OPERATING_OFFICER,
    Role.HEAD_OF_PAID_SERVICE,
    Role.SECTION_151_OFFICER,
    Role.HUMAN_RESOURCES,
    Role.COORDINATOR,
)
# What a council may well not have, so that nobody there is no vacancy.
WHERE_HELD = frozenset({Role.CHIEF_OPERATING_OFFICER, Role.HEAD_OF_PAID_SERVICE})


class Holder(NamedTuple):
    """A person as the directory shows them; `note` says why a deputy acts."""

    person: User
    note: str = ""


class Office(NamedTuple):
    title: str
    holders: list[Holder]


class LeadingMember(NamedTuple):
    post: str
    person: User


def offices_today(version: Protocol | None) -> list[Office]:
    """Each office with its holder and with a deputy who acts today. One statement."""
    posts = Appointment.objects.current().of_people_who_can_sign_in().filter(role__in=OFFICES)
    rows = posts.select_related("person").with_absences().order_by("person__name", "pk")
    by_role: dict[str, list[Appointment]] = {role: [] for role in OFFICES}
    for post in rows:
        by_role[post.role].append(post)
    return [
        Office(title_of(role, version), holders_of(by_role[role]))
        for role in OFFICES
        if by_role[role] or role not in WHERE_HELD
    ]


def title_of(role: Role, version: Protocol | None) -> str:
    """What this council calls an office."""
    return version.title(role) if version and role in version.titles else str(role.label)


def holders_of(posts: Iterable[Appointment]) -> list[Holder]:
    readers = deputies.office_readers(posts)
    return [Holder(one.person, f"deputy, {one.when}" if one.is_deputy else "") for one in readers]


def leading_members() -> list[LeadingMember]:
    """Councillors of today with a further post, in the order of the roles. One statement."""
    seats = Appointment.objects.current().filter(role=Role.COUNCILLOR)
    posts = Appointment.objects.current().of_people_who_can_sign_in().filter(role__in=MEMBER_POSTS)
    rows = posts.filter(person__in=seats.values("person")).select_related("person", "committee")
    roles = list(Role)
    in_order = sorted(rows, key=lambda post: (roles.index(Role(post.role)), post.person.name))
    return [LeadingMember(post.post, post.person) for post in in_order]
