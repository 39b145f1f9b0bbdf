"""Successors whose seat to come is cancelled: what was chosen for them ends, who chose is told."""

from django.utils import timezone

from foundation.history import write
from people.models import Appointment, User
from portal.leavers.models import LeaverChoice, Outcome, What
from portal.leavers.notices import tell_refused

CANCELLED = (
    "You chose a councillor to take over a case, but the post of that councillor has been"
    " cancelled. Sign in to choose again."
)


def end_choices_of_successor(person: User, *, by: User) -> None:
    """Of somebody who is no councillor, and will not be."""
    seats = Appointment.objects.of_councillor(person).exclude(ends_on__lt=timezone.localdate())
    if seats.exists():
        return
    chosen = LeaverChoice.objects.pending().filter(what=What.COUNCILLOR, to=person)
    for choice in chosen.select_related("by", "enquiry").select_for_update(of=("self",)):
        outcome = Outcome.REFUSED
        write(choice, by=by, reason=outcome.value, ended_at=timezone.now(), outcome=outcome)
        tell_refused(choice, CANCELLED)
