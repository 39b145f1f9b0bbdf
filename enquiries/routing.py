"""Routing: the offices, services and people an enquiry or a chase goes to by the version's routes.

Only this module reads the routes. They name offices, and the holders are looked up each time. If an
office is vacant and has no deputy, the next one gets the enquiry. After the last, coordinators do.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from enquiries.connections import without_connected
from enquiries.models import Enquiry, Kind
from enquiries.services_offered import REQUEST_OF_KIND
from people.models import (
    Appointment,
    HoldersOfRole,
    Service,
    User,
    holders_of_role,
    unique_people,
)
from people.posts import cabinet_members_for
from people.roles import GRANTS, OFFICES, Permission, Role
from protocols.behaviours import Behaviour
from protocols.models import Protocol, RouteKind
from protocols.routes import Office, Route, resolve_route

ROUTE_KINDS = {
    Kind.POLICY: RouteKind.POLICY,
    Kind.FAILED_SERVICE: RouteKind.FAILED_SERVICE,
    Kind.INTERPRETATION: RouteKind.INTERPRETATION,
}
# Posts in each service. If no person is given, the line manager is the head of service.
SERVICE_POSTS = {
    Office.LINE_MANAGER.value: Role.HEAD_OF_SERVICE,
    Office.HEAD_OF_SERVICE.value: Role.HEAD_OF_SERVICE,
    Office.NOMINATED_OFFICER.value: Role.NOMINATED_OFFICER,
    Office.DIRECTOR.value: Role.CHIEF_OFFICER,
}
SENIOR_POSTS = (Role.HEAD_OF_SERVICE, Role.CHIEF_OFFICER)
MONITORING_OFFICER = Role.MONITORING_OFFICER.value
ANSWERING_OFFICES = {role.value for role in OFFICES if Permission.HANDLE_ENQUIRY in GRANTS[role]}
ANSWERING_OFFICES -= {MONITORING_OFFICER}

# Everyone who gets a chase has one of these posts: those of a route, and who stands in for them.
CHASE_POSTS = (*SERVICE_POSTS.values(), *map(Role, ANSWERING_OFFICES), Role.COORDINATOR)


class Addressee(NamedTuple):
    """An office, or an officer of the service. Neither, if a coordinator has to assign it."""

    office: str = ""
    officer: User | None = None


def route_of(kind: str, version: Protocol) -> Route | None:
    """The route of a matter, or None if it goes to the service like any other."""
    own = ROUTE_KINDS.get(Kind(kind))
    route = version.route(own) if own else None
    if route or kind in (Kind.FACT, Kind.OFFICER_QUESTION):
        return route
    return version.route(RouteKind.REQUEST)


def office_of(kind: str, version: Protocol) -> str:
    """The office that the protocol names for a matter, vacant or not; "" if a service has it."""
    route = route_of(kind, version)
    return route.to[0] if route and route.to[0] in answering_offices(kind) else ""


def answering_offices(kind: str) -> set[str]:
    """The offices that can answer such an enquiry: the Monitoring Officer says what the protocol
    means, and nothing else."""
    return ANSWERING_OFFICES | ({MONITORING_OFFICER} if kind == Kind.INTERPRETATION else set())


def is_for_seniors(kind: str, version: Protocol) -> bool:
    """Whether a matter goes to the head of its service, or to another of its senior posts."""
    route = route_of(kind, version)
    return bool(route) and route.to[0] in SERVICE_POSTS  # type: ignore[union-attr]


def service_of(kind: str, version: Protocol) -> Service | None:
    """The service that the version names for a request. None for any other enquiry, and if no
    service has that name."""
    request = REQUEST_OF_KIND.get(kind)
    name = version.request_services.get(request.had_by) if request else None
    return Service.objects.offered().filter(name=name).first() if name else None


def enquiries_contacts_of(service: Service) -> list[User]:
    """The people a service names for councillors' enquiries, in post today."""
    posts = Appointment.objects.current().of_people_who_can_sign_in()
    named = posts.filter(service=service.pk, for_enquiries=True).select_related("person")
    return [post.person for post in named.order_by("starts_on", "pk")]


