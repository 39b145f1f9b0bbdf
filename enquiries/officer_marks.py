"""Actions of officers: flag an enquiry as contentious, or mark it as a statutory duty."""

from django.utils import timezone

from casework.cases import verb
from enquiries import contentious, notices, statutory_duty
from enquiries.models import ContentiousFlag, Enquiry, Verb
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
