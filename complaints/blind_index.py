"""Blind index: tags that find a person or an office without naming either in the database.

A tag is made for a purpose, such as reading, and never stored. What is stored is that tag hashed
with the key of its complaint, so that no two complaints have a tag in common and a copy of the
database tells of no two that they are by, for or kept from one person. The database works the
same hash out, for the complaints that it looks through: the key of tags stays here.
"""

from uuid import UUID

from casework.sealing.keys import blind_tag
from casework.sealing.row_tags import RowTag as RowTag
from casework.sealing.row_tags import row_tag as row_tag
from people.models import User
from people.roles import OFFICES, Role
from protocols.routes import OF_COMPLAINTS, Office

# Which role holds an office of the routes; the others bear the same name.
ROLE_OF_OFFICE: dict[str, Role] = {Office.DIRECTOR.value: Role.CHIEF_OFFICER} | {
    office.value: Role(office.value) for office in OF_COMPLAINTS if office != Office.DIRECTOR
}
OFFICE_OF_ROLE = {role: office for office, role in ROLE_OF_OFFICE.items()}


def person_tag(user: User) -> str:
    """Of a complainant."""
    return blind_tag("complainant of a row", user.pk)


def reader_tag(user: User) -> str:
    return blind_tag("reader of a row", user.pk)


def kept_out_tag(user: User) -> str:
    return blind_tag("kept out of a row", user.pk)


def draft_tag(user: User) -> str:
    """Of the writer of a draft. A draft from before each had a key of its own stores this tag
    itself; every other stores it hashed with its key."""
    return blind_tag("draft", user.pk)


def sent_key(writer: User, draft: UUID) -> UUID:
    """The key of the complaint that this person's draft becomes. Nobody without the key of tags
    can say which draft a complaint was, so the addresses in a log lead to none."""
    return UUID(blind_tag("complaint of a draft", writer.pk, draft))


def record_tag(reference: str) -> str:
    """Tag of the access record of a complaint, whether there is such a complaint or not."""
    return blind_tag("record", reference.upper())


def office_tag(office: str, scope: int | None) -> str:
    """`scope` is the service, or the group of a group leader."""
    return blind_tag("office of a row", office, scope or "")


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
