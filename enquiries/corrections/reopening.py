"""Reopening by officers: an answered enquiry that needs another answer, and a wrong redirect."""

from uuid import UUID

from django.utils import timezone

from casework import promises
from casework.cases import move_case, verb
from enquiries import watches
from enquiries.clock_stops import due_while_waiting
from enquiries.corrections import notices, policy
from enquiries.follow_ups import UNANSWERED_FIELDS
from enquiries.letters import send_letter
from enquiries.models import OPEN, Enquiry, LetterKind, Status, Verb
from people.models import User


@verb(policy.can_reopen)
def reopen(enquiry: Enquiry, *, text: str, by: User, key: UUID) -> None:
    """Reopen it, with the reason for the councillor. Another answer is due, and the promise of the
    first one keeps its result."""
    letter = send_letter(enquiry, LetterKind.REOPENING, text, by=by, key=key)
    promises.start_promises(enquiry, *watches.answer_kinds(enquiry), at=timezone.now(), by=by)
    fields = {**UNANSWERED_FIELDS, **promises.due_fields(enquiry)}
    has_it = enquiry.officer_id or enquiry.office
    to = Status.WITH_OFFICER if has_it else Status.RECEIVED
    move_case(enquiry, to, by=by, reason=Verb.REOPENED, **fields)
    notices.notify_reopened(enquiry, letter, by=by)


@verb(policy.can_undo_redirect)
def undo_redirect(enquiry: Enquiry, *, text: str, by: User, key: UUID) -> None:
    """Undo a redirect that was wrong. It is again as it was before: the same promises run, with
    their dates, because the council sent the councillor away by mistake."""
    letter = send_letter(enquiry, LetterKind.REOPENING, text, by=by, key=key)
    open_as_before(enquiry, Verb.REDIRECT_UNDONE, by=by)
    notices.notify_reopened(enquiry, letter, by=by)


def open_as_before(enquiry: Enquiry, reason: Verb, *, by: User) -> None:
    """In the open state it was last in, with the promises of then."""
    before = enquiry.history.filter(status__in=OPEN).latest("history_date", "history_id")
    promises.resume_promises(enquiry, since=before.history_date, by=by)
    to, due = Status(before.status), due_while_waiting(enquiry)
    move_case(enquiry, to, by=by, reason=reason, **due)
