"""Pages of one verb on an appointment: accept a time, propose others, decline, withdraw."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from casework.http import PortalRequest
from relations.appointments import actions, content, forms, policy
from relations.appointments.views import appointment_or_404
from relations.case_verb import case_verb_page


@require_http_methods(["GET", "POST"])
def agree_time_page(request: PortalRequest, appointment_reference: str) -> HttpResponse:
    appointment, user = appointment_or_404(request, appointment_reference), request.user
    other = content.other_person(appointment, user)
    return case_verb_page(
        request,
        appointment,
        {
            "heading": "Accept a time",
            "lead": f"With {other}, at {appointment.place}. We will tell them which time you"
            " accept.",
            "button": "Accept time",
        },
        form=forms.AgreeTimeForm,
        can=policy.can_agree_time,
        do=lambda typed: actions.agree_time(appointment, starts_at=typed["starts_at"], by=user),
        done="Time accepted",
        appointment=appointment,
        user=user,
    )


@require_http_methods(["GET", "POST"])
def propose_times_page(request: PortalRequest, appointment_reference: str) -> HttpResponse:
    appointment, user = appointment_or_404(request, appointment_reference), request.user
    other = content.other_person(appointment, user)
    return case_verb_page(
        request,
        appointment,
        {
            "heading": "Propose other times",
            "lead": f"{other} can accept one of them or propose others.",
            "button": "Propose these times",
        },
        form=forms.ProposeTimesForm,
        can=policy.can_propose_times,
        do=lambda typed: actions.propose_times(
            appointment, times=typed["times"], place=typed["place"], by=user
        ),
        done="Times proposed",
        initial={"place": appointment.place},
    )


@require_http_methods(["GET", "POST"])
def decline_appointment_page(request: PortalRequest, appointment_reference: str) -> HttpResponse:
    appointment, user = appointment_or_404(request, appointment_reference), request.user
    return case_verb_page(
        request,
        appointment,
        {
            "heading": "Decline this appointment",
            "lead": f"We will tell {appointment.member.styled}. You do not have to give a reason.",
            "button": "Decline appointment",
        },
        form=forms.DeclineAppointmentForm,
        can=policy.can_decline_appointment,
        do=lambda typed: actions.decline_appointment(appointment, reason=typed["reason"], by=user),
        done="Appointment declined",
    )


@require_http_methods(["GET", "POST"])
def withdraw_appointment_page(request: PortalRequest, appointment_reference: str) -> HttpResponse:
    appointment, user = appointment_or_404(request, appointment_reference), request.user
    return case_verb_page(
        request,
        appointment,
        {
            "heading": "Withdraw this appointment",
            "lead": f"We will tell {appointment.officer.name}.",
            "button": "Withdraw appointment",
        },
        form=forms.WithdrawAppointmentForm,
        can=policy.can_withdraw_appointment,
        do=lambda typed: actions.withdraw_appointment(appointment, by=user),
        done="Appointment withdrawn",
    )
