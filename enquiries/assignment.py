"""Policy of who an enquiry can be assigned to: by post, and by declared connections."""

from casework.connections import can_give_reason
from enquiries import connections, routing
from enquiries.models import Enquiry, Status
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from people.roles import OFFICES, Role
from protocols.behaviours import Behaviour


def officer_fits(officer: User, enquiry: Enquiry) -> Verdict:
    """Anyone whose post fits, unless a declared connection keeps them from it."""
    return post_fits(officer, enquiry) and connections.may_have(officer, enquiry)


def post_fits(officer: User, enquiry: Enquiry) -> Verdict:
    """Anyone in the service, except that some enquiries go only to its senior posts (Oxford 23.4,
    Section C 3.2), and none back to the author of a challenged answer (Somerset 10.4)."""
    if enquiry.challenged_id == officer.pk:
        return denied(f"{officer.name} wrote the answer being challenged. Select another officer.")
    posts = routing.senior_posts(enquiry)
    if routing.needs_senior_officer(enquiry) and not officer.holds_in(enquiry.service_id, *posts):
        route = routing.route_of(enquiry.kind, enquiry.version)
        return denied(
            f"Only {routing.senior_words(enquiry)} can deal with this, not {officer.name}.",
            clause=route.clause if route else "",
        )
    return ALLOWED


def manages(user: User, service_id: int | None) -> bool:
    """Whether this person is a manager of the service, a coordinator, or holds an office."""
    in_general = user.holds(Role.COORDINATOR, *OFFICES)
    return in_general or user.holds_in(service_id, *routing.SENIOR_POSTS)


def can_assign_connected(user: User, enquiry: Enquiry) -> Verdict:
    """Who can assign it to someone with a declared connection, with a reason: the Town Clerk or a
    manager, as the protocol says."""
    return can_give_reason(user, enquiry.version, manages=manages(user, enquiry.service_id))


def can_assign_to(by: User, officer: User, enquiry: Enquiry, *, reason: str = "") -> Verdict:
    """Anyone whose post fits. With a `reason`, also to someone with a declared connection, if the
    protocol lets this person decide that (Knutsford 4.4, Merton 10.1, Cheshire East 4.4)."""
    fits, may = post_fits(officer, enquiry), can_assign_connected(by, enquiry)
    return fits and connections.may_assign(officer, enquiry, reason=reason, may=may)


def can_declare_interest(user: User, enquiry: Enquiry) -> Verdict:
    """An officer who has it, or could be assigned it, if the protocol provides for that, until
    they have done so. Not while the councillor is to reply to a question."""
    clause = enquiry.version.clause_for(Behaviour.INTEREST_ON_ENQUIRY)
    if not clause:
        return denied("The protocol does not provide for declaring an interest in an enquiry.")
    if enquiry.service_id not in user.services or enquiry.is_sealed:
        return denied("Only officers of its service can declare an interest in an enquiry.")
    if user.pk in connections.interested_officers(enquiry):
        return denied("You have declared an interest in this enquiry already.", clause=clause)
    if enquiry.status == Status.WAITING:
        return denied(
            "The councillor has not yet replied to a question. Declare your interest after that, or"
            " ask a coordinator to assign this enquiry to someone else now.",
            clause=clause,
        )
    if not enquiry.is_open:
        return denied(f"This enquiry has been {enquiry.get_status_display().lower()}.")
    return ALLOWED
