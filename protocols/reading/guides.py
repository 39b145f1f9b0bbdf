"""Guides by topic (media, resources, appointments), by role, and contacts of services."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from django.utils import timezone

from foundation.types import Context
from people.directory import styled_member
from people.models import Appointment, Portfolio, Service, User, deputies
from people.models.user import MEMBER_TITLES
from people.posts import group_leaders_of
from people.roles import GRANTS, MEMBER_POSTS, Permission, Role
from protocols import elections, guidance
from protocols.behaviours import Behaviour
from protocols.choices import RouteKind
from protocols.models import Clause, Protocol
from protocols.routes import Office, resolve_route
from protocols.settings import links as settings_links

MEDIA, RESOURCES, APPOINTMENTS = "media", "resources", "appointments"


class GuideTopic(NamedTuple):
    """`behaviour` is what its clauses ask for, `links` the topic of what is linked. The clauses for
    `about_connections` link to the page where a connection is declared."""

    title: str
    behaviour: Behaviour
    links: str = ""
    about_connections: tuple[Behaviour, ...] = ()


GUIDE_TOPICS = {
    MEDIA: GuideTopic("Speaking to the media", Behaviour.MEDIA_PAGE, settings_links.MEDIA),
    RESOURCES: GuideTopic(
        "Using the council’s resources", Behaviour.RESOURCE_RULES, settings_links.RESOURCES
    ),
    APPOINTMENTS: GuideTopic(
        "Appointing officers",
        Behaviour.APPOINTMENTS_GUIDANCE,
        about_connections=(Behaviour.CONNECTIONS_AT_APPOINTMENTS,),
    ),
}
# What the post of a councillor opens under a version, each as “ask for …”: written by the apps
# above, which know what they open to which post.
OPENED_BY_POST: list[Callable[[Appointment, Protocol], Iterable[str]]] = []
# What a councillor can say first, by the capacity they are speaking in.
WORDINGS = (
    ("For your ward", "I am speaking as councillor for {ward} ward."),
    ("For yourself", "These are my own views, not the policy of the council."),
    ("For your group", "I am speaking for my group, not on behalf of the council."),
    ("For the council", "I am speaking on behalf of the council, with its agreement."),
)


ENQUIRIES = "for enquiries"
ORDER_OF_POSTS = (
    Role.MAYOR,
    Role.LEADER,
    Role.DEPUTY_LEADER,
    Role.CABINET_MEMBER,
    Role.COMMITTEE_CHAIR,
    Role.VICE_CHAIR,
    Role.SPOKESPERSON,
)


class ServiceContact(NamedTuple):
    """A service, who heads it, its nominated officers, and who it names for enquiries."""

    service: str
    heads: list[User]
    nominated: list[User]
    named: list[User]


class CouncillorPost(NamedTuple):
    """A councillor's post today: what it is, whose, the services in its field, and since when."""

    name: str
    who: str
    field: list[str]
    since: date


# A protocol that speaks of any of these has the posts shown.
COUNCILLOR_POST_BEHAVIOURS = (Behaviour.CIVIC_POSTS, Behaviour.POSTS_AND_THEIR_REQUESTS)


def clauses_for_behaviour(version: Protocol, behaviour: Behaviour, side: str) -> list[Clause]:
    """The clauses served by one behaviour that speak to a side, or to everybody without one."""
    clauses = version.clauses.filter(behaviour=behaviour)
    return [clause for clause in clauses if not side or clause.side in ("", side)]


def guide_context(version: Protocol, topic: GuideTopic, user: User) -> Context:
    media = topic.behaviour == GUIDE_TOPICS[MEDIA].behaviour
    points = [
        guidance.guidance_sentence(c, version)
        for c in clauses_for_behaviour(version, topic.behaviour, user.side)
    ]
    speaks = media and user.is_member and bool(points)
    ward = user.ward.name if user.ward else ""
    in_group = any(post.group_id for post in user.posts_today)
    return {
        "title": topic.title,
        "warning": electioneering_warning(version) if media else None,
        "protocol": version,
        "points": points,
        "connection_points": [
            guidance.guidance_sentence(c, version)
            for behaviour in topic.about_connections
            for c in clauses_for_behaviour(version, behaviour, user.side)
        ],
        "links": list(settings_links.links_for(version, topic.links)) if topic.links else [],
        "contacts": settings_links.nonempty_lines(version.media_contacts) if media else [],
        "wordings": [
            (how, says.format(ward=ward))
            for how, says in WORDINGS
            if speaks and (ward or "{ward}" not in says) and (in_group or "group" not in says)
        ],
    }


def electioneering_warning(version: Protocol) -> guidance.GuidanceSentence | None:
    """The warning about elections (Knutsford 11.5(g)), only during an election period."""
    clauses = clauses_for_behaviour(version, Behaviour.ELECTIONEERING_WARNING, "")
    running = elections.election_period_on(timezone.localdate())
    return guidance.guidance_sentence(clauses[0], version) if clauses and running else None


def guide_topics(version: Protocol) -> Iterator[tuple[str, GuideTopic]]:
    """The topics of which this version says something."""
    for key, topic in GUIDE_TOPICS.items():
        if version.clause_for(topic.behaviour):
            yield key, topic


