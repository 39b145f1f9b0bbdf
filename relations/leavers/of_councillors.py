"""Meetings of councillors who have left: the other side is told that they end, or who has them."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet
from django.utils import timezone

from casework.leavers import Left, WorkKind, by_portal
from people.models import Appointment, Committee, User, system_user
from people.roles import Role
from relations.agendas.actions import consult_on_agenda
from relations.agendas.routing import to_be_consulted
from relations.appointments.actions import withdraw_appointment
from relations.informal_briefings.actions import withdraw_briefing
from relations.models import (
    INFORMAL_BRIEFINGS_OPEN,
    SCRUTINY_OPEN,
    VISITS_OPEN,
    AgendaConsultation,
    AgendaState,
    AppointmentRequest,
    AppointmentState,
    InformalBriefing,
    InformalBriefingState,
    ScrutinyRequest,
    Visit,
)
from relations.scrutiny.actions import pass_scrutiny_request, withdraw_scrutiny
from relations.visits.actions import withdraw_visit


def open_appointments() -> "QuerySet[AppointmentRequest]":
    """Those without an agreed time, and those whose time is to come."""
    waiting = Q(status__in=(AppointmentState.ASKED, AppointmentState.OFFERED))
    agreed = Q(status=AppointmentState.AGREED, starts_at__gt=timezone.now())
    return AppointmentRequest.objects.filter(waiting | agreed)


def appointments_asked(left: Left) -> "QuerySet[AppointmentRequest]":
    return open_appointments().filter(member__in=left.councillors)


def visits_to_come(left: Left) -> "QuerySet[Visit]":
    rows = Visit.objects.filter(status__in=VISITS_OPEN, starts_at__gt=timezone.now())
    return rows.filter(member__in=left.councillors)


def open_informal_briefings() -> "QuerySet[InformalBriefing]":
    """Those still to be arranged, and those to come."""
    waiting = Q(status=InformalBriefingState.ASKED) | Q(starts_at__gt=timezone.now())
    return InformalBriefing.objects.filter(waiting, status__in=INFORMAL_BRIEFINGS_OPEN)


def informal_briefings_asked(left: Left) -> "QuerySet[InformalBriefing]":
    return open_informal_briefings().filter(member__in=left.councillors)


def scrutiny_to_come() -> "QuerySet[ScrutinyRequest]":
    rows = ScrutinyRequest.objects.filter(status__in=SCRUTINY_OPEN)
    return rows.filter(starts_at__gt=timezone.now())


def scrutiny_asked(left: Left) -> "QuerySet[ScrutinyRequest]":
    return scrutiny_to_come().filter(member__in=left.councillors)


def agendas_shown(left: Left) -> "QuerySet[AgendaConsultation]":
    rows = AgendaConsultation.objects.filter(status=AgendaState.CONSULTED)
    return rows.filter(starts_at__gt=timezone.now(), consulted__in=left.councillors)


def chair_of_body(committee: Committee) -> User | None:
    posts = Appointment.objects.current().of_people_who_can_sign_in()
    posts = posts.filter(role=Role.COMMITTEE_CHAIR, committee=committee)
    chairs = [post.person for post in posts.select_related("person").order_by("starts_on", "pk")]
    return next((person for person in chairs if person.is_councillor_today()), None)


def leave_scrutiny_to_chair(request: ScrutinyRequest) -> None:
    """Withdrawn if the body has no chair: no one else could withdraw it."""
    portal, chair = system_user(), chair_of_body(request.body.committee)
    if chair is None or chair.pk == request.member_id:
        withdraw_scrutiny(request, by=portal)
    else:
        pass_scrutiny_request(request, member=chair, by=portal)


def consult_successor(consultation: AgendaConsultation) -> bool:
    """Whether there is a new leader or chair."""
    if to_be_consulted(consultation.committee) is None:
        return False
    consult_on_agenda(consultation, agenda=consultation.agenda, by=system_user())
    return True


KINDS_OF_COUNCILLORS: Sequence[WorkKind] = (
    WorkKind(
        name="appointments-asked",
        holder="member",
        words=("appointment with an officer", "appointments with officers"),
        rows=appointments_asked,
        otherwise="Withdrawn. The officers are told",
        end=by_portal(withdraw_appointment),
    ),
    WorkKind(
        name="visits",
        holder="member",
        words=("visit to premises", "visits to premises"),
        rows=visits_to_come,
        otherwise="Withdrawn. The managers are told",
        end=by_portal(withdraw_visit),
    ),
    WorkKind(
        name="informal-briefings-asked",
        holder="member",
        words=("informal briefing asked for", "informal briefings asked for"),
        rows=informal_briefings_asked,
        otherwise="Withdrawn. The senior officers are told",
        end=by_portal(withdraw_briefing),
    ),
    WorkKind(
        name="scrutiny-asked",
        holder="member",
        words=("request of a scrutiny body", "requests of scrutiny bodies"),
        rows=scrutiny_asked,
        otherwise="The chair of the body has them",
        end=leave_scrutiny_to_chair,
        withdraw=by_portal(withdraw_scrutiny),
        withdrawal="Withdrawn. Those who decide and the officer are told",
    ),
    WorkKind(
        name="agendas",
        holder="consulted",
        words=("agenda to answer about", "agendas to answer about"),
        rows=agendas_shown,
        otherwise="The next leader or chair is consulted",
        end=consult_successor,
    ),
)
