"""Objections to a post, the mayors before and after it, and the cabinet members for a service."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from django.db.models import Q, QuerySet

from people.models import Appointment, Portfolio, User
from people.models.appointment import AppointmentQuerySet
from people.roles import ASSISTANTS, COUNCILLORS, MEMBER_POSTS, OFFICERS, Role

Objections = Callable[[Appointment], Iterator[tuple[str, str]]]
# Objections of the layers above when a post is given. They know the protocol in force.
OBJECTIONS_OF_HIGHER_APPS: list[Objections] = []
# Nobody is two of these on one day.
SIDES = {"a councillor": COUNCILLORS, "an officer": OFFICERS, "an assistant": ASSISTANTS}
OF_NO_ASSISTANT = ("ward", "service", "committee")


def objections_to_post(post: Appointment) -> Iterator[tuple[str, str]]:
    """What stops this post being given: a field of it, and a sentence for the administrator."""
    if post.group_id and post.role not in COUNCILLORS:
        yield "group", "Only a councillor can have a political group. Leave this blank."
    yield from objections_to_side(post)
    if post.role in MEMBER_POSTS and not is_councillor_on_first_day(post):
        yield (
            "person",
            f"{post.person.name} is not a councillor on {post.starts_on:%-d %B %Y}."
            " Only a councillor can hold this post.",
        )
    yield from objections_to_assistant(post)
    for field in ("ward", "service", "committee", "group"):
        place = getattr(post, field)
        if place and place.has_ended(post.starts_on):
            yield field, f"{place} ended on {place.ends_on:%-d %B %Y}. Select another one."
    if later := later_mayor(post):
        yield (
            "starts_on",
            f"{later.person.name} is mayor from {later.starts_on:%-d %B %Y}. There can only be one"
            " mayor at a time. Enter a later date, or end this one before then.",
        )
    for objections in OBJECTIONS_OF_HIGHER_APPS:
        yield from objections(post)


def objections_to_side(post: Appointment) -> Iterator[tuple[str, str]]:
    """Nobody is a councillor, an officer or an assistant, and another of these, on one day."""
    other = post_on_other_side(post)
    if other is None:
        return
    until = f" until {other.ends_on:%-d %B %Y}" if other.ends_on else ""
    both = " and ".join(name for name in SIDES if name in (side_of(post), side_of(other)))
    yield (
        "role",
        f"{other.person.name} is {side_of(other)}{until} ({other.post})."
        f" No one can be both {both}. End that post first.",
    )


def objections_to_assistant(post: Appointment) -> Iterator[tuple[str, str]]:
    """An assistant belongs to a councillor of that day, and to no ward, service or committee."""
    if post.role not in ASSISTANTS or post.councillor is None:
        return
    day = post.starts_on
    if not Appointment.objects.of_councillor(post.councillor).current(day).exists():
        yield (
            "councillor",
            f"{post.councillor.name} is not a councillor on {day:%-d %B %Y}."
            " Select someone who is.",
        )
    for field in OF_NO_ASSISTANT:
        if getattr(post, field):
            yield field, "An assistant has none of their own. Leave this blank."


def overlapping_posts(post: Appointment) -> AppointmentQuerySet:
    """The posts of anybody that share a day with this one, which may be unsaved."""
    others: AppointmentQuerySet = Appointment.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=post.starts_on)
    ).exclude(pk=post.pk)
    if post.ends_on:
        others = others.filter(starts_on__lte=post.ends_on)
    return others


def post_on_other_side(post: Appointment) -> Appointment | None:
    """A post of the same person on another side, on some day of this one."""
    side = side_of(post)
    if not side or post.person_id is None:
        return None
    theirs = frozenset[Role]().union(*(roles for name, roles in SIDES.items() if name != side))
    others = overlapping_posts(post).filter(person_id=post.person_id, role__in=sorted(theirs))
    return (
        others.select_related("ward", "service", "committee", "councillor")
        .order_by("starts_on")
        .first()
    )


def side_of(post: Appointment) -> str:
    """What the holder of a post is in a sentence: a councillor, an officer, an assistant; or ""."""
    return next((name for name, roles in SIDES.items() if post.role in roles), "")


def is_councillor_on_first_day(post: Appointment) -> bool:
    return Appointment.objects.of_councillor(post.person).current(post.starts_on).exists()


def earlier_mayors(post: Appointment) -> QuerySet[Appointment]:
    """Who would be mayor at the same time and gives way to this post (Knutsford 6.1)."""
    if post.role != Role.MAYOR:
        return Appointment.objects.none()
    return overlapping_posts(post).filter(role=Role.MAYOR, starts_on__lt=post.starts_on)


def later_mayor(post: Appointment) -> Appointment | None:
    """Who is mayor from the same or a later day of this post, and does not give way."""
    if post.role != Role.MAYOR:
        return None
    return overlapping_posts(post).filter(role=Role.MAYOR, starts_on__gte=post.starts_on).first()


def fields_ending_before(post: Appointment) -> dict[str, object]:
    """The fields of a post that gives way to this one."""
    return {"ends_on": post.starts_on - timedelta(days=1)}


def cabinet_members_for(service_id: int) -> list[User]:
    """Today's cabinet members in whose field a service is."""
    fields = Portfolio.objects.current().filter(service_id=service_id)
    posts = Appointment.objects.current().filter(pk__in=fields.values("post"))
    holders = posts.of_people_who_can_sign_in().select_related("person").order_by("starts_on", "pk")
    return [post.person for post in holders if post.person.is_councillor_today()]


def services_in_portfolio(user: User) -> list[int]:
    """The services that are in this person's field as a cabinet member today."""
    posts = [post.pk for post in user.posts_today if post.role == Role.CABINET_MEMBER]
    fields = Portfolio.objects.current().filter(post__in=posts) if posts else ()
    return [field.service_id for field in fields]


def group_leaders_of(user: User) -> list[User]:
    """Today's leaders of the group a councillor belongs to, except this person."""
    groups = {post.group_id for post in user.posts_today if post.group_id}
    posts = Appointment.objects.current().of_people_who_can_sign_in()
    posts = posts.filter(role=Role.GROUP_LEADER, group__in=groups).exclude(person=user)
    leaders = [post.person for post in posts.select_related("person").order_by("starts_on", "pk")]
    return list(dict.fromkeys(leaders))


def leads_a_minority(user: User) -> bool:
    """Whether this person leads a group of which nobody is leader of the council or in the cabinet
    today. For what a protocol keeps for them: no page says which group it is."""
    groups = {post.group_id for post in user.posts_today if post.role == Role.GROUP_LEADER}
    if not groups:
        return False
    running = Appointment.objects.current().filter(role__in=(Role.LEADER, Role.CABINET_MEMBER))
    seats = Appointment.objects.current().filter(
        role=Role.COUNCILLOR, person__in=running.values("person"), group__in=groups
    )
    return not seats.exists()
