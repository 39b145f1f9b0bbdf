"""What the protocol asks on one topic, with what helps: media, resources, appointments, roles."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from people.models import Appointment, Service, User
from people.roles import GRANTS, Permission, Role
from protocols import guidance, linked
from protocols.kinds import RouteKind
from protocols.models import Clause, Protocol
from protocols.routes import resolve

MEDIA, RESOURCES, APPOINTMENTS = "media", "resources", "appointments"


class Topic(NamedTuple):
    """`behaviour` is the key that its clauses name, `links` the topic of what is linked."""

    title: str
    behaviour: str
    links: str = ""


TOPICS = {
    MEDIA: Topic("Speaking to the media", "media-page", linked.MEDIA),
    RESOURCES: Topic("Using the council’s resources", "resource-rules", linked.RESOURCES),
    APPOINTMENTS: Topic("Appointing officers", "appointments-guidance"),
}
# What a councillor may say first, by the capacity in which they speak.
WORDINGS = (
    ("For your ward", "I speak as councillor for {ward} ward."),
    ("For yourself", "These are my own views, not the policy of the council."),
    ("For your group", "I speak for my group, not on behalf of the council."),
    ("For the council", "I speak for the council, as agreed with those whom it names."),
)


class Contact(NamedTuple):
    """A service, who heads it, and whom it names for councillors' enquiries."""

    service: str
    heads: list[User]
    named: list[User]


def about(version: Protocol, key: str, side: str) -> list[Clause]:
    """The clauses served by one behaviour that speak to a side, or to everybody without one."""
    found = version.clauses.filter(behaviour=key)
    return [clause for clause in found if not side or clause.side in ("", side)]


def page(version: Protocol, topic: Topic, user: User) -> dict[str, Any]:
    media = topic.behaviour == TOPICS[MEDIA].behaviour
    found = [guidance.sentence(c, version) for c in about(version, topic.behaviour, user.side)]
    speaks = media and user.is_member and bool(found)
    ward = user.ward.name if user.ward else "…"
    return {
        "title": topic.title,
        "protocol": version,
        "points": found,
        "links": list(linked.of(version, topic.links)) if topic.links else [],
        "contacts": linked.lines(version.media_contacts) if media else [],
        "wordings": [(how, says.format(ward=ward)) for how, says in WORDINGS] if speaks else [],
    }


def there(version: Protocol) -> Iterator[tuple[str, Topic]]:
    """The topics of which this version says something."""
    for key, topic in TOPICS.items():
        if version.asks_for(topic.behaviour):
            yield key, topic


def role(version: Protocol | None, user: User) -> dict[str, Any]:
    """What each post of this person lets them do, and what the protocol says their role is for."""
    posts = [
        (hat.post, str(Role(hat.role).label), sorted(str(Permission(p).label) for p in granted))
        for hat in user.hats
        for granted in [GRANTS[Role(hat.role)]]
    ]
    return {
        "title": "What your role is for",
        "protocol": version,
        "posts": posts,
        "points": list(duties(version, user.side)) if version and user.side else [],
    }


def duties(version: Protocol, side: str) -> Iterator[guidance.Said]:
    """The responsibilities of a side one by one: the parts of each clause that lists them."""
    for clause in about(version, "role-page", side):
        for part in version.clauses.filter(number__startswith=f"{clause.number} "):
            yield guidance.sentence(part, version)


def contacts(today: date) -> list[Contact]:
    """Every service by name, on a local date: two queries."""
    posts = Appointment.objects.current(today).of_people_who_can_sign_in()
    posts = posts.exclude(service=None).select_related("person").order_by("person__name", "pk")
    heads: dict[int | None, list[User]] = {}
    named: dict[int | None, list[User]] = {}
    for post in posts:
        if post.role == Role.HEAD_OF_SERVICE:
            heads.setdefault(post.service_id, []).append(post.person)
        if post.for_enquiries:
            named.setdefault(post.service_id, []).append(post.person)
    return [
        Contact(service.name, heads.get(service.pk, []), named.get(service.pk, []))
        for service in Service.objects.order_by("name")
    ]


def nobody(found: list[Contact]) -> list[str]:
    """Services of which a councillor could reach nobody."""
    return [contact.service for contact in found if not (contact.heads or contact.named)]


def who_interprets(version: Protocol, today: date) -> list[tuple[str, list[User]]]:
    """Each office that answers what the protocol means, as this council calls it, and who holds or
    deputises for it on a local date; a vacant one falls to the next of the route."""
    route = version.route(RouteKind.INTERPRETATION)
    if route is None:
        return []
    posts = Appointment.objects.current(today).of_people_who_can_sign_in()
    holders: dict[str, list[User]] = {}
    for post in posts.select_related("person").order_by("starts_on", "pk"):
        holders.setdefault(post.role, []).append(post.person)
    vacant = [office for office in (*route.to, *route.fallback) if office not in holders]
    way = resolve(route, vacant=vacant)
    return [(version.title(office), holders.get(office, [])) for office in way.to]
