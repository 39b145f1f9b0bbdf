"""Blind index: tags that find a person or an office without naming either in the database."""

from casework.sealing.keys import blind_tag
from people.models import User
from people.roles import OFFICES, Role
from protocols.routes import Office

# Which role holds an office of the routes; the others bear the same name.
ROLE_OF_OFFICE: dict[str, Role] = {Office.DIRECTOR.value: Role.CHIEF_OFFICER} | {
    office.value: Role(office.value) for office in Office if office != Office.DIRECTOR
}
OFFICE_OF_ROLE = {role: office for office, role in ROLE_OF_OFFICE.items()}


def person_tag(user: User) -> str:
    """Of a complainant. It was once the tag of a reader and of someone kept out too, and a copy of
    the database told that they were one person."""
    return blind_tag("person", user.pk)


def reader_tag(user: User) -> str:
    return blind_tag("reader", user.pk)


def kept_out_tag(user: User) -> str:
    return blind_tag("kept out", user.pk)


def reader_tags(user: User) -> tuple[str, str]:
    """Tags that this person has as a reader, the second until `separate_tags` has been run."""
    return reader_tag(user), person_tag(user)


def kept_out_tags(user: User) -> tuple[str, str]:
    """Tags that this person has as someone kept out, the second as above."""
    return kept_out_tag(user), person_tag(user)


def draft_tag(user: User) -> str:
    return blind_tag("draft", user.pk)


def record_tag(reference: str) -> str:
    """Tag of the access record of a complaint, whether there is such a complaint or not."""
    return blind_tag("record", reference.upper())


def office_tag(office: str, scope: int | None) -> str:
    """`scope` is the service, or the group of a group leader."""
    return blind_tag("office", office, scope or "")


def office_tags(user: User) -> list[str]:
    """Tags of the offices this person reads for today: those they hold, and those they deputise
    for while they act. Asks the database once for each request, and only for a deputy."""
    if "_office_tags" not in user.__dict__:
        user.__dict__["_office_tags"] = tags_of_offices_read(user)
    tags: list[str] = user.__dict__["_office_tags"]
    return tags


def tags_of_offices_read(user: User) -> list[str]:
    posts = [post for post in user.posts_today if post.role in OFFICE_OF_ROLE]
    waits = user.appointments.waited_in(posts)
    return sorted(
        office_tag(OFFICE_OF_ROLE[Role(post.role)], post.scope)
        for post in posts
        if post.pk not in waits
    )


STATUTORY_OFFICES = tuple(OFFICE_OF_ROLE[role] for role in sorted(OFFICES))
