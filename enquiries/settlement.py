"""Settlement: the councillor says that an answered enquiry is settled, and it is closed."""

from django.db import transaction

from casework.cases import locked_case, move_case, verb
from enquiries import passed_on, policy, statutory_duty
from enquiries.models import Enquiry, Status, Verb
from foundation.verdict import Verdict, denied
from people.models import User


def can_settle(user: User, enquiry: Enquiry) -> Verdict:
    """The councillor who asked, once it is answered. Then no one can follow it up."""
    if not policy.is_councillor_of(user, enquiry) or enquiry.is_from_officer:
        return denied("Only the councillor who asked can say an enquiry is settled.")
    if enquiry.is_open:
        return denied("There is no answer yet. Withdraw this enquiry if you no longer need one.")
    if enquiry.is_settled:
        return denied(policy.SETTLED)
    if enquiry.status != Status.ANSWERED:
        return denied(f"This enquiry has been {enquiry.get_status_display().lower()}.")
    return statutory_duty.may_end_or_move(user, enquiry)


@transaction.atomic
def settle(enquiry: Enquiry, *, by: User) -> None:
    """Close it before the time for following up has passed, because its councillor is content.

    Pressed twice, it is settled once. No one gets a mail: nothing is left to do, and the officer
    reads it in the history. Promises and figures stay as the answer left them.
    """
    fresh = locked_case(enquiry)
    if not (fresh.is_settled and policy.is_councillor_of(by, fresh)):
        _close_as_settled(fresh, by=by)


@verb(can_settle)
def _close_as_settled(enquiry: Enquiry, *, by: User) -> None:
    passed_on.end_reading(enquiry, by=by)
    move_case(enquiry, Status.CLOSED, by=by, reason=Verb.SETTLED, open_until=None)
