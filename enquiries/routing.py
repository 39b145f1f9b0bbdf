"""Routing of enquiries and chases by the protocol. Only this module reads the protocol's routes.

A route names offices, and their holders are looked up each time. If an office is vacant and has no
deputy, the next one gets the enquiry. If there is none, coordinators do.
"""

from collections.abc import Iterator
from typing import NamedTuple

from enquiries.models import Enquiry, Kind
from enquiries.services_offered import REQUESTS
from people.models import Appointment, Committee, Service, User, holders
from people.posts import cabinet_members
from people.roles import GRANTS, OFFICES, Permission, Role
from protocols.models import Protocol, RouteKind
from protocols.routes import Office, Route, resolve

ROUTES = {
    Kind.POLICY: RouteKind.POLICY,
    Kind.FAILED_SERVICE: RouteKind.FAILED_SERVICE,
    Kind.INTERPRETATION: RouteKind.INTERPRETATION,
}
# Posts in each service. If no person is given, the line manager is the head of service.
POSTS = {
    Office.LINE_MANAGER.value: Role.HEAD_OF_SERVICE,
    Office.HEAD_OF_SERVICE.value: Role.HEAD_OF_SERVICE,
    Office.DIRECTOR.value: Role.CHIEF_OFFICER,
}
SENIOR = (Role.HEAD_OF_SERVICE, Role.CHIEF_OFFICER)
MONITORING = Role.MONITORING_OFFICER.value
ANSWERING = {role.value for role in OFFICES if Permission.HANDLE_ENQUIRY in GRANTS[role]}
ANSWERING -= {MONITORING}


class Addressed(NamedTuple):
    """An office, or an officer of the service. Neither, if a coordinator has to assign it."""

    office: str = ""
    officer: User | None = None


def route_of(kind: str, version: Protocol) -> Route | None:
    """The route of a matter, or None if it goes to the service like any other."""
    own = ROUTES.get(Kind(kind))
    route = version.route(own) if own else None
    if route or kind in (Kind.FACT, Kind.OFFICER_QUESTION):
        return route
    return version.route(RouteKind.REQUEST)


def office_of(kind: str, version: Protocol) -> str:
    """The office that the protocol names for a matter, vacant or not; "" if a service has it."""
    route = route_of(kind, version)
    return route.to[0] if route and route.to[0] in answering(kind) else ""


def answering(kind: str) -> set[str]:
    """The offices that can answer such an enquiry: the Monitoring Officer says what the protocol
    means, and nothing else."""
    return ANSWERING | ({MONITORING} if kind == Kind.INTERPRETATION else set())


def is_for_seniors(kind: str, version: Protocol) -> bool:
    """Whether a matter goes to the head of its service, or to another of its senior posts."""
    route = route_of(kind, version)
    return bool(route) and route.to[0] in POSTS  # type: ignore[union-attr]


def service_of(kind: str, version: Protocol) -> Service | None:
    """The service that the version names for a request. None for any other enquiry, and if no
    service has that name."""
    request = REQUESTS.get(kind)
    name = version.request_services.get(request.had_by) if request else None
    return Service.objects.filter(name=name).first() if name else None


def named_in(service: Service) -> User | None:
    """The person a service names for councillors' enquiries, in post today."""
    posts = Appointment.objects.current().of_people_who_can_sign_in()
    named = posts.filter(service=service.pk, for_enquiries=True).select_related("person")
    found = named.order_by("starts_on", "pk").first()
    return found.person if found else None


def manager_of(kind: str, service: Service) -> User | None:
    """Who gets a confidential request, because no one can assign it: the head of its service, or
    for criticism the chief officer while that post is vacant (Somerset 10.4)."""
    posts = {Kind.BUDGET: SENIOR[:1], Kind.CRITICISM: SENIOR}.get(Kind(kind), ())
    found = (person for post in posts for person in holders(post, service_id=service.pk))
    return next(found, None)


def informed_of(
    kind: str, service: Service | None, committee: Committee | None, for_meeting: bool
) -> User | None:
    """Who is told about an answer that may be used at a meeting: the chair of its committee, or the
    cabinet member for the service (Oxford 23.8). None while there is neither."""
    if kind == Kind.BACKGROUND and committee:
        posts = Appointment.objects.current().of_people_who_can_sign_in()
        chairs = posts.filter(role=Role.COMMITTEE_CHAIR, committee=committee.pk)
        if chair := chairs.select_related("person").order_by("starts_on", "pk").first():
            return chair.person
    if (kind == Kind.BACKGROUND or for_meeting) and service:
        return next(iter(cabinet_members(service.pk)), None)
    return None


def addressed(kind: str, version: Protocol, service: Service | None) -> Addressed:
    """Who gets a new enquiry today. For a request, the person its service names for enquiries."""
    if kind == Kind.CRITICISM:
        return Addressed(officer=manager_of(kind, service) if service else None)
    route = route_of(kind, version)
    for office in offices(route) if route else ():
        if office in answering(kind) and holders(Role(office)):
            return Addressed(office=office)
        if office in POSTS and service is None:
            return Addressed()
        if office in POSTS and service and (found := holders(POSTS[office], service_id=service.pk)):
            return Addressed(officer=found[0])
    if kind in REQUESTS and REQUESTS[kind].had_by and service:
        return Addressed(officer=named_in(service) or manager_of(kind, service))
    return Addressed()


def offices(route: Route) -> Iterator[str]:
    """The offices a route names, in order, then those that act when they cannot."""
    way = resolve(route)
    yield from (*way.to, *way.fallback)


def above(enquiry: Enquiry, author: User) -> Addressed:
    """Who deals with a challenge to an answer: the head of its service, or the next post above, but
    never the author."""
    for role in SENIOR if enquiry.service_id else ():
        found = holders(role, service_id=enquiry.service_id)
        if others := [person for person in found if person.pk != author.pk]:
            return Addressed(officer=others[0])
    chief = holders(Role.CHIEF_EXECUTIVE)
    if chief and author not in chief:
        return Addressed(office=Role.CHIEF_EXECUTIVE.value)
    return Addressed()


def wants_senior(enquiry: Enquiry) -> bool:
    """Whether only a senior post of its service can be assigned it. A matter for seniors always
    is, and so is criticism. A failed service is until one of them has had it (Section C 3.2). An
    office can assign its own enquiries to anyone."""
    if enquiry.kind == Kind.CRITICISM:
        return True
    if enquiry.office or not is_for_seniors(enquiry.kind, enquiry.version):
        return False
    return enquiry.kind != Kind.FAILED_SERVICE or enquiry.officer_id is None


def chased(enquiry: Enquiry) -> list[User]:
    """Who gets a chase today (Section C 3.5, Knutsford 4.6). Empty if every office is vacant."""
    route = enquiry.version.route(RouteKind.CHASE)
    for office in offices(route) if route else ():
        if office in POSTS and enquiry.service_id:
            found = holders(POSTS[office], service_id=enquiry.service_id)
        else:
            found = holders(Role(office)) if office in ANSWERING else []
        if found:
            return found
    return []
