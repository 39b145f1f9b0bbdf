"""Who sees what happens to the work of somebody who leaves, and who chooses."""

from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from people.roles import Permission, Role
from portal.leavers.posts import Leaving

ONLY_READS = (
    "You see references and kinds only. The head or chief officer of the service, or a coordinator,"
    " chooses who takes each case."
)
OF_COUNCILLOR = (
    "You see references and kinds only. A coordinator chooses what happens to each enquiry."
)


def can_list_leavers(user: User) -> Verdict:
    """Those who lead a service, coordinators and people administrators."""
    if user.led_services or sees_all_leavers(user):
        return ALLOWED
    return denied("Only heads of service, coordinators and people administrators see who leaves.")


def sees_all_leavers(user: User) -> bool:
    """Coordinators and people administrators, of every service and ward."""
    return user.holds(Role.COORDINATOR) or opens_person_page(user)


def opens_person_page(user: User) -> bool:
    """Whether this reader has the page of a person, where posts are ended."""
    return user.may(Permission.ADMINISTER_PEOPLE)


def works_for_every_service(user: User) -> bool:
    """Whether this reader chooses outside services of their own."""
    return user.holds(Role.COORDINATOR)


def can_see_work(user: User, leaving: Leaving) -> Verdict:
    """Those who choose, and a people administrator, who sees no subject."""
    may = can_choose(user, leaving)
    if may or (opens_person_page(user) and leaving.has_work()):
        return ALLOWED
    return may


def can_choose(user: User, leaving: Leaving) -> Verdict:
    """A coordinator, and for an officer those who lead a service of theirs."""
    if works_for_every_service(user) and leaving.has_work():
        return ALLOWED
    if leaving.as_councillor:
        return denied(OF_COUNCILLOR)
    if leaving.services & set(user.led_services):
        return ALLOWED
    return denied(ONLY_READS)
