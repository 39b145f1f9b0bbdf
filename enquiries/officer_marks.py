"""Actions of officers: a contentious flag, a statutory duty, an interest in an enquiry."""

from django.utils import timezone

from casework import promises
from casework.cases import move_case, verb
from enquiries import assignment, contentious, notices, routing, statutory_duty
from enquiries.models import ContentiousFlag, Enquiry, Status, Verb
from foundation.history import write
from people.models import User
from people.roles import Role
from protocols.behaviours import Behaviour


@verb(statutory_duty.can_mark)
def mark_duty(enquiry: Enquiry, *, by: User) -> None:
    """From now on only the holder of the post can withdraw, reassign or close it."""
    write(enquiry, by=by, reason=Verb.MARKED, duty_of=statutory_duty.statutory_post_of(by) or "")


@verb(statutory_duty.can_end)
def unmark_duty(enquiry: Enquiry, *, by: User) -> None:
    write(enquiry, by=by, reason=Verb.UNMARKED, duty_of="")


@verb(contentious.can_flag)
def flag_as_contentious(enquiry: Enquiry, *, text: str, by: User) -> None:
    """Flag it as contentious, with the reason. Those the protocol names are told at once, at any
    hour, so that they know before anything is answered."""
    alerted = (
        Role.CHIEF_EXECUTIVE if enquiry.version.clause_for(Behaviour.CONTENTIOUS_ALERT) else ""
    )
    row = ContentiousFlag(case=enquiry, reason=text, office=alerted, by=by, at=timezone.now())
    write(row, by=by, reason="marked")
    notices.notify_flagged(enquiry, row, by=by)


@verb(contentious.can_unflag)
def remove_contentious_flag(enquiry: Enquiry, *, by: User) -> None:
    row = enquiry.flags.get(ended_at=None)
    write(row, by=by, reason="ended", ended_at=timezone.now())


@verb(assignment.can_declare_interest)
def declare_interest(enquiry: Enquiry, *, by: User) -> None:
    """Declare an interest in it. Its officer gives it up, and no date changes."""
    if enquiry.officer_id == by.pk:
        due = promises.due_fields(enquiry)
        fields = {"officer": None, **due}
        move_case(enquiry, Status.RECEIVED, by=by, reason=Verb.INTERESTED, **fields)
        notify_assigners(enquiry, by=by)
    else:
        # A row of history needs a field; this one is as it was.
        write(enquiry, by=by, reason=Verb.INTERESTED, title=enquiry.title)


def notify_assigners(enquiry: Enquiry, *, by: User) -> None:
    """Those who assign it are told, and not the councillor, who hears who has it next."""
    once = f"{timezone.now():%Y-%m-%dT%H:%M:%S.%f}"
    people = [
        *notices.heads_of_service(enquiry),
        *routing.others_named(enquiry),
        *notices.coordinators(),
    ]
    sentence = "An officer has declared an interest in an enquiry, so it needs another officer."
    notices.notify_officers(people, enquiry, "interested", sentence, once, by)
