"""The offices of a request: who makes the final decision, who advises first, who stands in.

The route of the request's version says so, and there is always one.
"""

from documents.models import DocumentRequest
from people.models import User, holders
from people.roles import OFFICES, Role
from protocols import routes
from protocols.choices import RouteKind
from protocols.models import Protocol
from protocols.routes import Office

# Offices of a route that stand for a post in the service concerned.
OF_SERVICE = {
    Office.DIRECTOR.value: Role.CHIEF_OFFICER,
    Office.HEAD_OF_SERVICE.value: Role.HEAD_OF_SERVICE,
}
MAY_DECIDE = (*sorted(OFFICES), *OF_SERVICE)
USUAL = routes.Route(RouteKind.NEED_TO_KNOW.value, (Office.CHIEF_EXECUTIVE.value,))


def holders_of(office: str, request: DocumentRequest) -> list[User]:
    """Today's holders of an office; of a post, in the service of the request."""
    if office in OF_SERVICE:
        return holders(OF_SERVICE[office], service_id=request.service_id)
    return holders(Role(office)) if office in OFFICES else []


def holds(user: User, office: str, request: DocumentRequest) -> bool:
    """Whether this person holds that office today, from their posts."""
    if office in OF_SERVICE:
        return any(
            hat.role == OF_SERVICE[office] and hat.service_id == request.service_id
            for hat in user.hats
        )
    return office in user.offices


def route_of(request: DocumentRequest) -> routes.Route:
    return request.version.route(RouteKind.NEED_TO_KNOW) or USUAL


def final_offices(request: DocumentRequest, decided_by: User | None) -> tuple[str, str]:
    """The office that decides finally, and the one that it must hear before, or "".

    Never one that is vacant, nor one whose only holder took the decision in dispute.
    """
    people = {office: holders_of(office, request) for office in MAY_DECIDE}
    vacant = [office for office, found in people.items() if not found]
    conflicted = [office for office, found in people.items() if found and found == [decided_by]]
    way = routes.resolve(route_of(request), conflicted=conflicted, vacant=vacant)
    able = [office for office in (*way.to, *way.fallback) if office in MAY_DECIDE]
    office = able[0] if able else Office.CHIEF_EXECUTIVE.value
    first = way.first
    consulted = first.office if first and first.must and first.office != office else ""
    return office, consulted


def decides_in_the_end(request: DocumentRequest) -> str:
    """The office as the page names it beforehand: the route's first."""
    return request.version.title(request.office or route_of(request).to[0])


def ways_to_an_end(request: DocumentRequest) -> tuple[str, str]:
    """What the protocol calls the office that makes the final decision, and the one consulted
    before it, or "". Taken from the route, even while a post is vacant."""
    route = route_of(request)
    consulted = route.first.office if route.first and route.first.must else ""
    return decides_in_the_end(request), request.version.title(consulted) if consulted else ""


def adviser(version: Protocol) -> str:
    """The office that advises first (Knutsford 10.5): the one that settles doubtful requests."""
    vacant = [office for office in sorted(OFFICES) if not holders(Role(office))]
    way = routes.resolve(version.route(RouteKind.NEED_TO_KNOW) or USUAL, vacant=vacant)
    able = [office for office in (*way.to, *way.fallback) if office in OFFICES]
    return able[0] if able else Office.CHIEF_EXECUTIVE.value


def advisers(request: DocumentRequest) -> list[User]:
    return holders_of(request.adviser, request)


def stand_ins(request: DocumentRequest) -> list[User]:
    """Who leads its service while it has neither a head nor a chief officer."""
    return holders(Role(request.stand_in)) if request.stand_in else []


def led_by(request: DocumentRequest) -> str:
    """Who leads its service, for a sentence: the head of Highways, or the office standing in."""
    head = f"head of {request.service}"
    if request.has_lead:
        return f"the {head}"
    if not request.stand_in:
        return f"the {head} (vacant)"
    return f"the {request.version.title(request.stand_in)} (in place of the {head})"
