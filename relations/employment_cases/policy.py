"""Policy of employment cases: who starts one, who reads it, who is appointed, who records what."""

from django.utils import timezone

from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from protocols.behaviours import Behaviour
from protocols.models import Protocol
from protocols.version_cache import in_force_or_none
from relations.models import (
    EmploymentCase,
    EmploymentSeat,
    EmploymentState,
    keeps_employment_cases,
)

# A version that asks for any of these has employment cases.
EMPLOYMENT = (
    Behaviour.EMPLOYMENT_FACTS,
    Behaviour.EMPLOYMENT_NO_INFLUENCE,
    Behaviour.EMPLOYMENT_TRAINING,
    Behaviour.EMPLOYMENT_DECIDERS,
)
NOT_ASKED = "The protocol does not provide for employment cases in Concordat."
ONLY_KEEPERS = "Only human resources and the Monitoring Officer can do this."
DECIDED = "The outcome of this case has been recorded."


def can_start_employment_case(user: User, version: Protocol | None = None) -> Verdict:
    """Human resources and the Monitoring Officer, if the version in force provides for it."""
    if not keeps_employment_cases(user):
        return denied(ONLY_KEEPERS)
    version = version or in_force_or_none()
    return ALLOWED if version and version.clause_for(*EMPLOYMENT) else denied(NOT_ASKED)


def keeps_case(user: User, case: EmploymentCase) -> bool:
    """By what is encrypted, so that a tag that an intruder changed opens nothing. Nobody keeps a
    case that concerns them."""
    return keeps_employment_cases(user) and case.matter.officer != user.pk


def own_seat(user: User, case: EmploymentCase) -> EmploymentSeat | None:
    """The seat of a councillor of today, by what is encrypted."""
    if not user.is_member or case.matter.officer == user.pk:
        return None
    return next((seat for seat in case.seats_today if seat.details.member == user.pk), None)


def can_find_case(user: User, case: EmploymentCase) -> Verdict:
    """Learn that it exists: those who keep it, and the councillors appointed to it."""
    if keeps_case(user, case) or own_seat(user, case):
        return ALLOWED
    return denied("There is no case here that you can read.")


def has_confirmed(seat: EmploymentSeat, case: EmploymentCase) -> bool:
    """Whether this member has confirmed to decide without influence, where that is asked for."""
    asked = case.version.clause_for(Behaviour.EMPLOYMENT_NO_INFLUENCE)
    return not asked or seat.details.confirmed_at is not None


def can_read_case(user: User, case: EmploymentCase) -> Verdict:
    """Those who keep it, and a councillor appointed to it who has confirmed to decide without
    influence."""
    seat = own_seat(user, case)
    if keeps_case(user, case) or (seat and has_confirmed(seat, case)):
        return ALLOWED
    return denied("Confirm first that you will decide without influence.")


def can_confirm_no_influence(user: User, case: EmploymentCase) -> Verdict:
    """A councillor appointed to it, once."""
    seat = own_seat(user, case)
    if seat is None:
        return denied("Only a councillor appointed to this case can do this.")
    if has_confirmed(seat, case):
        return denied("You have confirmed this already, or the protocol does not ask for it.")
    return ALLOWED


def can_change_case(user: User, case: EmploymentCase) -> Verdict:
    """Appoint a councillor, end an appointment, and arrange the committee's meeting: those who keep
    it, until it is decided."""
    if not keeps_case(user, case):
        return denied(ONLY_KEEPERS)
    return denied(DECIDED) if case.state == EmploymentState.DECIDED else ALLOWED


def can_record_facts(user: User, case: EmploymentCase) -> Verdict:
    """Those who keep it, once, if the protocol asks for findings of fact."""
    if not (may := can_change_case(user, case)):
        return may
    if not case.version.clause_for(Behaviour.EMPLOYMENT_FACTS):
        return denied("The protocol does not ask for findings of fact.")
    if case.state != EmploymentState.OPEN:
        return denied("The findings of fact have been recorded already.")
    return ALLOWED


def can_decide_case(user: User, case: EmploymentCase) -> Verdict:
    """Record the outcome: those who keep it, once the findings of fact are recorded and a
    councillor can decide."""
    if not (may := can_change_case(user, case)):
        return may
    asked = case.version.clause_for(Behaviour.EMPLOYMENT_FACTS)
    if asked and case.state != EmploymentState.FACTS:
        return denied("Record the findings of fact first.")
    if not seats_that_decide(case):
        return denied("No councillor appointed to this case can decide it yet.")
    return ALLOWED


def can_save_case_meeting(user: User, case: EmploymentCase) -> Verdict:
    """Save its time to a calendar: those who read the case, until the meeting starts."""
    if not (may := can_read_case(user, case)):
        return may
    meeting = case.handling.meeting
    if meeting is None or meeting.starts_at <= timezone.now():
        return denied("No meeting on this case is still to come.")
    return ALLOWED


def seats_that_decide(case: EmploymentCase) -> list[EmploymentSeat]:
    return [seat for seat in case.seats_today if has_confirmed(seat, case)]
