"""Meetings of officers who have left: somebody else has them, or the councillor is told."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils import timezone

from casework.leavers import (
    Left,
    Takers,
    WorkKind,
    by_portal,
    first_other,
    stands_in_for,
    to_officer,
)
from people.models import User, system_user
from relations.advice.actions import finish_advice
from relations.appointments.actions import decline_appointment
from relations.briefings.actions import cancel_briefing, give_agenda_briefing
from relations.informal_briefings.actions import give_informal_briefing
from relations.informal_briefings.routing import senior_officers
from relations.leavers.of_councillors import open_appointments, scrutiny_to_come
from relations.models import (
    AdviceRecord,
    AdviceState,
    AgendaBriefing,
    AppointmentRequest,
    BriefingState,
    InformalBriefing,
    InformalBriefingState,
    Premises,
    ScrutinyRequest,
)
from relations.scrutiny.actions import pass_attendance
from relations.scrutiny.routing import scrutiny_deciders
from relations.visits.premises import change_manager


def appointments_to_keep(left: Left) -> "QuerySet[AppointmentRequest]":
    return open_appointments().filter(officer__in=left.officers)


def has_left_words(person: User) -> str:
    return f"{person.name} no longer works for the council."


def decline_as_left(appointment: AppointmentRequest) -> None:
    reason = f"{has_left_words(appointment.officer)} Ask another officer."
    decline_appointment(appointment, reason=reason, by=system_user())


def suggest_officer(appointment: AppointmentRequest, officer: User, by: User) -> None:
    """The councillor decides whether to ask them: nobody else reads about an appointment."""
    del by
    reason = f"{has_left_words(appointment.officer)} You can ask {officer.name} instead."
    decline_appointment(appointment, reason=reason, by=system_user())


def premises_managed(left: Left) -> "QuerySet[Premises]":
    return Premises.objects.offered().filter(left.from_service("manager", "service"))


def informal_briefings_to_give(left: Left) -> "QuerySet[InformalBriefing]":
    rows = InformalBriefing.objects.filter(status=InformalBriefingState.ARRANGED)
    return rows.filter(left.from_service("officer", "service"), starts_at__gt=timezone.now())


def give_briefing_to_lead(briefing: InformalBriefing) -> bool:
    """Whether there is another senior officer today."""
    officer = first_other(senior_officers(briefing), briefing.officer_id)
    if officer:
        give_informal_briefing(briefing, officer=officer, by=system_user())
    return bool(officer)


def agenda_briefings_to_give(left: Left) -> "QuerySet[AgendaBriefing]":
    rows = AgendaBriefing.objects.filter(status=BriefingState.PLANNED)
    return rows.filter(officer__in=left.officers)


def give_agenda_briefing_to_lead(briefing: AgendaBriefing) -> None:
    """Cancelled if no one leads a service in which the officer worked."""
    lead = stands_in_for(briefing.officer)
    if lead and lead.led_services:
        give_agenda_briefing(briefing, officer=lead, by=system_user())
    else:
        cancel_briefing(briefing, by=system_user())


def advice_to_finish(left: Left) -> "QuerySet[AdviceRecord]":
    return AdviceRecord.objects.filter(status=AdviceState.OPEN, author__in=left.officers)


def scrutiny_to_attend(left: Left) -> "QuerySet[ScrutinyRequest]":
    return scrutiny_to_come().filter(left.from_service("officer", "service"))


def leave_to_deciders(request: ScrutinyRequest) -> bool:
    """Whether anyone decides for the service today."""
    officer = first_other(scrutiny_deciders(request), request.officer_id)
    if officer:
        pass_attendance(request, officer=officer, by=system_user())
    return bool(officer)


KINDS_OF_OFFICERS: Sequence[WorkKind] = (
    WorkKind(
        name="appointments",
        holder="officer",
        words=("appointment with a councillor", "appointments with councillors"),
        rows=appointments_to_keep,
        otherwise="Declined. The councillors are told to ask another officer",
        end=decline_as_left,
        give=suggest_officer,
        takers=Takers.OFFICERS,
        offer="Declined. The councillors are told to ask {name}",
    ),
    WorkKind(
        name="premises",
        holder="manager",
        words=("place whose manager answers visits", "places whose manager answers visits"),
        rows=premises_managed,
        otherwise="The head or chief officer of the service answers visits",
        end=lambda row: change_manager(row, None, by=system_user()),
        give=lambda row, officer, by: change_manager(row, officer, by=by),
        takers=Takers.OFFICERS,
    ),
    WorkKind(
        name="informal-briefings",
        holder="officer",
        words=("informal briefing to give", "informal briefings to give"),
        rows=informal_briefings_to_give,
        otherwise="Another senior officer of the service gives them",
        end=give_briefing_to_lead,
        give=to_officer(give_informal_briefing),
        takers=Takers.LEADS,
    ),
    WorkKind(
        name="agenda-briefings",
        holder="officer",
        words=("briefing on an agenda", "briefings on agendas"),
        rows=agenda_briefings_to_give,
        otherwise="Another head or chief officer of the service briefs",
        end=give_agenda_briefing_to_lead,
        give=to_officer(give_agenda_briefing),
        takers=Takers.LEADS,
        withdraw=by_portal(cancel_briefing),
        withdrawal="Cancelled. The councillors are told",
    ),
    WorkKind(
        name="advice",
        holder="author",
        words=("advice not finished", "pieces of advice not finished"),
        rows=advice_to_finish,
        otherwise="Finished as it is. Another officer writes advice of their own",
        end=by_portal(finish_advice),
    ),
    WorkKind(
        name="scrutiny",
        holder="officer",
        words=("scrutiny meeting to attend", "scrutiny meetings to attend"),
        rows=scrutiny_to_attend,
        otherwise="Those who decide attend, or name another officer",
        end=leave_to_deciders,
    ),
)
