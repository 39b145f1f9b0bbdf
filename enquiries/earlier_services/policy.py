"""Policy of services that passed an enquiry on: who ends that they read it."""

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
