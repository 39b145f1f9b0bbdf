"""Policy of appointments: who can ask for one, agree a time, propose others, decline, withdraw."""

from django.utils import timezone

from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User, acts_for
from protocols.behaviours import Behaviour
from protocols.models import Protocol
from protocols.version_cache import in_force_or_none
from relations.models import APPOINTMENTS_OPEN, AppointmentRequest, AppointmentState

NOT_PROVIDED = (
    "The protocol does not provide for asking for an appointment in Concordat. Contact the officer"
    " instead."
)
ENDED = "This appointment has been declined or withdrawn already."
PASSED = "The time of this appointment has passed."


def can_ask_appointment(user: User, version: Protocol | None = None) -> Verdict:
    """A councillor, if the version in force provides for it."""
    if not user.is_member:
        return denied("Only councillors can ask for an appointment.")
    version = version or in_force_or_none()
    provided = version and version.clause_for(Behaviour.APPOINTMENTS)
    return ALLOWED if provided else denied(NOT_PROVIDED)


def can_propose_times(user: User, appointment: AppointmentRequest) -> Verdict:
    """Propose other times: the one whose turn it is, while both are still in post."""
    if not is_turn_of(user, appointment):
        return denied(turn_words(user, appointment))
    if left := party_left_words(appointment):
        return denied(left)
    return ALLOWED


def can_agree_time(user: User, appointment: AppointmentRequest) -> Verdict:
    """Accept one of the times that the other person proposed, if one is still to come."""
    may = can_propose_times(user, appointment)
    if may and not appointment.times_to_come:
        return denied("The times proposed have passed. Propose other times instead.")
    return may


def can_decline_appointment(user: User, appointment: AppointmentRequest) -> Verdict:
    """The officer, or the portal once they have left, until the appointment begins."""
    if not acts_for(user, appointment, "officer", "officer"):
        return denied("Only the officer who was asked can decline this appointment.")
    return is_still_open(appointment)


def can_withdraw_appointment(user: User, appointment: AppointmentRequest) -> Verdict:
    """The councillor, or the portal once they have left, until the appointment begins."""
    if not acts_for(user, appointment, "member", "member"):
        return denied("Only the councillor who asked can withdraw this appointment.")
    return is_still_open(appointment)


def can_save_to_calendar(user: User, appointment: AppointmentRequest) -> Verdict:
    """Save the time to a calendar: the councillor and the officer, once it is agreed."""
    if user.pk not in (appointment.member_id, appointment.officer_id):
        return denied("Only the councillor and the officer can do this.")
    if not appointment.is_agreed:
        return denied("No time has been agreed for this appointment.")
    return ALLOWED


def is_still_open(appointment: AppointmentRequest) -> Verdict:
    if appointment.status not in APPOINTMENTS_OPEN:
        return denied(ENDED)
    if appointment.is_agreed and appointment.starts_at <= timezone.now():
        return denied(PASSED)
    return ALLOWED


def is_turn_of(user: User, appointment: AppointmentRequest) -> bool:
    """Whether the times that stand were proposed by the other person."""
    turns = {
        AppointmentState.ASKED: appointment.officer_id,
        AppointmentState.OFFERED: appointment.member_id,
    }
    return turns.get(AppointmentState(appointment.status)) == user.pk


def turn_words(user: User, appointment: AppointmentRequest) -> str:
    """Why this person cannot answer the times now."""
    if appointment.is_agreed:
        return "A time has been agreed already."
    if appointment.status not in APPOINTMENTS_OPEN:
        return ENDED
    other = "officer" if user.pk == appointment.member_id else "councillor"
    return f"You are waiting for the {other} to answer the times that you proposed."


def party_left_words(appointment: AppointmentRequest) -> str:
    """A sentence if one of the two has left since; "" otherwise."""
    if appointment.officer.side != "officer":
        return (
            f"{appointment.officer.name} no longer works for the council. Withdraw this appointment"
            " and ask another officer."
        )
    if not appointment.member.is_member:
        return f"{appointment.member.name} is no longer a councillor. Decline this appointment."
    return ""
