"""Actions on an answer that was sent: correct it, or add a forgotten file. The answer stays."""

from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from casework import promises
from casework.cases import move_case, verb
from enquiries.corrections import notices, policy
from enquiries.letters import Files, send_letter
from enquiries.models import ANSWER_LETTERS, Enquiry, EnquiryLetter, LetterKind, Status, Verb
from people.models import User


@verb(policy.can_correct)
def correct(
    enquiry: Enquiry, *, text: str, why: str, by: User, key: UUID, attached: Files = ()
) -> None:
    """Send a correction. The answer stays, marked with the reason, and the time for following up
    runs from the correction: only now does the councillor have the answer that stands."""
    answer = standing_answer(enquiry)
    marks = {"amends": answer, "why": why, "advice": answer.advice, "clause": answer.clause}
    marks["confidential_to"] = answer.confidential_to
    kind = LetterKind.CORRECTION
    letter = send_letter(enquiry, kind, text, by=by, key=key, attached=attached, **marks)
    _answer_again(enquiry, Verb.CORRECTED, by=by)
    notices.notify_corrected(enquiry, letter, by=by)


@verb(policy.can_add_file)
def add_file(enquiry: Enquiry, *, text: str, by: User, key: UUID, attached: Files = ()) -> None:
    """Send a file that belongs to the answer. The time for following up runs from then.

    Raises PermissionDenied without a file.
    """
    if not attached:
        raise PermissionDenied("Choose the file that belongs to the answer.")
    answer = standing_answer(enquiry)
    marks = {"amends": answer, "attached": attached, "confidential_to": answer.confidential_to}
    letter = send_letter(enquiry, LetterKind.ADDED_FILE, text, by=by, key=key, **marks)
    _answer_again(enquiry, Verb.FILE_ADDED, by=by)
    notices.notify_file_added(enquiry, letter, by=by)


def standing_answer(enquiry: Enquiry) -> EnquiryLetter:
    """The answer as it stands: the last answer, decline or correction."""
    return enquiry.letters.filter(kind__in=ANSWER_LETTERS).latest("sent_at", "pk")


def _answer_again(enquiry: Enquiry, reason: Verb, *, by: User) -> None:
    """Answered, as before or again, with the whole time for following up, and never less than
    there was. What was promised keeps its result."""
    today, calendar = timezone.localdate(), promises.calendar_of(enquiry)
    window = calendar.add(today, enquiry.version.follow_up_days)
    until = max(window, enquiry.open_until or date.min)
    move_case(enquiry, Status.ANSWERED, by=by, reason=reason, open_until=until)
