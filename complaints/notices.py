"""Notices of complaints: each says only that there is something in the portal."""

import uuid
from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from casework import promises
from casework.models import Notice
from casework.notices import ledger
from complaints.blind_index import OF_ROLE, office_tag, person_tag, scope_of
from complaints.models import Complaint
from complaints.routing import Posts
from complaints.sealed_contents import reading_office
from people.models import User, unique
from people.roles import Role

SOMETHING = "There is something for you in the portal."


def told(people: Iterable[User], *, due_at: datetime | None = None) -> None:
    """A notice that names no case, no kind of case and no reference, and leads to the home page:
    neither the mail nor the ledger tells that there is a complaint."""
    at = due_at or timezone.now()
    ledger.write([row(person, at) for person in unique(people)])


def row(person: User, at: datetime, step: str = "") -> Notice:
    return Notice(
        key=f"something:{uuid.uuid4()}",
        addressee=person,
        event="something",
        step=step,
        sentence=SOMETHING,
        path="/",
        due_at=at,
    )


def complainant(complaint: Complaint) -> None:
    """They may not be in office any more; it is theirs to the end."""
    told(User.objects.filter(pk=complaint.says["from"]["pk"], is_active=True))


def office(complaint: Complaint) -> None:
    """Today's readers of the office, in working hours."""
    people = reading_office(complaint, Posts())
    told(people, due_at=working_hours(complaint))


def person(user: User, complaint: Complaint) -> None:
    told([user], due_at=working_hours(complaint))


def working_hours(complaint: Complaint) -> datetime:
    return promises.working_hours(timezone.now(), promises.calendar_of(complaint))


def by_tag(posts: Posts, office: str, out: set[str]) -> list[User]:
    """Who reads for the office of this tag, of a file that this process cannot open."""
    for post in posts.posts:
        name, scope = OF_ROLE[Role(post.role)], scope_of(post)
        if office_tag(name, scope) == office:
            return [p for p in posts.people(name, scope) if person_tag(p) not in out]
    return []
