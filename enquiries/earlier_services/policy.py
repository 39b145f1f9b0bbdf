"""Policy of services and coordinators that passed an enquiry on: who ends that, and who hears of
the answer."""

from enquiries.models import EarlierService
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from people.roles import Role


def can_end_reading(user: User, row: EarlierService) -> Verdict:
    """A coordinator."""
    if user.reads_as_councillor or not user.holds(Role.COORDINATOR):
        return denied("Only a coordinator can decide that a service no longer reads an enquiry.")
    return refused_if_ended(row)


def refused_if_ended(row: EarlierService) -> Verdict:
    if not row.ended_at:
        return ALLOWED
    if row.is_of_coordinators:
        return denied("The coordinators no longer follow this enquiry.")
    return denied(f"{row.service} no longer reads this enquiry.")


def works_where_it_was(user: User, row: EarlierService) -> Verdict:
    """Someone of the service, or of the coordinators, that passed it on."""
    if row.is_of_coordinators:
        if user.reads_as_councillor or not user.holds(Role.COORDINATOR):
            return denied("Only coordinators can ask to hear when this is answered.")
    elif user.reads_as_councillor or row.service_id not in user.services:
        return denied(f"Only officers of {row.service} can ask to hear when this is answered.")
    return ALLOWED


def can_hear_of_answer(user: User, row: EarlierService) -> Verdict:
    """An officer of the service, or a coordinator, while it follows the enquiry and no answer has
    been sent."""
    may = works_where_it_was(user, row) and refused_if_ended(row)
    if may and not row.case.is_open:
        return denied("This enquiry is not waiting for an answer.")
    return may
