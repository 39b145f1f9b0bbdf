"""Policy of standard answers: who reads the library of a service, and who writes it."""

from enquiries.models import StandardAnswer
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import Service, User
from people.roles import Permission, Role

WRITERS = (Role.HEAD_OF_SERVICE, Role.CHIEF_OFFICER)


def can_see_library(user: User) -> Verdict:
    """Officers with a service, and coordinators."""
    staff = bool(user.services) or user.may(Permission.SEE_EVERY_ENQUIRY)
    if user.reads_as_councillor or not staff:
        return denied("Only officers of a service and coordinators can see standard answers.")
    return ALLOWED


def can_write_somewhere(user: User) -> Verdict:
    """For some service or other."""
    if user.reads_as_councillor or not (user.holds(Role.COORDINATOR) or user.holds(*WRITERS)):
        return denied(
            "Only a head of service, a chief officer or a coordinator can write standard answers."
        )
    return ALLOWED


def can_write_for(user: User, service: Service) -> Verdict:
    """The head and the chief officer of the service, and coordinators."""
    may = can_write_somewhere(user)
    if may and not user.holds(Role.COORDINATOR) and not user.holds_in(service.pk, *WRITERS):
        return denied(
            f"Only the head or chief officer of {service}, or a coordinator, can write its "
            "standard answers."
        )
    return may


def can_change(user: User, answer: StandardAnswer) -> Verdict:
    """Its owner while they work in the service, who reviews it, and anyone who writes for the
    service; until it is retired."""
    may = can_retire(user, answer)
    is_owner = answer.owner_id == user.pk and answer.service_id in user.services
    return ALLOWED if is_owner and not answer.retired_at else may


def can_retire(user: User, answer: StandardAnswer) -> Verdict:
    """Anyone who writes for its service, once."""
    if answer.retired_at:
        return denied("This standard answer has been retired, so it cannot be changed.")
    return can_write_for(user, answer.service)


def services_to_write_for(user: User) -> list[Service]:
    if user.holds(Role.COORDINATOR):
        return list(Service.objects.offered())
    led = {post.service_id for post in user.acting_posts if post.role in WRITERS}
    return [service for key, service in user.services.items() if key in led]