def role_context(version: Protocol | None, user: User) -> Context:
    """What each post of this person lets them do, and what the protocol says their role is for."""
    posts = [
        (post.post, post_kind(post), list(allowed_by(post, version))) for post in user.posts_today
    ]
    return {
        "title": "What your role is for",
        "protocol": version,
        "posts": posts,
        "field": [service.name for service in user.portfolio.values()],
        "places": list(outside_appointment_lines(user)),
        "points": list(role_responsibilities(version, user.side)) if version and user.side else [],
    }


def allowed_by(post: Appointment, version: Protocol | None) -> Iterator[str]:
    """What a post allows: always, and under this version."""
    yield from sorted(str(Permission(one).label).lower() for one in GRANTS[Role(post.role)])
    if version:
        for opened in OPENED_BY_POST:
            yield from opened(post, version)


def post_kind(post: Appointment) -> str:
    """What kind of post it is; of members who were not elected, what they are instead."""
    return MEMBER_TITLES.get(post.standing, str(Role(post.role).label))


def outside_appointment_lines(user: User) -> Iterator[str]:
    """Each place of this person's on a body outside the council, today."""
    for place in user.outside_appointments.current().select_related("body").order_by("body__name"):
        how = str(place.get_capacity_display()).lower()
        yield f"{place.body}, {how}, since {place.starts_on:%-d %B %Y}"


def role_responsibilities(version: Protocol, side: str) -> Iterator[guidance.GuidanceSentence]:
    """The responsibilities of a side one by one: the parts of each clause that lists them."""
    for clause in clauses_for_behaviour(version, Behaviour.ROLE_PAGE, side):
        for part in version.clauses.filter(number__startswith=f"{clause.number} "):
            yield guidance.guidance_sentence(part, version)


def service_contacts(today: date) -> list[ServiceContact]:
    """Every service by name, on a local date: two queries."""
    posts = Appointment.objects.current(today).of_people_who_can_sign_in()
    posts = posts.exclude(service=None).select_related("person").order_by("person__name", "pk")
    people: dict[tuple[int | None, str], list[User]] = {}
    for post in posts:
        people.setdefault((post.service_id, post.role), []).append(post.person)
        if post.for_enquiries:
            people.setdefault((post.service_id, ENQUIRIES), []).append(post.person)
    kinds = (Role.HEAD_OF_SERVICE, Role.NOMINATED_OFFICER, ENQUIRIES)
    return [
        ServiceContact(service.name, *(people.get((service.pk, kind), []) for kind in kinds))
        for service in Service.objects.order_by("name")
    ]


def councillor_posts(today: date) -> list[CouncillorPost]:
    """Who holds the posts of ORDER_OF_POSTS on a local date: three queries."""
    seats = Appointment.objects.current(today).of_people_who_can_sign_in()
    members = seats.filter(role=Role.COUNCILLOR).values("person")
    held = seats.filter(role__in=sorted(MEMBER_POSTS), person__in=members)
    fields: dict[int, list[str]] = {}
    rows = Portfolio.objects.current(today).select_related("service").order_by("service__name")
    for row in rows:
        fields.setdefault(row.post_id, []).append(row.service.name)
    ordered = held.select_related("person", "committee").order_by("starts_on", "person__name")
    return [
        CouncillorPost(
            post.post, styled_member(post.person), fields.get(post.pk, []), post.starts_on
        )
        for post in sorted(ordered, key=lambda post: ORDER_OF_POSTS.index(Role(post.role)))
    ]


def nominated_title(version: Protocol | None) -> str:
    """What a version calls an officer that a service nominates, as a heading."""
    title = version.titles.get(Role.NOMINATED_OFFICER) if version else ""
    return str(title or Role.NOMINATED_OFFICER.label).capitalize()


def services_without_contact(contacts: list[ServiceContact]) -> list[str]:
    """Services of which a councillor could reach nobody."""
    return [one.service for one in contacts if not (one.heads or one.nominated or one.named)]


def who_to_ask(version: Protocol, user: User, today: date) -> list[tuple[str, list[User]]]:
    """Who this person can ask what the protocol means, each with a title. A councillor can choose
    the leader of their own group if the version names one (Section C 1.10)."""
    offices, route = interpreting_offices(version, today), version.route(RouteKind.INTERPRETATION)
    if user.is_member and route and Office.GROUP_LEADER in route.to:
        leaders = group_leaders_of(user)
        return [*offices, ("Your group leader", leaders)] if leaders else offices
    return offices


def interpreting_offices(version: Protocol, today: date) -> list[tuple[str, list[User]]]:
    """Each office that answers what the protocol means, as this council calls it, and who acts for
    it on a local date; a vacant one falls to the next of the route. Group leaders are no office."""
    route = version.route(RouteKind.INTERPRETATION)
    if route is None:
        return []
    posts = Appointment.objects.current(today).of_people_who_can_sign_in()
    posts = posts.exclude(role=Role.GROUP_LEADER)
    held: dict[str, list[Appointment]] = {}
    for post in posts.with_absences().select_related("person").order_by("starts_on", "pk"):
        held.setdefault(post.role, []).append(post)
    vacant = [office for office in (*route.to, *route.fallback) if office not in held]
    way = resolve_route(route, vacant=vacant)
    return [
        (version.title(office), [post.person for post in deputies.acting(held.get(office, []))])
        for office in way.to
    ]
