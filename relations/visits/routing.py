"""Who answers for premises, and which councillors of their ward hear of a visit."""

from people.models import Appointment, User
from people.models.holders import holders_of_role
from people.roles import Role
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
