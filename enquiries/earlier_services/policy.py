"""Policy of services that passed an enquiry on: who ends that, and who hears of the answer."""

from enquiries.models import EarlierService
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from people.roles import Role


def can_end_reading(user: User, row: EarlierService) -> Verdict:
    """A coordinator."""
    if user.reads_as_councillor or not user.holds(Role.COORDINATOR):
        return denied("Only a coordinator can decide that a service no longer reads an enquiry.")
    if row.ended_at:
        return denied(f"{row.service} no longer reads this enquiry.")
    return ALLOWED


def can_hear_of_answer(user: User, row: EarlierService) -> Verdict:
    """An officer of the service, while it reads the enquiry and no answer has been sent."""
    if user.reads_as_councillor or row.service_id not in user.services:
        return denied(f"Only officers of {row.service} can ask to hear when this is answered.")
    if row.ended_at:
        return denied(f"{row.service} no longer reads this enquiry.")
    if not row.case.is_open:
        return denied("This enquiry is not waiting for an answer.")
    return ALLOWED
