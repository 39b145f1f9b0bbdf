"""Policy of putting right: who corrects an answer, adds a file, reopens, or undoes a redirect."""

from enquiries import assignment, policy, routing
from enquiries.models import Enquiry, EnquiryLink, Status
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from people.roles import Permission

CORRECTED_IN = (Status.ANSWERED, Status.CLOSED)


def can_correct(user: User, enquiry: Enquiry) -> Verdict:
    """The officer or office that has it, or a senior post of its service, once it is answered."""
    if enquiry.is_from_officer:
        return denied("An officer’s question to a councillor has no answer to correct.")
    if enquiry.status not in CORRECTED_IN:
        return denied("There is no answer to correct.", later=enquiry.is_open)
    if policy.is_handler(user, enquiry):
        return ALLOWED
    if user.holds_in(enquiry.service_id, *routing.SENIOR_POSTS):
        return ALLOWED
    who = enquiry.officer.name if enquiry.officer else "the office that has it"
    return denied(f"Only {who} or the head of service can correct the answer.")


def can_add_file(user: User, enquiry: Enquiry) -> Verdict:
    """Anyone who can correct the answer."""
    return can_correct(user, enquiry)


def can_reopen(user: User, enquiry: Enquiry) -> Verdict:
    """The officer or office that has it, the senior posts of its service and coordinators, once it
    is answered or closed."""
    if enquiry.is_from_officer:
        return denied("An officer’s question to a councillor cannot be reopened. Ask a new one.")
    if enquiry.status not in (Status.ANSWERED, Status.CLOSED):
        return denied("There is no answer, so there is nothing to reopen.", later=enquiry.is_open)
    return may_put_right(user, enquiry)


def can_undo_redirect(user: User, enquiry: Enquiry) -> Verdict:
    """The same people, while it is redirected."""
    if enquiry.status != Status.REDIRECTED:
        return denied("This enquiry has not been redirected.", later=enquiry.is_open)
    if EnquiryLink.objects.that_closed(enquiry).exists():
        return denied("This enquiry was closed as a duplicate, and not redirected.")
    return may_put_right(user, enquiry)


def may_put_right(user: User, enquiry: Enquiry) -> Verdict:
    """Who can take back what closed an enquiry, whatever closed it."""
    manages = assignment.manages(user, enquiry.service_id) and user.may(Permission.ASSIGN_ENQUIRY)
    if manages or policy.is_handler(user, enquiry):
        return ALLOWED
    who = enquiry.officer.name if enquiry.officer else "The office that has it"
    return denied(f"Only {who}, the head of service or a coordinator can put this right.")
