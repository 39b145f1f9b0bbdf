"""Which enquiries are a statutory officer's duty, so that nobody else ends or moves them?

Cheshire East 3.10: head of paid service, Monitoring Officer, section 151 officer.
"""

from enquiries.models import ENDED, Enquiry
from people.models import User
from people.policy import ALLOWED, Verdict, denied
from people.roles import Permission, Role

BEHAVIOUR = "statutory-posts"
STATUTORY = (Role.HEAD_OF_PAID_SERVICE, Role.MONITORING_OFFICER, Role.SECTION_151_OFFICER)


def office_of(user: User) -> Role | None:
    """The statutory post of this person, the first of them if several."""
    return next((role for role in STATUTORY if user.wears(role)), None)


def title(enquiry: Enquiry) -> str:
    """Whose duty it is, as this council calls the post."""
    return enquiry.version.title(enquiry.duty_of)


def leaves_to(user: User, enquiry: Enquiry) -> Verdict:
    """Whether this person may move or end it: nobody but whose statutory duty it is."""
    if not enquiry.duty_of or user.wears(Role(enquiry.duty_of)):
        return ALLOWED
    return denied(
        f"It is a statutory duty of the {title(enquiry)}: nobody else can withdraw, pass on or"
        " close it.",
        clause=enquiry.version.asks_for(BEHAVIOUR),
    )


def can_mark(user: User, enquiry: Enquiry) -> Verdict:
    """The head of paid service, the Monitoring Officer or the section 151 officer, of what they see
    and while it has not ended."""
    if not enquiry.version.asks_for(BEHAVIOUR):
        return denied("The protocol has no such mark.")
    if not user.may(Permission.MARK_STATUTORY_DUTY):
        return denied("Only a statutory officer marks an enquiry as their duty.")
    if enquiry.status in ENDED:
        return denied(f"It is {enquiry.get_status_display().lower()}.")
    if enquiry.duty_of:
        return denied(f"It is marked as a duty of the {title(enquiry)} already.")
    return ALLOWED


def can_end(user: User, enquiry: Enquiry) -> Verdict:
    """Whoever holds the statutory post whose duty it is."""
    if not enquiry.duty_of:
        return denied("It is not marked as a statutory duty.")
    return leaves_to(user, enquiry)
