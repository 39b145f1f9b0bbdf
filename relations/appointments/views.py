"""Pages of appointments: the list, the request, one appointment and its calendar file."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casework.http import PortalRequest, verb_page, visible_or_404
from foundation.paging import page_of
from foundation.types import Cleaned, Context
from people.models import User
from protocols.behaviours import Behaviour
from protocols.version_cache import todays_protocol
from relations.appointments import actions, content, policy
from relations.appointments.forms import AskAppointmentForm
from relations.meeting_file import meeting_file
from relations.models import AppointmentRequest

BACK = "Back to appointments"


def appointment_or_404(request: PortalRequest, reference: str) -> AppointmentRequest:
    rows = AppointmentRequest.objects.with_people()
    return visible_or_404(rows, request.user, reference=reference)


@require_safe
def appointment_list(request: PortalRequest) -> HttpResponse:
    """This person's own, the newest first."""
    user = request.user
    rows = AppointmentRequest.objects.visible_to(user).with_people()
    page = page_of(rows, "starts_at", request.GET.get("after", ""), newest=True)
    later = {"url": f"?after={page.after}", "label": "Earlier appointments"}
    context = {
        "title": "Appointments",
        "desk": not user.is_member,
        "may": policy.can_ask_appointment(user),
        "rows": [content.appointment_line(row, user) for row in page.rows],
        "next_link": later if page.after else None,
        "first_url": "" if page.is_first else "?",
        "back": (reverse("relations:index"), "Back to meetings and connections"),
    }
    return render(request, "relations/appointments/list.html", context)


@require_http_methods(["GET", "POST"])
def ask_appointment_page(request: PortalRequest) -> HttpResponse:
    user, version = request.user, todays_protocol()
    may = policy.can_ask_appointment(user, version)
    may.or_raise()

    def do(typed: Cleaned) -> None:
        names = ("officer", "title", "place", "times")
        new = actions.NewAppointment(**{name: typed[name] for name in names})
        actions.ask_appointment(new, by=user, key=typed["key"])

    page: Context = {
        "heading": "Ask an officer for an appointment",
        "lead": "The officer can accept one of your times, propose others, or decline.",
        "clause": version.cite_for(Behaviour.APPOINTMENTS),
        "button": "Ask for appointment",
        "cancel_url": reverse("relations:appointments"),
        "back": (reverse("relations:appointments"), BACK),
    }
    return verb_page(
        request,
        page,
        form=AskAppointmentForm,
        may=may,
        do=do,
        done="Appointment asked for",
        to="relations:appointments",
        reads_first=True,
    )


@require_safe
def appointment_page(request: PortalRequest, appointment_reference: str) -> HttpResponse:
    appointment = appointment_or_404(request, appointment_reference)
    context = appointment_context(appointment, request.user)
    return render(request, "relations/appointments/appointment.html", context)


def appointment_context(appointment: AppointmentRequest, user: User) -> Context:
    is_open = policy.is_still_open(appointment)
    return {
        "title": appointment.title,
        "overline": f"{appointment.reference}, appointment",
        "desk": not user.is_member,
        "back": (reverse("relations:appointments"), BACK),
        "facts": content.facts_of_appointment(appointment),
        "appointment": appointment,
        "clause": appointment.version.cite_for(Behaviour.APPOINTMENTS),
        "left": policy.party_left_words(appointment) if is_open else "",
        "times": content.times_on_page(appointment),
        "events": content.events_of_appointment(appointment),
        "grey": not policy.is_turn_of(user, appointment),
        "links": content.links_of_appointment(appointment, user),
        "file_url": reverse("relations:appointment-file", args=[appointment.reference])
        if is_open and policy.can_save_to_calendar(user, appointment)
        else "",
    }


@require_safe
def appointment_file(request: PortalRequest, appointment_reference: str) -> HttpResponse:
    appointment = appointment_or_404(request, appointment_reference)
    policy.can_save_to_calendar(request.user, appointment).or_raise()
    title = f"Appointment {appointment.reference}"
    path = appointment.get_absolute_url()
    return meeting_file(appointment, title=title, path=path, number=appointment.reference)
