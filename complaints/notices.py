"""Notices of complaints: each says only that there is something in the portal."""

import uuid
from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from casework import promises
from casework.models import Notice
from casework.notices import ledger
from complaints.blind_index import OFFICE_OF_ROLE, kept_out_tags, office_tag
from complaints.models import Complaint
from complaints.routing import Posts
from complaints.sealed_contents import people_acting_for_office
from people.models import User, unique_people
from people.roles import Role

NOTICE_SENTENCE = "There is something for you in the portal."


def notify_people(people: Iterable[User], *, due_at: datetime | None = None) -> None:
    """A notice that names no case, no kind of case and no reference, and leads to the home page:
    neither the mail nor the ledger tells that there is a complaint."""
    at = due_at or timezone.now()
    ledger.write_notices([notice_for(person, at) for person in unique_people(people)])


def notice_for(person: User, at: datetime, step: str = "") -> Notice:
    return Notice(
        key=f"something:{uuid.uuid4()}",
        addressee=person,
        event="something",
        step=step,
        sentence=NOTICE_SENTENCE,
        path="/",
        due_at=at,
    )


def notify_complainant(complaint: Complaint) -> None:
    """They may not be in office any more; it is theirs to the end."""
    notify_people(User.objects.filter(pk=complaint.says.complainant.pk, is_active=True))


def notify_office(complaint: Complaint) -> None:
    """Those who act for the office today, in working hours."""
    people = people_acting_for_office(complaint, Posts())
    notify_people(people, due_at=notice_due_at(complaint))


def notify_person(user: User, complaint: Complaint) -> None:
    notify_people([user], due_at=notice_due_at(complaint))


def notice_due_at(complaint: Complaint) -> datetime:
    return promises.next_working_moment(timezone.now(), promises.calendar_of(complaint))


def readers_by_office_tag(posts: Posts, office: str, out: set[str]) -> list[User]:
    """Those who act for the office with this tag, found without opening the complaint."""
    for post in posts.posts:
        name, scope = OFFICE_OF_ROLE[Role(post.role)], post.scope
        if office_tag(name, scope) == office:
            everyone = [reader.person for reader in posts.readers(name, scope)]
            kept_out = {p.pk for p in everyone if not out.isdisjoint(kept_out_tags(p))}
            return list(posts.addressees(name, scope, kept_out))
    return []
