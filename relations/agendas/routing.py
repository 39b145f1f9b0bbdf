"""Who is consulted on an agenda today, and who is reminded of it."""

from people.models import Appointment, Committee, User
from people.models.holders import holders_of_role
from people.roles import Role
from relations.models import AgendaConsultation


def to_be_consulted(committee: Committee | None) -> User | None:
    """The committee's chair or, for the Board, the leader of the council. None: no one is."""
    posts = Appointment.objects.current().of_people_who_can_sign_in()
    if committee is None:
        posts = posts.filter(role=Role.LEADER)
    else:
        posts = posts.filter(role=Role.COMMITTEE_CHAIR, committee=committee)
    post = posts.select_related("person").order_by("starts_on", "pk").first()
    return post.person if post else None


def is_still_consulted(consultation: AgendaConsultation) -> bool:
    """Whether the councillor who was consulted is the leader or the chair today."""
    person = to_be_consulted(consultation.committee)
    return person is not None and person.pk == consultation.consulted_id


def coordinators() -> list[User]:
    return holders_of_role(Role.COORDINATOR)
