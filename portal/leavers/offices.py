"""Offices that only the leaver holds: what nobody can open or decide after the last day."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils import timezone

from people.models import Appointment
from people.roles import GUARDED, OFFICES, Role
from portal.leavers.posts import Leaving
from protocols.version_cache import in_force_or_none

# Posts without which something in the council stands still.
NEEDED = GUARDED | {Role.COORDINATOR, Role.HEAD_OF_SERVICE}


def left_vacant(leaving: Leaving) -> list[str]:
    """A sentence for each post that nobody else holds after the last day. One statement for each
    such post of the person, of whom few have one."""
    return list(dict.fromkeys(sentences(leaving)))


def sentences(leaving: Leaving) -> Iterator[str]:
    for post in leaving.latest:
        if post.role not in NEEDED or not ends(post, leaving):
            continue
        others = others_after(post)
        holders = [other for other in others if not other.is_deputy]
        if not holders:
            yield sentence(post, leaving, has_deputy=bool(others))


def ends(post: Appointment, leaving: Leaving) -> bool:
    """Whether the person does not go on in the same post."""
    same = [one for one in leaving.running if one.is_same_office(post)]
    return post.ends_on is not None and not any(one.ends_on is None for one in same)


def others_after(post: Appointment) -> list[Appointment]:
    """Who else holds the office, or deputises, after the last day of this post or after today."""
    day = max(filter(None, (post.ends_on, timezone.localdate())))
    rows = Appointment.objects.of_people_who_can_sign_in().filter(role=post.role)
    rows = rows.filter(Q(ends_on=None) | Q(ends_on__gt=day)).exclude(person=post.person_id)
    return [other for other in rows if other.is_same_office(post)]


def sentence(post: Appointment, leaving: Leaving, *, has_deputy: bool) -> str:
    title, name = vacant_title(post), leaving.person.name
    only = (
        f"{name} is the only {title}." if not leaving.is_over(post) else f"No one is {title} now."
    )
    if has_deputy:
        return f"{only} The deputy acts until there is a new one."
    if post.role in OFFICES or post.role == Role.INDEPENDENT_PERSON:
        return (
            f"{only} After that day, no one can open what is confidential to the office until"
            " somebody holds it. Propose a successor before then."
        )
    return f"{only} Appoint a successor before then."


def vacant_title(post: Appointment) -> str:
    if post.role == Role.HEAD_OF_SERVICE:
        return f"head of {post.service}"
    version = in_force_or_none()
    title = str(version.title(post.role)) if version else str(post.get_role_display())
    office = post.role in GUARDED and post.role not in (
        Role.PROTOCOL_ADMINISTRATOR,
        Role.PEOPLE_ADMINISTRATOR,
        Role.AUDITOR,
        Role.INDEPENDENT_PERSON,
    )
    return title if office else title.lower()
