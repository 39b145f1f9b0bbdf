"""Policy of a text for the resident: who can write one from the answer to an enquiry."""

from enquiries import services_offered
from enquiries.models import ANSWERING_LETTERS, Enquiry, Kind, Status
from enquiries.policy import is_councillor_of
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from protocols.behaviours import Behaviour

CONFIDENTIAL = "The answer is confidential, so there is no text from it for a resident."
# What a councillor raises because a resident has asked them.
FOR_RESIDENTS = (Kind.CASEWORK, Kind.WARD, Kind.FACT, Kind.FAILED_SERVICE)


def is_for_residents(enquiry: Enquiry) -> bool:
    return enquiry.kind in FOR_RESIDENTS


def can_write_resident_text(user: User, enquiry: Enquiry) -> Verdict:
    """The councillor who asked, once there is an answer that is not confidential."""
    if not is_councillor_of(user, enquiry):
        return denied("Only the councillor who asked can write a text for the resident.")
    if enquiry.is_sealed:
        return denied(
            "This enquiry is confidential, so the portal offers no text from it for a resident.",
            clause=services_offered.request_clause(enquiry.kind, enquiry.version),
        )
    if not is_for_residents(enquiry):
        return denied("An enquiry of this kind has no text for a resident.")
    if not (enquiry.answered_at or enquiry.status == Status.REDIRECTED):
        return denied("There is no answer yet to write to the resident about.", later=True)
    clause = enquiry.version.clause_for(Behaviour.CONFIDENTIAL_LETTERS)
    if clause and has_confidential_answer(enquiry):
        return denied(CONFIDENTIAL, clause=clause)
    return ALLOWED


def has_confidential_answer(enquiry: Enquiry) -> bool:
    """Whether the last answer was sent in confidence."""
    answers = enquiry.letters.filter(kind__in=ANSWERING_LETTERS).order_by("sent_at", "pk")
    newest = answers.last()
    return newest is not None and not newest.can_be_copied
