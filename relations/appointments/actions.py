"""Actions on an appointment: ask for one, propose times, agree one, decline, withdraw."""

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from casework.cases import move_case, next_reference, verb
from foundation.history import write
from foundation.turns import made_before
from people.models import User
from protocols.version_cache import in_force
from relations.appointments import notices, policy
from relations.models import (
    AppointmentRequest,
    AppointmentState,
    AppointmentVerb,
    ProposedTime,
    stored_times,
)

OTHER_TIMES_NOW = "Other times have been proposed since. Open this page again and choose one."
NOT_AN_OFFICER = "This officer no longer works for the council. Choose another officer."


@dataclass(frozen=True)
class NewAppointment:
    """What was typed; `times` has at least one."""

    officer: User
    title: str
    place: str
    times: list[ProposedTime]


@transaction.atomic
def ask_appointment(new: NewAppointment, *, by: User, key: UUID) -> AppointmentRequest:
    """The officer is told and answers. The same form is the same appointment (Oxford 23.4)."""
    if before := made_before(AppointmentRequest.objects.all(), key, member=by):
        return before
    now = timezone.now()
    today = timezone.localdate(now)
    version = in_force(today)
    policy.can_ask_appointment(by, version).or_raise()
    if new.officer.side != "officer":
        raise PermissionDenied(NOT_AN_OFFICER)
    first = min(new.times)
    appointment = AppointmentRequest(
        reference=next_reference("A", today.year),
        key=key,
        protocol=version,
        received_at=now,
        status=AppointmentState.ASKED,
        member=by,
        officer=new.officer,
        title=new.title,
        place=new.place,
        times=stored_times(new.times),
        starts_at=first.starts_at,
        ends_at=first.ends_at,
    )
    write(appointment, by=by, reason=AppointmentVerb.ASKED)
    notices.tell_officer(
        appointment, "A councillor has asked you for an appointment.", once="asked"
    )
    return appointment


@verb(policy.can_propose_times)
def propose_times(
    appointment: AppointmentRequest, *, times: list[ProposedTime], place: str, by: User
) -> None:
    """Instead of those that stood. It is then the other person’s turn to answer."""
    by_officer = by.pk == appointment.officer_id
    first, rounds = min(times), appointment.rounds + 1
    move_case(
        appointment,
        AppointmentState.OFFERED if by_officer else AppointmentState.ASKED,
        by=by,
        reason=AppointmentVerb.PROPOSED,
        times=stored_times(times),
        place=place,
        rounds=rounds,
        starts_at=first.starts_at,
        ends_at=first.ends_at,
    )
    tell = notices.tell_member if by_officer else notices.tell_officer
    tell(appointment, "Other times have been proposed for an appointment.", once=f"{rounds}")


@verb(policy.can_agree_time)
def agree_time(appointment: AppointmentRequest, *, starts_at: str, by: User) -> None:
    """`starts_at` is the start of one of the times that stand, in ISO format.

    PermissionDenied: it is not one of them any more, or has passed."""
    found = [t for t in appointment.times_to_come if t.starts_at.isoformat() == starts_at]
    if not found:
        raise PermissionDenied(OTHER_TIMES_NOW)
    move_case(
        appointment,
        AppointmentState.AGREED,
        by=by,
        reason=AppointmentVerb.ACCEPTED,
        starts_at=found[0].starts_at,
        ends_at=found[0].ends_at,
    )
    by_officer = by.pk == appointment.officer_id
    tell = notices.tell_member if by_officer else notices.tell_officer
    tell(appointment, "A time you proposed for an appointment has been accepted.", once="agreed")


@verb(policy.can_decline_appointment)
def decline_appointment(appointment: AppointmentRequest, *, reason: str, by: User) -> None:
    """The officer needs no reason."""
    move_case(
        appointment,
        AppointmentState.DECLINED,
        by=by,
        reason=AppointmentVerb.DECLINED,
        decline_reason=reason,
    )
    notices.tell_member(appointment, "Your appointment has been declined.", once="declined")


@verb(policy.can_withdraw_appointment)
def withdraw_appointment(appointment: AppointmentRequest, *, by: User) -> None:
    move_case(appointment, AppointmentState.WITHDRAWN, by=by, reason=AppointmentVerb.WITHDREW)
    sentence = "A councillor has withdrawn an appointment."
    notices.tell_officer(appointment, sentence, once="withdrawn")