def managers_of(kind: str, service: Service) -> list[User]:
    """Who gets a confidential request, because no one can assign it: the head of its service, or
    for criticism the chief officer while that post is vacant (Somerset 10.4)."""
    posts = {Kind.BUDGET: SENIOR_POSTS[:1], Kind.CRITICISM: SENIOR_POSTS}.get(Kind(kind), ())
    return [person for post in posts for person in holders_of_role(post, service_id=service.pk)]


def councillor_informed(
    kind: str,
    service_id: int | None,
    committee_id: int | None,
    for_meeting: bool,
    *,
    version: Protocol,
) -> User | None:
    """Who is told about an answer that may be used at a meeting: the chair of its committee, or the
    cabinet member for the service (Oxford 23.8). None while there is neither, or if no clause
    asks for it."""
    if not version.clause_for(Behaviour.MEETING_NOTICE):
        return None
    if kind == Kind.BACKGROUND and committee_id:
        posts = Appointment.objects.current().of_people_who_can_sign_in()
        chairs = posts.filter(role=Role.COMMITTEE_CHAIR, committee=committee_id)
        if chair := chairs.select_related("person").order_by("starts_on", "pk").first():
            return chair.person
    if (kind == Kind.BACKGROUND or for_meeting) and service_id:
        return next(iter(cabinet_members_for(service_id)), None)
    return None


def addressee_of(
    kind: str, version: Protocol, service: Service | None, member_id: int | None = None
) -> Addressee:
    """Who gets a new enquiry of this councillor today. For a request, the person its service names
    for enquiries. Never an officer that a declared connection keeps from it (Oxford 23.6)."""
    if kind == Kind.CRITICISM:
        people = managers_of(kind, service) if service else []
        return Addressee(officer=first_unconnected(people, member_id, version))
    route = route_of(kind, version)
    for office in offices_of_route(route) if route else ():
        if office in answering_offices(kind) and holders_of_role(Role(office)):
            return Addressee(office=office)
        post = SERVICE_POSTS.get(office)
        if post and service is None:
            return Addressee()
        people = holders_of_role(post, service_id=service.pk) if post and service else []
        if officer := first_unconnected(people, member_id, version):
            return Addressee(officer=officer)
    if kind in REQUEST_OF_KIND and REQUEST_OF_KIND[kind].had_by and service:
        people = [*enquiries_contacts_of(service), *managers_of(kind, service)]
        return Addressee(officer=first_unconnected(people, member_id, version))
    return Addressee()


def first_unconnected(
    people: Sequence[User], member_id: int | None, version: Protocol
) -> User | None:
    return next(iter(without_connected(people, member_id, version)), None)


def addressee_of_decision(
    officer: User, service: Service, member_id: int, version: Protocol
) -> Addressee:
    """The officer who decided, while they work in that service and no declared connection keeps
    them from it. Otherwise neither, so that the service assigns it."""
    people = [officer] if officer.works_today(service.pk) else []
    return Addressee(officer=first_unconnected(people, member_id, version))


def offices_of_route(route: Route) -> Iterator[str]:
    """The offices a route names, in order, then those that act when they cannot."""
    way = resolve_route(route)
    yield from (*way.to, *way.fallback)


def addressee_of_challenge(enquiry: Enquiry, author: User) -> Addressee:
    """Who deals with a challenge to an answer: the head of its service, or the next post above, but
    never the author."""
    for role in SENIOR_POSTS if enquiry.service_id else ():
        people = holders_of_role(role, service_id=enquiry.service_id)
        others = [person for person in people if person.pk != author.pk]
        if others := without_connected(others, enquiry.member_id, enquiry.version):
            return Addressee(officer=others[0])
    chief = holders_of_role(Role.CHIEF_EXECUTIVE)
    if chief and author not in chief:
        return Addressee(office=Role.CHIEF_EXECUTIVE.value)
    return Addressee()


