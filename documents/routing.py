"""Offices and people of a document request: who leads, advises, is consulted, decides finally.

The route of the request's version names the offices, and there is always one.
"""

from documents import cover
from documents.models import DocumentRequest, headed_services
from people.models import HoldersOfRole, User, holders_of_role
from people.roles import OFFICES, Permission, Role
from protocols import routes
from protocols.choices import RouteKind
from protocols.models import Protocol
from protocols.routes import Office

# Offices of a route that stand for a post in the service concerned.
SERVICE_POSTS = {
    Office.DIRECTOR.value: Role.CHIEF_OFFICER,
    Office.HEAD_OF_SERVICE.value: Role.HEAD_OF_SERVICE,
}
DECIDING_OFFICES = (*sorted(OFFICES), *SERVICE_POSTS)
DEFAULT_ROUTE = routes.Route(RouteKind.NEED_TO_KNOW.value, (Office.CHIEF_EXECUTIVE.value,))


def office_holders(
    office: str, document_request: DocumentRequest, holders: HoldersOfRole = holders_of_role
) -> list[User]:
    """Today's holders of an office; of a post, in the service of the request."""
    if office in SERVICE_POSTS:
        return holders(SERVICE_POSTS[office], service_id=document_request.service_id)
    return holders(Role(office)) if office in OFFICES else []


def holds_office(user: User, office: str, document_request: DocumentRequest) -> bool:
    """Whether this person holds that office today, from their posts."""
    if office in SERVICE_POSTS:
        return any(
            post.role == SERVICE_POSTS[office] and post.service_id == document_request.service_id
            for post in user.posts_today
        )
    return office in user.offices


def final_decision_route(document_request: DocumentRequest) -> routes.Route:
    return document_request.version.route(RouteKind.NEED_TO_KNOW) or DEFAULT_ROUTE


def final_offices(document_request: DocumentRequest, decided_by: User | None) -> tuple[str, str]:
    """The office that decides finally, and the one that it must hear before, or "".

    Never one that is vacant, nor one whose only holder took the decision in dispute.
    """
    people = {office: office_holders(office, document_request) for office in DECIDING_OFFICES}
    vacant = [office for office, in_post in people.items() if not in_post]
    conflicted = [
        office for office, in_post in people.items() if in_post and in_post == [decided_by]
    ]
    way = routes.resolve_route(
        final_decision_route(document_request), conflicted=conflicted, vacant=vacant
    )
    able = [office for office in (*way.to, *way.fallback) if office in DECIDING_OFFICES]
    office = able[0] if able else Office.CHIEF_EXECUTIVE.value
    first = way.first
    consulted = first.office if first and first.must and first.office != office else ""
    return office, consulted


def final_office_title(document_request: DocumentRequest) -> str:
    """The office as the page names it beforehand: the route's first, or the next one if that is
    the office that decided it already."""
    office = document_request.office or final_decision_route(document_request).to[0]
    decided = document_request.decided_at and document_request.adviser == office
    if decided and not document_request.office:
        office, _ = final_offices(document_request, document_request.officer)
    return document_request.version.title(office)


def final_office_titles(document_request: DocumentRequest) -> tuple[str, str]:
    """What the protocol calls the office that makes the final decision, and the one consulted
    before it, or "". Taken from the route, even while a post is vacant."""
    route = final_decision_route(document_request)
    consulted = route.first.office if route.first and route.first.must else ""
    consulted_title = document_request.version.title(consulted) if consulted else ""
    return final_office_title(document_request), consulted_title


def advising_office(version: Protocol) -> str:
    """The office that advises first (Knutsford 10.5): the one that settles doubtful requests."""
    vacant = [office for office in sorted(OFFICES) if not holders_of_role(Role(office))]
    way = routes.resolve_route(
        version.route(RouteKind.NEED_TO_KNOW) or DEFAULT_ROUTE, vacant=vacant
    )
    able = [office for office in (*way.to, *way.fallback) if office in OFFICES]
    return able[0] if able else Office.CHIEF_EXECUTIVE.value


def is_first_office(user: User, document_request: DocumentRequest) -> bool:
    """Whether this person holds the office that has it before its service, and did not ask."""
    own = document_request.member_id == user.pk
    return not own and document_request.adviser in user.offices


def adviser_holders(document_request: DocumentRequest) -> list[User]:
    return office_holders(document_request.adviser, document_request)


def stand_in_holders(document_request: DocumentRequest) -> list[User]:
    """The people standing in for a service with neither a head nor a chief officer."""
    return holders_of_role(Role(document_request.stand_in)) if document_request.stand_in else []


def service_lead_words(document_request: DocumentRequest) -> str:
    """The service lead in a sentence: the head of Highways, or the office standing in."""
    head = f"head of {document_request.service}"
    if document_request.has_lead:
        return f"the {head}"
    if not document_request.stand_in:
        return f"the {head} (vacant)"
    office = document_request.version.title(document_request.stand_in)
    return f"the {office} (in place of the {head})"


def is_own_request(user: User, document_request: DocumentRequest) -> bool:
    """Whether this person is the councillor who asked, in office today."""
    return document_request.member_id == user.pk and user.is_member


def leads_service(user: User, document_request: DocumentRequest) -> bool:
    """Whether this person leads its service, or stands in while no one does."""
    if not user.may(Permission.DECIDE_DOCUMENT):
        return False
    if document_request.service_id in headed_services(user):
        return True
    return bool(user.offices) and document_request.stand_in in user.offices


def decides_first(user: User, document_request: DocumentRequest) -> bool:
    """Whether this person decides first: its officer or anyone who covers for them, the person
    leading the service, or the office that has it before the service or answered it."""
    if document_request.is_with_first_office:
        return is_first_office(user, document_request)
    if leads_service(user, document_request) or answered_first(user, document_request):
        return True
    has_it = document_request.officer_id == user.pk
    own = has_it and document_request.service_id in user.services
    return own or cover.covers_officer(user, document_request)


def answered_first(user: User, document_request: DocumentRequest) -> bool:
    """Whether this person decided it for the office that had it before the service."""
    return document_request.officer_id == user.pk and is_first_office(user, document_request)


def decides_finally(user: User, document_request: DocumentRequest) -> bool:
    office = document_request.office
    return bool(office) and holds_office(user, office, document_request)


def final_decision_clause(document_request: DocumentRequest) -> str:
    """The clause behind the final decision; "" where the protocol is silent."""
    route = document_request.version.route(RouteKind.NEED_TO_KNOW)
    return route.clause if route else ""
