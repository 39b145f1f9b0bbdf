"""Objections to a post, the mayors before and after it, and the cabinet members for a service."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from people.models import Appointment, Portfolio, Seat, User
from people.models.appointment import AppointmentQuerySet
from people.roles import ASSISTANTS, COUNCILLORS, MEMBER_POSTS, OFFICERS, Role

Objections = Callable[[Appointment], Iterator[tuple[str, str]]]
# Objections of the layers above when a post is given. They know the protocol in force.
OBJECTIONS_OF_HIGHER_APPS: list[Objections] = []
# Nobody is two of these on one day.
SIDES = {"a councillor": COUNCILLORS, "an officer": OFFICERS, "an assistant": ASSISTANTS}
OF_NO_ASSISTANT = ("ward", "service", "committee")
PLACES = ("ward", "group", "service", "committee", "councillor")
# The field of a form beside which a sentence of the table is said.
CONSTRAINED = {
    "appointment_ends_after_it_starts": "ends_on",
    "appointment_councillor_has_ward": "ward",
    "appointment_post_has_service": "service",
    "appointment_leader_has_group": "group",
    "appointment_chair_has_committee": "committee",
    "appointment_not_elected_is_member": "standing",
    "appointment_assistant_has_councillor": "councillor",
}
# The posts to look at: those of the database if there are none.
Others = Sequence[Appointment] | None


def objections_to_post(post: Appointment, others: Others = None) -> Iterator[tuple[str, str]]:
    """What stops this post being given: a field of it, and a sentence for the administrator.
    `others` are the other posts of its person, and all of mayors, as they will be when it is given
    together with more; without them the database is asked."""
    if post.group_id and post.role not in COUNCILLORS:
        yield "group", "Only a councillor can have a political group. Leave this blank."
    yield from objections_to_side(post, others)
    if post.role in MEMBER_POSTS and not is_councillor_on_first_day(post, others):
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
    if later := later_mayor(post, others):
        yield (
            "starts_on",
            f"{later.person.name} is mayor from {later.starts_on:%-d %B %Y}. There can only be one"
            " mayor at a time. Enter a later date, or end this one before then.",
        )
    for objections in OBJECTIONS_OF_HIGHER_APPS:
        yield from objections(post)


def objections_to_side(post: Appointment, others: Others) -> Iterator[tuple[str, str]]:
    """Nobody is a councillor, an officer or an assistant, and another of these, on one day."""
    other = post_on_other_side(post, others)
    if other is None:
        return
    until = f" until {other.ends_on:%-d %B %Y}" if other.ends_on else ""
    both = " and ".join(name for name in SIDES if name in (side_of(post), side_of(other)))
    yield (
        "role",
        f"{other.person.name} is {side_of(other)}{until} ({other.post})."
        f" No one can be both {both}. End that post first.",
    )


def objections_to_same_post(post: Appointment) -> Iterator[tuple[str, str]]:
    """Nobody has one post twice on one day, nor two seats on the council."""
    if not post.person_id:
        return
    others = overlapping_posts(post).filter(person_id=post.person_id, role=post.role)
    if post.role != Role.COUNCILLOR:
        same = {f"{name}_id": getattr(post, f"{name}_id") for name in PLACES}
        others = others.filter(standing=post.standing, **same)
    other = others.select_related("ward", "service", "committee", "councillor").first()
    if other is None:
        return
    until = f" until {other.ends_on:%-d %B %Y}" if other.ends_on else ""
    title = f"{Role(post.role).label}, {other.post}" if other.ward or other.service else other.post
    yield (
        "starts_on",
        f"{post.person.name} has this post from {other.starts_on:%-d %B %Y}{until} ({title})."
        " Change or end that post first.",
    )


def objections_of_table(post: Appointment) -> Iterator[tuple[str, str]]:
    """What the table itself refuses, a statement for each constraint."""
    for constraint in Appointment._meta.constraints:
        if constraint.name in CONSTRAINED:
            try:
                constraint.validate(Appointment, post)
            except ValidationError as refused:
                yield CONSTRAINED[constraint.name], " ".join(refused.messages)


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


def shares_a_day(post: Appointment | Seat, other: Appointment | Seat) -> bool:
    """As `overlapping_posts`, of two posts or seats that may both be unsaved."""
    begins_in_time = post.ends_on is None or other.starts_on <= post.ends_on
    return begins_in_time and (other.ends_on is None or other.ends_on >= post.starts_on)


def post_on_other_side(post: Appointment, others: Others = None) -> Appointment | None:
    """A post of the same person on another side, on some day of this one."""
    side = side_of(post)
    theirs = frozenset[Role]().union(*(roles for name, roles in SIDES.items() if name != side))
    if others is not None and side:
        same = (other for other in others if other.person == post.person and other.role in theirs)
        found = [other for other in same if shares_a_day(post, other)]
        return min(found, key=lambda other: other.starts_on, default=None)
    if not side or post.person_id is None:
        return None
    rows = overlapping_posts(post).filter(person_id=post.person_id, role__in=sorted(theirs))
    return (
        rows.select_related("ward", "service", "committee", "councillor")
        .order_by("starts_on")
        .first()
    )


def side_of(post: Appointment) -> str:
    """What the holder of a post is in a sentence: a councillor, an officer, an assistant; or ""."""
    return next((name for name, roles in SIDES.items() if post.role in roles), "")


def is_councillor_on_first_day(post: Appointment, others: Others = None) -> bool:
    if others is not None:
        first_day = Appointment(starts_on=post.starts_on, ends_on=post.starts_on)
        seats = (one for one in others if one.role == Role.COUNCILLOR)
        return any(one.person == post.person and shares_a_day(first_day, one) for one in seats)
    if not post.person_id:  # somebody new
        return False
    return Appointment.objects.of_councillor(post.person).current(post.starts_on).exists()


def earlier_mayors(post: Appointment) -> QuerySet[Appointment]:
    """Who would be mayor at the same time and gives way to this post (Knutsford 6.1)."""
    if post.role != Role.MAYOR:
        return Appointment.objects.none()
    return overlapping_posts(post).filter(role=Role.MAYOR, starts_on__lt=post.starts_on)


def later_mayor(post: Appointment, others: Others = None) -> Appointment | None:
    """Who is mayor from the same or a later day of this post, and does not give way."""
    if post.role != Role.MAYOR:
        return None
    if others is not None:
        mayors = (other for other in others if other.role == Role.MAYOR and other is not post)
        later = (other for other in mayors if other.starts_on >= post.starts_on)
        return next((other for other in later if shares_a_day(post, other)), None)
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
