"""Policy of consultations before speaking to the media: who consults, answers, withdraws."""

from announcements.media_consultations import routing
from announcements.models import ConsultationState, MediaConsultation
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User, acts_for
from protocols.behaviours import Behaviour
from protocols.models import Protocol
from protocols.version_cache import in_force_or_none


def can_consult(user: User, version: Protocol | None = None) -> Verdict:
    """A councillor, if the version in force asks for it."""
    version = version or in_force_or_none()
    if version is None or not version.clause_for(Behaviour.CONSULT_BEFORE_MEDIA):
        return denied("The protocol does not ask councillors to consult before they speak.")
    return ALLOWED if user.is_member else denied("Only councillors consult before they speak.")


def can_answer_consultation(user: User, consultation: MediaConsultation) -> Verdict:
    """Who is consulted, once."""
    if user.pk not in {person.pk for person in routing.people_consulted(consultation)}:
        return denied(f"Only {routing.consulted_title(consultation)} can answer.")
    return is_still_open(consultation)


def can_withdraw_consultation(user: User, consultation: MediaConsultation) -> Verdict:
    """The councillor, or the portal once they have left, until it is answered."""
    if not acts_for(user, consultation, "member", "member"):
        return denied("Only the councillor who sent this can withdraw it.")
    return is_still_open(consultation)


def is_still_open(consultation: MediaConsultation) -> Verdict:
    if consultation.status != ConsultationState.SENT:
        return denied(f"This is already {consultation.get_status_display().lower()}.")
    return ALLOWED
