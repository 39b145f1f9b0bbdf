"""Tags that find a person or an office without naming either in the database."""

from casework.sealing.keys import tag
from people.models import Appointment, Standing, User
from people.roles import OFFICES, SERVICE_ROLES, Role
from protocols.routes import Office

# Which role holds an office of the routes; the others bear the same name.
HELD_BY: dict[str, Role] = {Office.DIRECTOR.value: Role.CHIEF_OFFICER} | {
    office.value: Role(office.value) for office in Office if office != Office.DIRECTOR
}
OF_ROLE = {role: office for office, role in HELD_BY.items()}


def person_tag(user: User) -> str:
    return tag("person", user.pk)


def draft_tag(user: User) -> str:
    return tag("draft", user.pk)


def record_tag(reference: str) -> str:
    """Under which the record of a file is kept, whether there is such a file or not."""
    return tag("record", reference.upper())


def office_tag(office: str, scope: int | None) -> str:
    """`scope` is the service, or the group of a group leader."""
    return tag("office", office, scope or "")


def scope_of(post: Appointment) -> int | None:
    if post.role in SERVICE_ROLES:
        return post.service_id
    return post.group_id if post.role == Role.GROUP_LEADER else None


def office_tags(user: User) -> list[str]:
    """The offices for which this person reads today: those they hold, and those they deputise
    for while vacant. Asks the database once for each request, and only for a deputy."""
    if "_office_tags" not in user.__dict__:
        user.__dict__["_office_tags"] = offices_read(user)
    found: list[str] = user.__dict__["_office_tags"]
    return found


def offices_read(user: User) -> list[str]:
    posts = [hat for hat in user.hats if hat.role in OF_ROLE]
    deputy_for = {hat.role for hat in posts if hat.standing == Standing.DEPUTY}
    held = held_today(deputy_for) if deputy_for else frozenset()
    return sorted(
        office_tag(OF_ROLE[Role(hat.role)], scope_of(hat))
        for hat in posts
        if hat.standing != Standing.DEPUTY or (hat.role, scope_of(hat)) not in held
    )


def held_today(roles: set[str]) -> frozenset[tuple[str, int | None]]:
    """Posts of these roles held today by people who can sign in, except deputies."""
    posts = Appointment.objects.current().of_people_who_can_sign_in().filter(role__in=sorted(roles))
    held = posts.exclude(standing=Standing.DEPUTY)
    return frozenset((post.role, scope_of(post)) for post in held)


STATUTORY = tuple(OF_ROLE[role] for role in sorted(OFFICES))
