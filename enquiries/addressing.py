"""To whom does the protocol send an enquiry, or a chase? The only place that asks its routes.

A route names offices; who holds one is looked up when it is asked. An office that nobody holds or
deputises for falls to the next one, and never to nobody: coordinators have what no office takes.
"""

from collections.abc import Iterator
from typing import NamedTuple

from enquiries.models import Enquiry, Kind
from enquiries.requests import REQUESTS
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
# Posts that there are in each service; a line manager of nobody in particular is its head.
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
    """An office, or an officer of the service; neither where coordinators pass it on."""

    office: str = ""
    officer: User | None = None


def route_of(kind: str, version: Protocol) -> Route | None:
    """The route of a matter; None where it goes to the service, like any other."""
    own = ROUTES.get(Kind(kind))
    route = version.route(own) if own else None
    if route or kind in (Kind.FACT, Kind.OFFICER_QUESTION):
        return route
    return version.route(RouteKind.REQUEST)


def office_of(kind: str, version: Protocol) -> str:
    """The office that the protocol names for a matter, whoever holds it; "" for a service's."""
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
    """The service that the version names for a request; None for any other enquiry, and where
    there is none of that name."""
    request = REQUESTS.get(kind)
    name = version.request_services.get(request.had_by) if request else None
    return Service.objects.filter(name=name).first() if name else None


def named_in(service: Service) -> User | None:
    """Whom a service names for councillors' enquiries, in office today."""
    posts = Appointment.objects.current().of_people_who_can_sign_in()
    named = posts.filter(service=service.pk, for_enquiries=True).select_related("person")
    found = named.order_by("starts_on", "pk").first()
    return found.person if found else None


def manager_of(kind: str, service: Service) -> User | None:
    """Who has what is sealed, as nobody could give it out: the head of its service. Of criticism,
    the chief officer while there is none (Somerset 10.4)."""
    posts = {Kind.BUDGET: SENIOR[:1], Kind.CRITICISM: SENIOR}.get(Kind(kind), ())
    found = (person for post in posts for person in holders(post, service_id=service.pk))
    return next(found, None)


def informed_of(
    kind: str, service: Service | None, committee: Committee | None, for_meeting: bool
) -> User | None:
    """Who is told of what may be used at a meeting: the chair of its committee, or in whose field
    the service is (Oxford 23.8); None while nobody is."""
    if kind == Kind.BACKGROUND and committee:
        posts = Appointment.objects.current().of_people_who_can_sign_in()
        chairs = posts.filter(role=Role.COMMITTEE_CHAIR, committee=committee.pk)
        if chair := chairs.select_related("person").order_by("starts_on", "pk").first():
            return chair.person
    if (kind == Kind.BACKGROUND or for_meeting) and service:
        return next(iter(cabinet_members(service.pk)), None)
    return None


def addressed(kind: str, version: Protocol, service: Service | None) -> Addressed:
    """Who gets a new enquiry today: of a request, whom its service names for enquiries."""
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
    """Those that the route names, in order, then those who act where they cannot."""
    way = resolve(route)
    yield from (*way.to, *way.fallback)


def above(enquiry: Enquiry, author: User) -> Addressed:
    """Who deals with what is said against an answer: the head of its service, or whoever is next,
    but never its author."""
    for role in SENIOR if enquiry.service_id else ():
        found = holders(role, service_id=enquiry.service_id)
        if others := [person for person in found if person.pk != author.pk]:
            return Addressed(officer=others[0])
    chief = holders(Role.CHIEF_EXECUTIVE)
    if chief and author not in chief:
        return Addressed(office=Role.CHIEF_EXECUTIVE.value)
    return Addressed()


def wants_senior(enquiry: Enquiry) -> bool:
    """Whether it is to be given to a senior post of its service: what is for seniors always is, and
    criticism; a service that failed only until one of them has had it (Section C 3.2). What an
    office has instead is given to whom the office chooses."""
    if enquiry.kind == Kind.CRITICISM:
        return True
    if enquiry.office or not is_for_seniors(enquiry.kind, enquiry.version):
        return False
    return enquiry.kind != Kind.FAILED_SERVICE or enquiry.officer_id is None


def chased(enquiry: Enquiry) -> list[User]:
    """Who gets a chase today (Section C 3.5, Knutsford 4.6); nobody where no office is held."""
    route = enquiry.version.route(RouteKind.CHASE)
    for office in offices(route) if route else ():
        if office in POSTS and enquiry.service_id:
            found = holders(POSTS[office], service_id=enquiry.service_id)
        else:
            found = holders(Role(office)) if office in ANSWERING else []
        if found:
            return found
    return []
