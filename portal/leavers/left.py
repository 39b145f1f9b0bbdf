"""People who have left lately, by their posts: the council, an office, or a service."""

from collections.abc import Iterable

from django.utils import timezone

from casework.leavers import Left
from people.models import Appointment
from people.roles import OFFICERS, Role
from portal.leavers.models import LOOKS_BACK


def left_by(posts: Iterable[Appointment], staying: Iterable[Appointment]) -> Left:
    """What people who had these posts have left, if they have only those that stay."""
    posts, staying = list(posts), list(staying)
    here, went = places_of(staying), places_of(posts)
    return Left(
        councillors=seated(posts) - seated(staying),
        officers=working(posts) - working(staying),
        places=went - here,
    )


def seated(posts: Iterable[Appointment]) -> frozenset[int]:
    return frozenset(post.person_id for post in posts if post.role == Role.COUNCILLOR)


def working(posts: Iterable[Appointment]) -> frozenset[int]:
    return frozenset(post.person_id for post in posts if post.role in OFFICERS)


def places_of(posts: Iterable[Appointment]) -> frozenset[tuple[int, int]]:
    return frozenset((post.person_id, post.service_id) for post in posts if post.service_id)


def left_lately(person: int | None = None) -> Left:
    """Everyone whose last day is over since a month, or one of them. Two statements; one if there
    is nobody."""
    today = timezone.localdate()
    over = Appointment.objects.filter(ends_on__lt=today, ends_on__gte=today - LOOKS_BACK)
    ended = list(over if person is None else over.filter(person=person))
    if not ended:
        return Left()
    people = {post.person_id for post in ended}
    return left_by(ended, Appointment.objects.current().filter(person__in=people))
