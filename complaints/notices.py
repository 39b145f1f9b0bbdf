"""Notices of complaints: each says only that there is something in the portal."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from casework import promises
from casework.notices import discreet
from complaints.blind_index import OFFICE_OF_ROLE, kept_out_tag, office_tag, row_tag
from complaints.models import Complaint
from complaints.routing import Posts
from complaints.sealed_contents import people_acting_for_office
from people.models import User
from people.roles import Role


def notify_people(people: Iterable[User], *, due_at: datetime | None = None) -> None:
    """An encrypted notice for each. The mail names no case, and leads to the home page: neither it
    nor any row tells that there is a complaint."""
    discreet.write_sealed_notices(people, due_at=due_at or timezone.now())


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


def readers_by_tags(posts: Posts, case: Complaint) -> list[User]:
    """Those who act for its office, found by its tags, without opening the complaint."""
    out = {exclusion.person for exclusion in case.exclusions.all()}
    for post in posts.posts:
        name, scope = OFFICE_OF_ROLE[Role(post.role)], post.scope
        if row_tag(office_tag(name, scope), case.key) == case.office:
            everyone = [reader.person for reader in posts.readers(name, scope)]
            kept_out = {p.pk for p in everyone if row_tag(kept_out_tag(p), case.key) in out}
            return list(posts.addressees(name, scope, kept_out))
    return []
