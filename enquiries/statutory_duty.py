"""Statutory duties: enquiries that only their statutory officer can end or move.

Cheshire East 3.10: head of paid service, Monitoring Officer, section 151 officer.
"""

from enquiries.models import ENDED, Enquiry
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from people.roles import Permission, Role
from protocols.behaviours import Behaviour

STATUTORY_ROLES = (Role.HEAD_OF_PAID_SERVICE, Role.MONITORING_OFFICER, Role.SECTION_151_OFFICER)


def statutory_post_of(user: User) -> Role | None:
    """The statutory post of this person, or the first of several."""
    return next((role for role in STATUTORY_ROLES if user.holds(role)), None)


def duty_title(enquiry: Enquiry) -> str:
    """Whose duty it is, as this council calls the post."""
    return enquiry.version.title(enquiry.duty_of)


def may_end_or_move(user: User, enquiry: Enquiry) -> Verdict:
    """Whether this person can move or end it. If it is a statutory duty, only its officer can."""
    if not enquiry.duty_of or user.holds(Role(enquiry.duty_of)):
        return ALLOWED
    return denied(
        f"This enquiry is a statutory duty of the {duty_title(enquiry)}. No one else can withdraw,"
        " reassign, redirect or close it.",
        clause=enquiry.version.clause_for(Behaviour.STATUTORY_POSTS),
    )


def can_mark(user: User, enquiry: Enquiry) -> Verdict:
    """The head of paid service, the Monitoring Officer or the section 151 officer, if they can see
    it and it has not ended."""
    if not enquiry.version.clause_for(Behaviour.STATUTORY_POSTS):
        return denied("The protocol does not provide for marking statutory duties.")
    if not user.may(Permission.MARK_STATUTORY_DUTY):
        return denied("Only a statutory officer can mark an enquiry as their statutory duty.")
    if enquiry.status in ENDED:
        return denied(f"This enquiry has been {enquiry.get_status_display().lower()}.")
    if enquiry.duty_of:
        return denied(
            "This enquiry has already been marked as a statutory duty of the"
            f" {duty_title(enquiry)}."
        )
    return ALLOWED


def can_end(user: User, enquiry: Enquiry) -> Verdict:
    """The holder of the statutory post whose duty it is."""
    if not enquiry.duty_of:
        return denied("This enquiry is not marked as a statutory duty.")
    return may_end_or_move(user, enquiry)