def senior_posts(enquiry: Enquiry) -> tuple[Role, ...]:
    """The posts of a service that can be assigned what `needs_senior_officer`: its head and chief
    officer, and those the route names, for example nominated officers. Criticism stays with the
    first two."""
    route = route_of(enquiry.kind, enquiry.version)
    if enquiry.kind == Kind.CRITICISM or not route:
        return SENIOR_POSTS
    named = (SERVICE_POSTS[office] for office in offices_of_route(route) if office in SERVICE_POSTS)
    return tuple(dict.fromkeys((*SENIOR_POSTS, *named)))


def senior_words(enquiry: Enquiry) -> str:
    """Those posts in a sentence: a head of service, nominated officer or chief officer."""
    *others, last = [post_words(post, enquiry.version) for post in senior_posts(enquiry)]
    return f"a {', '.join(others)} or {last}"


def post_words(post: Role, version: Protocol) -> str:
    """A post in a sentence. The version names those that its own words are for: team leader."""
    own = version.titles.get(post) if post == Role.NOMINATED_OFFICER else ""
    return (own or str(post.label)).lower()


def named_words(kind: str, version: Protocol) -> str:
    """The posts of a service that the route names first: the head of service or a nominated
    officer."""
    route = route_of(kind, version)
    posts = (
        [SERVICE_POSTS[office] for office in route.to if office in SERVICE_POSTS] if route else ()
    )
    words = [
        f"{'a' if post == Role.NOMINATED_OFFICER else 'the'} {post_words(post, version)}"
        for post in posts
    ]
    return " or ".join(words)


def others_named(enquiry: Enquiry) -> list[User]:
    """Everyone in its service that the route names first, except the officer who has it. Any of
    them can take it on (Section C 3.2, Oxford 23.4)."""
    route = route_of(enquiry.kind, enquiry.version)
    if not (route and enquiry.service_id) or enquiry.office or enquiry.is_sealed:
        return []
    posts = [SERVICE_POSTS[office] for office in route.to if office in SERVICE_POSTS]
    people = [one for post in posts for one in holders_of_role(post, service_id=enquiry.service_id)]
    return [person for person in unique_people(people) if person.pk != enquiry.officer_id]


def needs_senior_officer(enquiry: Enquiry) -> bool:
    """Whether only a senior post of its service can be assigned it. A matter for seniors always
    is, and so is criticism. A failed service is until one of them has had it (Section C 3.2). An
    office can assign its own enquiries to anyone."""
    if enquiry.kind == Kind.CRITICISM:
        return True
    if enquiry.office or not is_for_seniors(enquiry.kind, enquiry.version):
        return False
    return enquiry.kind != Kind.FAILED_SERVICE or enquiry.officer_id is None


def chase_route_holders(enquiry: Enquiry, holders: HoldersOfRole = holders_of_role) -> list[User]:
    """Who gets a chase today (Section C 3.5). Empty if every office is vacant."""
    return chase_route_reached(enquiry, holders).people


class ChaseReached(NamedTuple):
    """The people a chase goes to, and their office. "" for a post of the service."""

    people: list[User]
    office: str = ""


def chase_route_reached(enquiry: Enquiry, holders: HoldersOfRole = holders_of_role) -> ChaseReached:
    """The first of the route that someone holds today."""
    route = enquiry.version.route(RouteKind.CHASE)
    for office in offices_of_route(route) if route else ():
        if office in SERVICE_POSTS and enquiry.service_id:
            if people := holders(SERVICE_POSTS[office], service_id=enquiry.service_id):
                return ChaseReached(people)
        elif office in ANSWERING_OFFICES and (people := holders(Role(office))):
            return ChaseReached(people, office)
    return ChaseReached([])
