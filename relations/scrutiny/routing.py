"""Who decides on a request of a scrutiny body, and which officers it can ask for by name."""

from django.db.models import QuerySet

from people.models import Appointment, User
from people.models.holders import acting_in_service
from people.roles import LEADS_OF_SERVICE, OFFICERS, Role
from protocols.behaviours import Behaviour
from protocols.choices import ScrutinyDecider
from protocols.models import Protocol
from protocols.routes import Office
from relations.models import ScrutinyRequest


def decider_of(version: Protocol) -> Role:
    """The post of a service that decides: the one that the setting names, or else its Director if a
    clause says so, or else its head."""
    if version.scrutiny_decider != ScrutinyDecider.AS_CLAUSES:
        return Role(version.scrutiny_decider)
    through_director = version.clause_for(Behaviour.SCRUTINY_THROUGH_DIRECTOR)
    return Role.CHIEF_OFFICER if through_director else Role.HEAD_OF_SERVICE


def scrutiny_deciders(request: ScrutinyRequest) -> list[User]:
    """Who decides today. The Chief Executive stands in for a post that is vacant."""
    return acting_in_service(Role(request.decider), request.service_id)


def decides_scrutiny(user: User, request: ScrutinyRequest) -> bool:
    return user.side == "officer" and user.pk in {one.pk for one in scrutiny_deciders(request)}


def scrutiny_decider_title(request: ScrutinyRequest) -> str:
    """Inside a sentence: the Director of Highways, or the head of Highways."""
    if request.decider == Role.CHIEF_OFFICER:
        return f"the {request.version.title(Office.DIRECTOR)} of {request.service}"
    return f"the head of {request.service}"


def decider_in_any_service(version: Protocol) -> str:
    """Inside a sentence, before a service is named: the Director, or the head of the service."""
    if decider_of(version) == Role.CHIEF_OFFICER:
        return f"the {version.title(Office.DIRECTOR)}"
    return "the head of the service"


def clause_of_decider(request: ScrutinyRequest) -> str:
    """The number of the clause by which the Director decides; "" if none does, or another post
    decides by the setting."""
    through_director = request.version.clause_for(Behaviour.SCRUTINY_THROUGH_DIRECTOR)
    return through_director if request.decider == Role.CHIEF_OFFICER else ""


def officers_of_service(service_id: int) -> QuerySet[User]:
    """Everyone who works in the service today."""
    posts = Appointment.objects.current().of_people_who_can_sign_in()
    people = posts.filter(service=service_id, role__in=sorted(OFFICERS)).values("person")
    return User.objects.filter(pk__in=people).order_by("name", "pk")


def officers_to_ask_for(service_id: int, version: Protocol) -> QuerySet[User]:
    """Those that a scrutiny body can name: only senior posts, which people administrators record
    as leading a service, if the protocol says so."""
    officers = officers_of_service(service_id)
    if not version.clause_for(Behaviour.SCRUTINY_SENIOR_OFFICERS):
        return officers
    posts = Appointment.objects.current().of_people_who_can_sign_in()
    senior = posts.filter(service=service_id, role__in=sorted(LEADS_OF_SERVICE)).values("person")
    return officers.filter(pk__in=senior)
