"""Policy of the queue: who has it, what it lists for them, and what they can do from it."""

from enquiries.policy import MANAGERS
from enquiries.routing import SENIOR_POSTS
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from people.roles import OFFICES, Permission, Role
from protocols.behaviours import Behaviour
from protocols.version_cache import in_force_or_none


def can_see_queue(user: User) -> Verdict:
    """Coordinators, officers of services and offices. Councillors have lists of their own."""
    if not (user.may(Permission.ASSIGN_ENQUIRY) or user.may(Permission.SEE_OFFICE)):
        return denied("The queue is for officers. Your enquiries are on your home page.")
    return ALLOWED


def can_list_every_service(user: User) -> Verdict:
    """A coordinator."""
    if not user.may(Permission.SEE_EVERY_ENQUIRY):
        return denied("Only coordinators can list the enquiries of every service.")
    return ALLOWED


def can_list_own(user: User) -> Verdict:
    """Anyone who can be assigned an enquiry."""
    if not user.may(Permission.HANDLE_ENQUIRY):
        return denied("No enquiry can be assigned to you.")
    return ALLOWED


def has_to_assign(user: User) -> Verdict:
    """A coordinator, and those who lead a service, who assign what comes to it."""
    if not user.holds(Role.COORDINATOR, *SENIOR_POSTS):
        return denied("Coordinators and heads of service assign enquiries first.")
    return ALLOWED


def can_be_informed(user: User) -> Verdict:
    """The chair of a committee, and a cabinet member, about the enquiries of other councillors."""
    if not user.holds(Role.COMMITTEE_CHAIR, Role.CABINET_MEMBER):
        return denied("Only chairs and cabinet members are told about enquiries of others.")
    return ALLOWED


def can_assign_ticked(user: User) -> Verdict:
    """Anyone who can assign enquiries under the version in force. Each enquiry is then checked on
    its own."""
    if not user.may(Permission.ASSIGN_ENQUIRY):
        return denied("Only a coordinator, or someone in the service, can assign enquiries.")
    version = in_force_or_none()
    clause = version.clause_for(Behaviour.MANAGERS_ASSIGN) if version else ""
    if clause and not user.holds(Role.COORDINATOR, *SENIOR_POSTS, *OFFICES):
        return denied(f"Only {MANAGERS} can assign enquiries.", clause=clause)
    return ALLOWED
