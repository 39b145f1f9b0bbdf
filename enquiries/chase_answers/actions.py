"""Actions that answer a chase: say what will happen by when, or take the enquiry on."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from casework import promises
from casework.cases import locked_case, move_case, verb
from casework.notes.actions import add_note
from enquiries import notices
from enquiries.chase_answers import policy
from enquiries.letters import Files, send_letter
from enquiries.models import Enquiry, LetterKind, Status, Verb
from enquiries.policy import is_handler
from foundation.history import write
from people.models import User
from protocols.models import PromiseKind


@verb(policy.can_answer_chase)
def answer_chase(
    enquiry: Enquiry, *, text: str, promised_on: date, by: User, key: UUID, attached: Files = ()
) -> None:
    """Tell the councillor what will happen by a local date. That keeps the promise to answer the
    chase, and nothing else: the enquiry is due as before."""
    away = policy.chased_for(by, enquiry, notices.chase_recipients(enquiry))
    said = {"promised_on": promised_on, "attached": attached, "acted_for": away}
    letter = send_letter(enquiry, LetterKind.CHASE_ANSWER, text, by=by, key=key, **said)
    promises.keep_promises(enquiry, PromiseKind.CHASE_ANSWER, at=timezone.now(), by=by)
    # A row of history needs a field; this one is as it was, while the index has just changed.
    write(enquiry, by=by, reason=Verb.CHASE_ANSWERED, title=enquiry.title)
    notices.notify_chase_answered(enquiry, letter, by=by)


@transaction.atomic
def take_on(enquiry: Enquiry, *, by: User) -> None:
    """Take it from its officer; pressed twice, it is taken on once. No date changes: the chase
    is answered by a letter, or by the answer itself."""
    fresh = locked_case(enquiry)
    if not (policy.is_chased(by, fresh) and is_handler(by, fresh)):
        _take_on(fresh, by=by)


@verb(policy.can_take_on)
def _take_on(enquiry: Enquiry, *, by: User) -> None:
    before, office = enquiry.officer, policy.office_of_chased(by, enquiry)
    promises.keep_promises(enquiry, PromiseKind.ACKNOWLEDGE, at=timezone.now(), by=by)
    status = Status.WAITING if enquiry.status == Status.WAITING else Status.WITH_OFFICER
    held = {"officer": None, "office": office} if office else {"officer": by, "office": ""}
    due = promises.due_fields(enquiry)
    move_case(enquiry, status, by=by, reason=Verb.TAKEN_ON, **held, **due)
    notices.notify_taken_on(enquiry, before, by=by)


@verb(policy.can_instruct)
def instruct(enquiry: Enquiry, *, text: str, by: User, key: UUID) -> None:
    """Tell its officer what to do, in a private note that only staff read. The councillor is
    told nothing, so it keeps no promise."""
    others = [person for person in notices.handlers(enquiry) if person.pk != by.pk]
    add_note(enquiry, text=text, told=others, key=key, by=by)
