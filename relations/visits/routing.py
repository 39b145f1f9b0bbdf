"""Who answers a visit, who manages premises, and which councillors of their ward hear of it."""

from people.models import Appointment, User, unique_people
from people.models.holders import acting_in_service, holders_of_role
from people.roles import Role
from protocols.choices import VisitAnswerer
from protocols.routes import Office
from relations.models import LEADERS, Premises, Visit


def managers_of(premises: Premises) -> list[User]:
    """The manager, while in post; otherwise who leads the service, the head before the director."""
    manager = premises.manager
    if manager is not None and manager.is_active and manager.side == "officer":
        return [manager]
    for role in LEADERS:
        if people := holders_of_role(role, service_id=premises.service_id):
            return people
    return []


def answerers_of(visit: Visit) -> list[User]:
    """Who is asked to confirm it today, by the version that it was announced under."""
    answerer = visit.version.visit_answerer
    if answerer == VisitAnswerer.MANAGER:
        return managers_of(visit.premises)
    if answerer == VisitAnswerer.CHIEF_EXECUTIVE:
        return holders_of_role(Role.CHIEF_EXECUTIVE)
    return acting_in_service(Role(answerer), visit.premises.service_id)


def officers_of(visit: Visit) -> list[User]:
    """Who answers it, then the managers who do not."""
    return unique_people([*answerers_of(visit), *managers_of(visit.premises)])


def answerer_title(visit: Visit) -> str:
    """Inside a sentence: the manager of the premises, the Director of Highways."""
    answerer = visit.version.visit_answerer
    if answerer == VisitAnswerer.MANAGER:
        return "the manager of the premises"
    if answerer == VisitAnswerer.CHIEF_EXECUTIVE:
        return f"the {visit.version.title(Office.CHIEF_EXECUTIVE)}"
    if answerer == VisitAnswerer.DIRECTOR:
        return f"the {visit.version.title(Office.DIRECTOR)} of {visit.premises.service}"
    return f"the head of {visit.premises.service}"


def is_own_ward(visit: Visit) -> bool:
    """Whether the visitor represents the ward of the premises."""
    own = visit.member.ward
    return own is not None and own.pk == visit.premises.ward_id


def ward_councillors(visit: Visit) -> list[User]:
    """Today's councillors of the ward of the premises; none if it is the visitor's own."""
    if is_own_ward(visit):
        return []
    posts = Appointment.objects.current().of_people_who_can_sign_in()
    of_ward = posts.filter(role=Role.COUNCILLOR, ward=visit.premises.ward_id)
    return [post.person for post in of_ward.select_related("person").order_by("person__name", "pk")]
